/**
 * Where a face lies in an image and how it is brought to the place a model was trained on: landmarks, transforms, warping,
 * detections. Plain Java; the networks that find faces live elsewhere.
 */
@NullMarked
package org.facegap.models.align;

import org.jspecify.annotations.NullMarked;
