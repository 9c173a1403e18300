package org.facegap.core.pairs;

/**
 * An image as a pair list names it.
 *
 * @param path path with forward slashes, relative to the folder of the images
 * @param identity identity; empty when the list does not say
 * @param group demographic group; empty when the list does not say
 */
public record NamedImage(String path, String identity, String group) {
    /** @throws IllegalArgumentException when there is no path */
    public NamedImage {
        if (path.isBlank()) {
            throw new IllegalArgumentException("an image needs a path");
        }
    }
}
