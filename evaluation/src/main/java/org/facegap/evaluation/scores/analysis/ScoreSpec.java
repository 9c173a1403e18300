package org.facegap.evaluation.scores.analysis;

import java.util.List;
import java.util.Map;
import org.facegap.core.results.scores.Contrast;
import org.facegap.core.results.scores.ScoreProtocol;
import org.facegap.evaluation.protocol.ImpostorRule;
import org.facegap.evaluation.verification.Failures;
import org.jspecify.annotations.Nullable;

/**
 * How scores are evaluated.
 *
 * @param targets false match rates that thresholds aim at, the first being the main one; at least one
 * @param fixed thresholds given by the user, by system; may be empty
 * @param thresholdRule how a threshold meets a target
 * @param impostors which impostor pairs count
 * @param failures what a pair without a score counts for
 * @param folds folds to cut the pairs into by their order; 0 to take those of the file, or find them by order
 * @param confidence level of every interval, such as 0.95
 * @param replicates replicates of the bootstrap
 * @param permutations draws at equal rates for each differential
 * @param minimumTrials a rate on fewer trials is TOO_FEW, and takes no part in differentials
 * @param rocPoints most points of a curve in the results
 * @param seed seed of every resampling
 * @param baseline name of the system the others are compared with; null for the first
 * @param contrast between groups that systems are compared by; null for none
 */
public record ScoreSpec(
        List<Double> targets,
        Map<String, Double> fixed,
        ThresholdRule thresholdRule,
        ImpostorRule impostors,
        Failures failures,
        int folds,
        double confidence,
        int replicates,
        int permutations,
        int minimumTrials,
        int rocPoints,
        long seed,
        @Nullable String baseline,
        @Nullable Contrast contrast) {
    /** @throws IllegalArgumentException with {@code name: what is wrong} */
    public ScoreSpec {
        targets = List.copyOf(targets);
        fixed = Map.copyOf(fixed);
        check(!targets.isEmpty(), "fmr: at least one target is needed");
        check(targets.stream().allMatch(t -> t > 0 && t < 1), "fmr: every target must lie between 0 and 1");
        check(targets.stream().distinct().count() == targets.size(), "fmr: a target is given twice");
        check(fixed.values().stream().allMatch(Double::isFinite), "threshold: must be a finite number");
        check(folds == 0 || (folds >= 2 && folds <= 100), "folds: must be 0, or from 2 to 100");
        check(confidence > 0.5 && confidence < 1, "confidence: must lie between 0.5 and 1");
        check(replicates >= 100 && replicates <= 100_000, "replicates: must be from 100 to 100,000");
        check(permutations >= 99 && permutations <= 1_000_000, "permutations: must be from 99 to 1,000,000");
        check(minimumTrials >= 1, "min-n: must be 1 or more");
        check(rocPoints >= 10 && rocPoints <= 10_000, "roc points: must be from 10 to 10,000");
    }

    /** The same with this baseline. */
    public ScoreSpec withBaseline(String name) {
        return new ScoreSpec(
                targets,
                fixed,
                thresholdRule,
                impostors,
                failures,
                folds,
                confidence,
                replicates,
                permutations,
                minimumTrials,
                rocPoints,
                seed,
                name,
                contrast);
    }

    /** The same with this contrast. */
    public ScoreSpec withContrast(@Nullable Contrast declared) {
        return new ScoreSpec(
                targets,
                fixed,
                thresholdRule,
                impostors,
                failures,
                folds,
                confidence,
                replicates,
                permutations,
                minimumTrials,
                rocPoints,
                seed,
                baseline,
                declared);
    }

    /** What a protocol tells of intervals and tests. */
    ScoreProtocol.Resampling resampling(@Nullable Integer ofBootstrap) {
        return new ScoreProtocol.Resampling(confidence, minimumTrials, permutations, ofBootstrap, seed);
    }

    private static void check(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    /** FMR 1 % and 0.1 %, pooled, within groups, 95 % intervals, 1,000 replicates, 2,000 draws, 30 trials. */
    public static ScoreSpec standard(long seed) {
        return new ScoreSpec(
                List.of(0.01, 0.001),
                Map.of(),
                ThresholdRule.POOLED,
                ImpostorRule.SAME_GROUP,
                Failures.EXCLUDE,
                0,
                0.95,
                1000,
                2000,
                30,
                200,
                seed,
                null,
                null);
    }
}
