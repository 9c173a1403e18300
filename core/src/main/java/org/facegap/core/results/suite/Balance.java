package org.facegap.core.results.suite;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.facegap.core.estimate.Estimate;

/**
 * How even the values of one attribute are among a set's identities: as the oracle that steered the search labelled them
 * (counts, so without an interval), and corrected for that oracle's confusion as an auditing oracle measured it. Entropy is
 * {@code -sum p ln p / ln K} over the shares p of all K values: 1 when all are equal, 0 when there is only one.
 *
 * @param entropy of the labels
 * @param correctedEntropy of the corrected shares
 * @param smallest value that has the smallest share of the labels
 * @param smallestShare that share
 * @param correctedSmallest value that has the smallest corrected share
 * @param correctedSmallestShare that share; the interval is that value's, whichever value is the smallest in a resample
 * @param correctedShares value to corrected share; empty when nothing could be corrected
 */
public record Balance(
        Estimate entropy,
        Estimate correctedEntropy,
        String smallest,
        Estimate smallestShare,
        String correctedSmallest,
        Estimate correctedSmallestShare,
        Map<String, Estimate> correctedShares) {
    public Balance {
        correctedShares = Collections.unmodifiableMap(new LinkedHashMap<>(correctedShares));
    }
}
