package org.facegap.evaluation.identification;

import java.util.Arrays;
import java.util.List;
import org.facegap.core.estimate.Estimate;
import org.facegap.evaluation.verification.Failures;
import org.facegap.evaluation.verification.Rates;

/**
 * Cumulative match characteristic of a closed set: {@code CMC(r)} is the share of mated searches whose best mate stands
 * at rank r or better; ties are pessimistic ({@link ProbeSearch#rank}). Source: bob.measure {@code cmc}; ISO/IEC 19795-1.
 *
 * @param atRank searches whose mate stands at exactly rank index + 1; as many entries as the largest gallery
 * @param searches searches that count
 * @param failures searches whose mate gave no score
 */
public record Cmc(long[] atRank, long searches, long failures) {
    /**
     * Counts ranks.
     *
     * @throws IllegalArgumentException when a search has no mate: the set is not closed, use {@link OpenSet}
     */
    public static Cmc of(List<ProbeSearch> searches, Failures rule) {
        int ranks = 0;
        for (ProbeSearch search : searches) {
            if (!search.mated()) {
                throw new IllegalArgumentException("a closed set has a mate for every search");
            }
            ranks = Math.max(ranks, search.nonMates().length + 1);
        }
        long[] atRank = new long[ranks];
        long failed = 0;
        for (ProbeSearch search : searches) {
            if (search.failed()) {
                failed++;
            } else {
                atRank[search.rank() - 1]++;
            }
        }
        long counted = rule == Failures.NONMATCH ? searches.size() : searches.size() - failed;
        return new Cmc(atRank, counted, failed);
    }

    /** Mated searches found at rank r or better, r from 1. */
    public long found(int rank) {
        if (rank < 1) {
            throw new IllegalArgumentException("rank: must be 1 or more, not " + rank);
        }
        return Arrays.stream(atRank, 0, Math.min(rank, atRank.length)).sum();
    }

    /** The share of {@link #found}; undefined without searches. */
    public Estimate at(int rank) {
        return Rates.of(found(rank), searches, "no searches");
    }

    /** The whole curve, entry 0 being rank 1; empty without searches. */
    public double[] curve() {
        double[] curve = new double[searches == 0 ? 0 : atRank.length];
        long sum = 0;
        for (int r = 0; r < curve.length; r++) {
            sum += atRank[r];
            curve[r] = sum / (double) searches;
        }
        return curve;
    }
}
