package org.facegap.evaluation.suite;

import org.facegap.evaluation.uncertainty.IdentityPairs;
import org.facegap.evaluation.uncertainty.SeedDeviations;
import org.facegap.evaluation.uncertainty.SeedSpread;

/**
 * How far the difference of two arms moves when other seeds had been drawn. Seeds are paired in their order when both arms
 * share their multipliers, else both arms move on their own.
 */
final class SeedChange {
    private final double[] baseline;
    private final double[] candidate;
    private final SeedDeviations before;
    private final SeedDeviations after;
    private final double baselineVariance;
    private final double candidateVariance;

    private SeedChange(
            double[] baseline,
            double[] candidate,
            SeedDeviations before,
            SeedDeviations after,
            double baselineVariance,
            double candidateVariance) {
        this.baseline = baseline;
        this.candidate = candidate;
        this.before = before;
        this.after = after;
        this.baselineVariance = baselineVariance;
        this.candidateVariance = candidateVariance;
    }

    /**
     * Prepares the deviations.
     *
     * @param left {@code [seeds][pairs]} of the baseline
     * @param right {@code [seeds][pairs]} of the candidate
     * @param change mean over seeds of candidate - baseline, for each pair
     * @param before multipliers of the baseline's seeds
     * @param after those of the candidate's, the same object when seeds are paired
     */
    static SeedChange of(
            IdentityPairs design,
            double[][] left,
            double[][] right,
            double[] change,
            SeedDeviations before,
            SeedDeviations after,
            double confidence) {
        if (before == after) {
            double[][] changes = new double[left.length][change.length];
            for (int s = 0; s < changes.length; s++) {
                for (int p = 0; p < change.length; p++) {
                    changes[s][p] = right[s][p] - left[s][p];
                }
            }
            double extra = SeedSpread.of(design, changes).extra(design, change, confidence);
            double[] differences = means(changes);
            return new SeedChange(differences, differences, before, after, 0, extra);
        }
        SeedSpread first = SeedSpread.of(design, left);
        SeedSpread second = SeedSpread.of(design, right);
        double extra = first.and(second).extra(design, change, confidence);
        double share = first.raw() + second.raw() > 0 ? first.raw() / (first.raw() + second.raw()) : 0.5;
        return new SeedChange(means(left), means(right), before, after, share * extra, (1 - share) * extra);
    }

    /** Deviation in a replicate. */
    double of(int replicate) {
        return after.of(replicate, candidate, candidateVariance) - before.of(replicate, baseline, baselineVariance);
    }

    /** Mean over pairs of each seed. */
    static double[] means(double[][] perSeed) {
        double[] means = new double[perSeed.length];
        for (int s = 0; s < means.length; s++) {
            for (double v : perSeed[s]) {
                means[s] += v / perSeed[s].length;
            }
        }
        return means;
    }
}
