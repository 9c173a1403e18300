package org.facegap.evaluation.matching;

import java.util.BitSet;

/**
 * What a first visit of pairs tells.
 *
 * @param genuine genuine pairs
 * @param impostor impostor pairs
 * @param images rows of the images that some pair names
 */
public record PairCensus(long genuine, long impostor, BitSet images) {
    /** Counts. */
    public static PairCensus of(ImagePairs pairs) {
        long[] counts = new long[2];
        BitSet images = new BitSet();
        pairs.visit((a, b, genuine, fold) -> {
            counts[genuine ? 0 : 1]++;
            images.set(a);
            images.set(b);
        });
        return new PairCensus(counts[0], counts[1], images);
    }

    /** All pairs. */
    public long pairs() {
        return genuine + impostor;
    }
}
