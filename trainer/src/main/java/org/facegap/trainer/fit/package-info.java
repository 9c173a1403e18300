/** The recipe that fits a StyleGAN2 to (latent, image) pairs. */
@NullMarked
package org.facegap.trainer.fit;

import org.jspecify.annotations.NullMarked;
