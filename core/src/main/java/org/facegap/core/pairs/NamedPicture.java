package org.facegap.core.pairs;

/**
 * A picture as a pair list names it.
 *
 * @param path path with forward slashes, relative to the folder of the pictures
 * @param identity person; empty when the list does not say
 * @param group demographic group; empty when the list does not say
 */
public record NamedPicture(String path, String identity, String group) {
    /** @throws IllegalArgumentException when there is no path */
    public NamedPicture {
        if (path.isBlank()) {
            throw new IllegalArgumentException("a picture needs a path");
        }
    }
}
