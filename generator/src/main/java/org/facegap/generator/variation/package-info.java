/** Latent directions of what belongs to the picture, and pictures of one identity that differ along them. */
@NullMarked
package org.facegap.generator.variation;

import org.jspecify.annotations.NullMarked;
