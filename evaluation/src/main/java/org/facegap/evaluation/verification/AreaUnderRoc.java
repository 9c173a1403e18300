package org.facegap.evaluation.verification;

/**
 * Area under the ROC: {@code AUC = 1/(MN) sum_ij [1(g_i > s_j) + 0.5 * 1(g_i = s_j)]}, the Mann-Whitney statistic with
 * ties counted half, computed from ranks in {@code O(n log n)}. NaN scores are left out.
 *
 * <p>The placements are those of DeLong, DeLong and Clarke-Pearson 1988: a genuine pair's is the share of impostor
 * scores below it, an impostor pair's the share of genuine scores above it. Their averages are both the AUC.
 *
 * @param value the area in {@code [0, 1]}; NaN when there are no genuine or no impostor scores
 * @param placements one per pair, NaN where the score is
 */
public record AreaUnderRoc(double value, double[] placements) {
    /** AUC and placements; both arrays have one entry per pair. */
    public static AreaUnderRoc of(double[] scores, boolean[] genuine) {
        ScoreSplit split = ScoreSplit.of(scores, genuine);
        int m = split.genuine().length;
        int n = split.impostor().length;
        double[] placements = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            if (Double.isNaN(scores[i]) || m == 0 || n == 0) {
                placements[i] = Double.NaN;
                continue;
            }
            double[] others = genuine[i] ? split.impostor() : split.genuine();
            int below = ScoreSplit.below(others, scores[i]);
            int notAbove = ScoreSplit.below(others, Math.nextUp(scores[i]));
            double ties = 0.5 * (notAbove - below);
            placements[i] = genuine[i] ? (below + ties) / n : (m - notAbove + ties) / m;
        }
        return new AreaUnderRoc(value(split), placements);
    }

    /**
     * The area alone, in one pass over the sorted scores. The statistic is summed as a whole number, so that the area
     * does not depend on the order of summation. NaN when there are no genuine or no impostor scores.
     */
    public static double value(ScoreSplit scores) {
        double[] g = scores.genuine();
        double[] s = scores.impostor();
        if (!scores.hasBothKinds()) {
            return Double.NaN;
        }
        long twice = 0;
        int below = 0;
        int notAbove = 0;
        for (double score : g) {
            while (below < s.length && s[below] < score) {
                below++;
            }
            notAbove = Math.max(notAbove, below);
            while (notAbove < s.length && s[notAbove] <= score) {
                notAbove++;
            }
            twice += below + (long) notAbove;
        }
        return twice / (2.0 * g.length * s.length);
    }
}
