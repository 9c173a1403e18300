/** The recipe that fits a StyleGAN2 to (latent, picture) pairs. */
@NullMarked
package org.facegap.trainer.fit;

import org.jspecify.annotations.NullMarked;
