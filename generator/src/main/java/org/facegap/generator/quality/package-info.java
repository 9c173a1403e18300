/** How near a generated set comes to a reference set: distances of features, sharpness, what an oracle makes of the images. Nothing is chosen or rejected by these numbers here. */
@NullMarked
package org.facegap.generator.quality;

import org.jspecify.annotations.NullMarked;
