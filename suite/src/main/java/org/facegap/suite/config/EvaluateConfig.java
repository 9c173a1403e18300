package org.facegap.suite.config;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.OrWord;
import org.facegap.core.config.Range;
import org.facegap.core.words.Nearest;
import org.facegap.evaluation.protocol.ImpostorRule;
import org.facegap.evaluation.protocol.PairProtocol;
import org.facegap.evaluation.scores.analysis.ScoreSpec;
import org.facegap.evaluation.scores.analysis.ThresholdRule;
import org.facegap.evaluation.verification.Failures;
import org.facegap.models.recognition.Flip;
import org.jspecify.annotations.Nullable;

/**
 * How the models are measured.
 *
 * @param genuinePerGroup pairs of one identity, of every group, in each split; null for all
 * @param impostorPerGroup pairs of two identities of one group, of every group, in each split; null for all
 * @param folds of the accuracy; no identity is in two of them
 * @param targetFmr false match rate that the global threshold aims at on the calibration split
 * @param confidence level of every interval
 * @param replicates of the identity bootstrap
 * @param permutations of group labels for each gap
 * @param minimumTrials a rate on fewer trials is not shown
 * @param rocPoints most points of a ROC
 * @param baseline arm that the others are compared with; absent, the first
 * @param contrast groups that arms are compared by; absent, the baseline's smaller groups less its largest
 * @param flip what the trained recognition models do with mirror images of test and calibration images
 * @param seed of pairs and resampling
 */
public record EvaluateConfig(
        @Doc("pairs of one identity, per group and split; all: 250,000 at most")
        @Range(min = 1, max = 10_000_000)
        @OrWord("all")
        @Nullable
        Integer genuinePerGroup,

        @Doc(
                "pairs of two identities of one group, per group and split; all: 250,000 at most, drawn at random if there are more")
        @Range(min = 1, max = 10_000_000)
        @OrWord("all")
        @Nullable
        Integer impostorPerGroup,

        @Doc("folds of the accuracy; no identity is in two of them") @Range(min = 2, max = 100) @Default("10")
        int folds,

        @Doc("false match rate of the global threshold on the calibration split")
        @Range(min = 0, max = 1, minExclusive = true, maxExclusive = true)
        @Default("0.01")
        double targetFmr,

        @Doc("level of every interval")
        @Range(min = 0.5, max = 1, minExclusive = true, maxExclusive = true)
        @Default("0.95")
        double confidence,

        @Doc("replicates of the identity bootstrap") @Range(min = 100, max = 100_000) @Default("1000")
        int replicates,

        @Doc("permutations of group labels for each gap") @Range(min = 100, max = 1_000_000) @Default("2000")
        int permutations,

        @Doc("a rate on fewer trials is not shown") @Range(min = 1, max = 1_000_000) @Default("30")
        int minimumTrials,

        @Doc("most points of a ROC") @Range(min = 10, max = 10_000) @Default("200")
        int rocPoints,

        @Doc("arm that the others are compared with; absent, the first") @Nullable
        String baseline,

        @Doc(
                "groups that arms are compared by; absent, those with the smaller shares of the baseline's training set less its largest")
        @Nullable
        ContrastConfig contrast,

        @Doc(
                "what the trained models do with mirror images: none; sum: both embeddings are added; sum-of-unit: as unit vectors")
        @Default("none")
        Flip flip,

        @Doc("seed of pairs and resampling") @Default("1") long seed) {
    /** Tells groups of the contrast that are none of the test's. */
    public void contrast(List<String> groups, Consumer<String> problems) {
        for (String group : contrast == null || groups.isEmpty()
                ? List.<String>of()
                : contrast.contrast().groups()) {
            if (!groups.contains(group)) {
                String near = Nearest.of(group, groups);
                problems.accept("evaluate.contrast: there is no group '" + group + "' among "
                        + String.join(", ", groups) + (near == null ? "" : "; did you mean " + near + "?"));
            }
        }
    }

    /** Whether both kinds of pairs are drawn within folds; else one is whole, and impostor pairs may lie in two folds. */
    public boolean drawsWithinFolds() {
        return genuinePerGroup != null && impostorPerGroup != null;
    }

    /** Most genuine pairs of a group. */
    public int mostGenuine() {
        return genuinePerGroup == null ? PairProtocol.MOST : genuinePerGroup;
    }

    /** Most impostor pairs of a group. */
    public int mostImpostor() {
        return impostorPerGroup == null ? PairProtocol.MOST : impostorPerGroup;
    }

    /** How the scores are measured. */
    public ScoreSpec settings() {
        return new ScoreSpec(
                List.of(targetFmr),
                Map.of(),
                ThresholdRule.POOLED,
                ImpostorRule.SAME_GROUP,
                Failures.EXCLUDE,
                0,
                confidence,
                replicates,
                permutations,
                minimumTrials,
                rocPoints,
                seed,
                baseline,
                contrast == null ? null : contrast.contrast());
    }
}
