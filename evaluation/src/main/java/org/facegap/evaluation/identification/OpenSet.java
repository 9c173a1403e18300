package org.facegap.evaluation.identification;

import java.util.List;
import org.facegap.evaluation.verification.Failures;
import org.facegap.evaluation.verification.MatchThreshold;
import org.facegap.evaluation.verification.ScoreSplit;

/**
 * Open set rates after ISO/IEC 19795-1. {@code FPIR(T)}: non-mated searches that return a candidate at or above T, over
 * non-mated searches; how many candidates are returned does not matter, since the best one decides. {@code FNIR(R, T)}:
 * mated searches whose mate is not among the first R candidates or lies below T, over mated searches. {@code DIR = TPIR
 * = 1 - FNIR}.
 *
 * <p>With {@link Failures#NONMATCH} a search without scores returns nothing: an error when it is mated, none when it is
 * not. NIST's investigation mode is R = 1 and T = 0 (negative infinity for scores that may be negative), its
 * identification mode sets T at a FPIR.
 */
public final class OpenSet {
    private OpenSet() {}

    /** Non-mated searches with a candidate at or above the threshold. */
    public static SearchErrors falsePositives(List<ProbeSearch> searches, double threshold, Failures rule) {
        check(threshold);
        long errors = 0;
        long counted = 0;
        long failed = 0;
        for (ProbeSearch search : searches) {
            if (search.mated()) {
                continue;
            }
            if (search.failed()) {
                failed++;
                counted += rule == Failures.NONMATCH ? 1 : 0;
                continue;
            }
            counted++;
            errors += search.bestNonMate() >= threshold ? 1 : 0;
        }
        return new SearchErrors(errors, counted, failed);
    }

    /**
     * Mated searches whose mate is outside of the first candidates or below the threshold.
     *
     * @param rank R, 1 or more
     */
    public static SearchErrors falseNegatives(List<ProbeSearch> searches, int rank, double threshold, Failures rule) {
        check(threshold);
        if (rank < 1) {
            throw new IllegalArgumentException("rank: must be 1 or more, not " + rank);
        }
        long errors = 0;
        long counted = 0;
        long failed = 0;
        for (ProbeSearch search : searches) {
            if (!search.mated()) {
                continue;
            }
            if (search.failed()) {
                failed++;
                counted += rule == Failures.NONMATCH ? 1 : 0;
                errors += rule == Failures.NONMATCH ? 1 : 0;
                continue;
            }
            counted++;
            errors += search.bestMate() >= threshold && search.rank() <= rank ? 0 : 1;
        }
        return new SearchErrors(errors, counted, failed);
    }

    /**
     * The smallest best score of a non-mated search whose realised FPIR does not exceed the target; failed searches are
     * left out.
     *
     * @throws IllegalArgumentException without non-mated searches that gave scores
     */
    public static MatchThreshold thresholdAtFpir(List<ProbeSearch> searches, double target) {
        double[] best = searches.stream()
                .filter(s -> !s.mated())
                .mapToDouble(ProbeSearch::bestNonMate)
                .toArray();
        return MatchThreshold.atFmr(ScoreSplit.ofKinds(new double[0], best), target);
    }

    private static void check(double threshold) {
        if (Double.isNaN(threshold)) {
            throw new IllegalArgumentException("a threshold must be a number");
        }
    }
}
