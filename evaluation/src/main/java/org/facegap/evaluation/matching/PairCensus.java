package org.facegap.evaluation.matching;

import java.util.BitSet;

/**
 * What a first visit of pairs tells.
 *
 * @param genuine genuine pairs
 * @param impostor impostor pairs
 * @param pictures rows of the pictures that some pair names
 */
public record PairCensus(long genuine, long impostor, BitSet pictures) {
    /** Counts. */
    public static PairCensus of(PicturePairs pairs) {
        long[] counts = new long[2];
        BitSet pictures = new BitSet();
        pairs.visit((a, b, genuine, fold) -> {
            counts[genuine ? 0 : 1]++;
            pictures.set(a);
            pictures.set(b);
        });
        return new PairCensus(counts[0], counts[1], pictures);
    }

    /** All pairs. */
    public long pairs() {
        return genuine + impostor;
    }
}
