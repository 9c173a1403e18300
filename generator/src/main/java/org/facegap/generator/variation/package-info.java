/** Latent directions of what belongs to the image, and images of one identity that differ along them. */
@NullMarked
package org.facegap.generator.variation;

import org.jspecify.annotations.NullMarked;
