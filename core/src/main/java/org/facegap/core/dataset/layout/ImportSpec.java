package org.facegap.core.dataset.layout;

import org.facegap.core.image.Image;

/**
 * What an import does with the images it finds.
 *
 * @param name of the dataset
 * @param kind of layout, for the card
 * @param source where the images come from, for the card
 * @param licence terms of the images, as the user states them
 * @param imagesMayBeShown whether those terms let a report show images
 * @param size side in pixels that all images get; 0 keeps each as it is
 */
public record ImportSpec(String name, String kind, String source, String licence, boolean imagesMayBeShown, int size) {
    /** @throws IllegalArgumentException when there is no name or licence, or the size is none */
    public ImportSpec {
        if (name.isBlank() || licence.isBlank()) {
            throw new IllegalArgumentException("an import needs a name and the licence of the images");
        }
        if (size < 0 || size > Image.MAX_SIDE) {
            throw new IllegalArgumentException("size: expected 1 to " + Image.MAX_SIDE + " pixels, found " + size);
        }
    }
}
