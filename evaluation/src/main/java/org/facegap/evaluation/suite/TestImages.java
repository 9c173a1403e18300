package org.facegap.evaluation.suite;

import java.util.List;

/**
 * The pictures that pairs refer to by row.
 *
 * @param keys key of each picture
 * @param identities identity of each picture
 * @param groups demographic group of each picture
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

    /** Number of pictures. */
    public int size() {
        return keys.size();
    }
}
