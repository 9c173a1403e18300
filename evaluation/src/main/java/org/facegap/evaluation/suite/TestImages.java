package org.facegap.evaluation.suite;

import java.util.List;

/**
 * The images that pairs refer to by row.
 *
 * @param keys key of each image
 * @param identities identity of each image
 * @param groups demographic group of each image
 */
public record TestImages(List<String> keys, List<String> identities, List<String> groups) {
    public TestImages {
        keys = List.copyOf(keys);
        identities = List.copyOf(identities);
        groups = List.copyOf(groups);
        if (identities.size() != keys.size() || groups.size() != keys.size()) {
            throw new IllegalArgumentException("keys, identities and groups differ in length: " + keys.size() + ", "
                    + identities.size() + ", " + groups.size());
        }
    }

    /** Number of images. */
    public int size() {
        return keys.size();
    }
}
