package org.facegap.core.dataset.layout;

import org.facegap.core.image.Picture;

/**
 * What an import does with the pictures it finds.
 *
 * @param name of the dataset
 * @param kind of layout, for the card
 * @param source where the pictures come from, for the card
 * @param licence terms of the pictures, as the user states them
 * @param picturesMayBeShown whether those terms let a report show pictures
 * @param size side in pixels that all pictures get; 0 keeps each as it is
 */
public record ImportSpec(
        String name, String kind, String source, String licence, boolean picturesMayBeShown, int size) {
    /** @throws IllegalArgumentException when there is no name or licence, or the size is none */
    public ImportSpec {
        if (name.isBlank() || licence.isBlank()) {
            throw new IllegalArgumentException("an import needs a name and the licence of the pictures");
        }
        if (size < 0 || size > Picture.MAX_SIDE) {
            throw new IllegalArgumentException("size: expected 1 to " + Picture.MAX_SIDE + " pixels, found " + size);
        }
    }
}
