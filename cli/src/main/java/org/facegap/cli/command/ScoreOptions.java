package org.facegap.cli.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.facegap.core.UserError;
import org.facegap.core.results.scores.Contrast;
import org.facegap.evaluation.compatibility.DeepfaceThresholds;
import org.facegap.evaluation.protocol.ImpostorRule;
import org.facegap.evaluation.scores.analysis.ScoreSpec;
import org.facegap.evaluation.scores.analysis.ThresholdRule;
import org.facegap.evaluation.verification.Failures;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that tell how scores are evaluated. */
public final class ScoreOptions {
    private static final int ROC_POINTS = 200;
    private static final String DEEPFACE = "deepface";

    @Option(
            names = "--impostors",
            paramLabel = "RULE",
            description = "impostor pairs that count: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    ImpostorRule impostors = ImpostorRule.SAME_GROUP;

    @Option(
            names = "--fmr",
            split = ",",
            paramLabel = "TARGET",
            description = "false match rates that thresholds aim at, the main one first (default: 0.01,0.001)")
    List<Double> targets = List.of(0.01, 0.001);

    @Option(
            names = "--threshold",
            split = ",",
            paramLabel = "[SYSTEM=]VALUE",
            description =
                    "a threshold set beforehand, on other pairs; becomes the main operating point. On the scale of the"
                            + " column, also for distances; without SYSTEM for all; deepface for its thresholds by model"
                            + " and metric")
    List<String> thresholds = List.of();

    @Option(
            names = "--threshold-rule",
            paramLabel = "RULE",
            description = "whose FMR meets the target: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    ThresholdRule thresholdRule = ThresholdRule.POOLED;

    @Option(
            names = "--failures",
            paramLabel = "POLICY",
            description = "pairs without a score: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    Failures failures = Failures.EXCLUDE;

    @Option(
            names = "--folds",
            paramLabel = "N",
            description = "cut each group's pairs into so many folds by their order, genuine and impostor apart")
    int folds;

    @Option(names = "--min-n", paramLabel = "N", description = "fewest pairs for a rate (default: ${DEFAULT-VALUE})")
    int minimum = 30;

    @Option(names = "--replicates", paramLabel = "N", description = "bootstrap replicates (default: ${DEFAULT-VALUE})")
    int replicates = 1000;

    @Mixin
    ResamplingOptions resampling = new ResamplingOptions();

    @Option(
            names = "--baseline",
            paramLabel = "SYSTEM",
            description = "the one others are compared with (default: first)")
    @Nullable
    String baseline;

    @Option(
            names = "--contrast",
            paramLabel = "PLUS,.../MINUS,...",
            description = "groups that systems are compared by: the mean over some less the mean over others")
    @Nullable
    String contrast;

    /** Impostor pairs that count. */
    public ImpostorRule impostors() {
        return impostors;
    }

    /** Whether thresholds were given. */
    boolean setsThresholds() {
        return !thresholds.isEmpty();
    }

    /** Seed of every draw. */
    public long seed() {
        return resampling.seed;
    }

    /** The settings; {@code systems} are the names of the systems, for thresholds without one. */
    public ScoreSpec settings(List<String> systems) {
        try {
            return new ScoreSpec(
                    targets,
                    fixed(systems),
                    thresholdRule,
                    impostors,
                    failures,
                    folds,
                    resampling.confidence,
                    replicates,
                    resampling.permutations,
                    minimum,
                    ROC_POINTS,
                    resampling.seed,
                    baseline,
                    contrast());
        } catch (IllegalArgumentException e) {
            throw UserError.usage("--" + e.getMessage());
        }
    }

    private @Nullable Contrast contrast() {
        String given = contrast;
        if (given == null) {
            return null;
        }
        int slash = given.indexOf('/');
        if (slash < 0) {
            throw UserError.usage(
                    "--contrast: expected groups, a slash and groups, as in dark,medium/light; found '" + given + "'.");
        }
        try {
            return new Contrast(names(given.substring(0, slash)), names(given.substring(slash + 1)));
        } catch (IllegalArgumentException e) {
            throw UserError.usage("--contrast: " + e.getMessage());
        }
    }

    private static List<String> names(String words) {
        return Stream.of(words.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private Map<String, Double> fixed(List<String> systems) {
        Map<String, Double> all = new LinkedHashMap<>();
        Map<String, Double> named = new LinkedHashMap<>();
        for (String word : thresholds) {
            int equals = word.lastIndexOf('=');
            if (equals >= 0) {
                twice(named.put(word.substring(0, equals), number(word, equals + 1)), word);
            } else if (word.equalsIgnoreCase(DEEPFACE)) {
                systems.forEach(system -> all.put(system, deepface(system)));
            } else {
                double value = number(word, 0);
                systems.forEach(system -> twice(all.put(system, value), word));
            }
        }
        all.putAll(named);
        return all;
    }

    private static double number(String word, int from) {
        try {
            return Double.parseDouble(word.substring(from));
        } catch (NumberFormatException e) {
            throw UserError.usage(
                    "--threshold: expected a number, SYSTEM=NUMBER or " + DEEPFACE + ", found '" + word + "'.");
        }
    }

    private static double deepface(String system) {
        Double value = DeepfaceThresholds.of(system);
        if (value == null) {
            throw UserError.usage("--threshold: deepface has no threshold for '" + system
                    + "'; it has for columns named by model and metric, such as Facenet512_euclidean_l2. Choose"
                    + " systems with --score or --distance, or give a number.");
        }
        return value;
    }

    private static void twice(@Nullable Double before, String word) {
        if (before != null) {
            throw UserError.usage("--threshold: a system has two thresholds, the second by '" + word + "'.");
        }
    }
}
