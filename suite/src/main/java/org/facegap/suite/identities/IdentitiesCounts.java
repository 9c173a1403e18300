package org.facegap.suite.identities;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was taken of a dataset and what was left out ({@code identities.json} beside the copy).
 *
 * @param images taken
 * @param identities taken
 * @param identitiesAreKnown whether the dataset names identities; else every image is its own
 * @param resampled images brought to the suite's size, of those taken
 * @param leftOut reason to images
 * @param unlabelled attribute that models are trained on to images taken that have no label of it
 * @param pairs of the dataset's protocol that were taken; 0 when pairs are drawn
 * @param pairsLeftOut reason to pairs of the dataset's protocol
 */
public record IdentitiesCounts(
        long images,
        long identities,
        boolean identitiesAreKnown,
        long resampled,
        Map<String, Long> leftOut,
        Map<String, Long> unlabelled,
        long pairs,
        Map<String, Long> pairsLeftOut) {
    /** Name of the file. */
    public static final String FILE = "identities.json";

    public IdentitiesCounts {
        leftOut = Collections.unmodifiableMap(new TreeMap<>(leftOut));
        unlabelled = Collections.unmodifiableMap(new TreeMap<>(unlabelled));
        pairsLeftOut = Collections.unmodifiableMap(new TreeMap<>(pairsLeftOut));
    }
}
