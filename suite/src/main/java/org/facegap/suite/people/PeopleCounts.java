package org.facegap.suite.people;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was taken of a dataset and what was left out ({@code people.json} beside the copy).
 *
 * @param pictures taken
 * @param people taken
 * @param peopleAreKnown whether the dataset names people; else every picture is its own
 * @param resampled pictures brought to the suite's size, of those taken
 * @param leftOut reason to pictures
 * @param pairs of the dataset's protocol that were taken; 0 when pairs are drawn
 * @param pairsLeftOut reason to pairs of the dataset's protocol
 */
public record PeopleCounts(
        long pictures,
        long people,
        boolean peopleAreKnown,
        long resampled,
        Map<String, Long> leftOut,
        long pairs,
        Map<String, Long> pairsLeftOut) {
    /** Name of the file. */
    public static final String FILE = "people.json";

    public PeopleCounts {
        leftOut = Collections.unmodifiableMap(new TreeMap<>(leftOut));
        pairsLeftOut = Collections.unmodifiableMap(new TreeMap<>(pairsLeftOut));
    }
}
