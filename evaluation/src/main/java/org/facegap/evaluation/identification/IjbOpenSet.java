package org.facegap.evaluation.identification;

import java.util.Arrays;
import java.util.List;

/**
 * TPIR at a FPIR as insightface's IJB 1:N code has it: the threshold is the best score of the non-mated search at place
 * {@code max(int(n * target) - 1, 0)} of the descending order; a mated search counts when its mate is strictly above the
 * threshold and strictly above all other people. One search less than {@code n * target} therefore lies above it.
 * Source: {@code recognition/_evaluation_/ijb/ijb_evals.py}, {@code evaluation_1N}.
 *
 * @param target false positive identification rate asked for
 * @param threshold scores strictly above it are accepted
 * @param found mated searches found
 * @param mated mated searches
 */
public record IjbOpenSet(double target, double threshold, long found, long mated) {
    /**
     * Applies the rule. Failed searches are not found and set no threshold.
     *
     * @throws IllegalArgumentException without mated or without non-mated searches, or with a target outside [0, 1]
     */
    public static IjbOpenSet of(List<ProbeSearch> searches, double target) {
        if (!(target >= 0 && target <= 1)) {
            throw new IllegalArgumentException("target: must lie in [0, 1], not " + target);
        }
        double[] best = searches.stream()
                .filter(s -> !s.mated() && !s.failed())
                .mapToDouble(ProbeSearch::bestNonMate)
                .sorted()
                .toArray();
        long mated = searches.stream().filter(ProbeSearch::mated).count();
        if (best.length == 0 || mated == 0) {
            throw new IllegalArgumentException("IJB 1:N needs mated and non-mated searches");
        }
        int place = Math.max((int) (best.length * target) - 1, 0);
        double threshold = best[best.length - 1 - place];
        long found = searches.stream()
                .filter(s -> s.mated() && !s.failed() && s.bestMate() > threshold && s.rank() == 1)
                .count();
        return new IjbOpenSet(target, threshold, found, mated);
    }

    /** True positive identification rate. */
    public double tpir() {
        return found / (double) mated;
    }

    /** Descending thresholds for many targets, as the code's curve has them. */
    public static List<IjbOpenSet> curve(List<ProbeSearch> searches, double... targets) {
        return Arrays.stream(targets).mapToObj(t -> of(searches, t)).toList();
    }
}
