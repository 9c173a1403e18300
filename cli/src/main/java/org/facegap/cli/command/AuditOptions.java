package org.facegap.cli.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.evaluation.attribute.MinimumCounts;
import org.facegap.evaluation.attribute.audit.AuditSpec;
import org.facegap.evaluation.attribute.convention.AequitasAudit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that tell how predictions of attributes are audited. */
public final class AuditOptions {
    /** Ways to choose a reference by the names that people type. */
    enum Method {
        PREDEFINED,
        MAJORITY,
        SMALLEST;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = {"--positive", "--favourable"},
            paramLabel = "VALUE",
            description = "class that decisions are about (default: 1 of 0 and 1, the last of two, each of more)")
    String positive = "";

    @Option(
            names = "--reference",
            paramLabel = "GROUP=VALUE",
            description = "the privileged or reference group (default: the largest)")
    Map<String, String> reference = new LinkedHashMap<>();

    @Option(
            names = "--unprivileged",
            paramLabel = "GROUP=VALUE",
            description = "the group compared with it (default: all others together)")
    Map<String, String> unprivileged = new LinkedHashMap<>();

    @Option(
            names = "--reference-method",
            description = "how Aequitas' references are chosen: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    Method method = Method.PREDEFINED;

    @Option(
            names = "--class",
            paramLabel = "WORD=CLASS",
            description =
                    "a predicted word stands for this true class, for itself (a class of its own), or, with nothing"
                            + " after the =, for no prediction")
    Map<String, String> classes = new LinkedHashMap<>();

    @Option(names = "--tau", description = "Aequitas' threshold of parity (default: ${DEFAULT-VALUE})")
    double tau = AuditSpec.TAU;

    @Option(names = "--min-rows", description = "rows that a cell needs to be measured (default: ${DEFAULT-VALUE})")
    long minimumRows = 30;

    @Option(names = "--min-trials", description = "trials that a rate needs (default: ${DEFAULT-VALUE})")
    long minimumTrials = 10;

    @Mixin
    ResamplingOptions resampling = new ResamplingOptions();

    @Option(
            names = "--within",
            split = ",",
            paramLabel = "K",
            description = "for ages: share of errors of at most K years (default: 1,5,10)")
    List<Integer> within = List.of(1, 5, 10);

    @Option(
            names = "--baseline",
            paramLabel = "SYSTEM",
            description =
                    "the system that every other is compared with (default: every two, of more than five each with the"
                            + " first)")
    @Nullable
    String baseline;

    /** Predicted word to the true class that it stands for. */
    public Map<String, String> classes() {
        return new LinkedHashMap<>(classes);
    }

    /**
     * As asked for.
     *
     * @param by ways to sort the rows, attributes crossed by {@code +}
     * @throws UserError with exit code 2 when a number is none that can be used
     */
    public AuditSpec settings(List<String> by) {
        List<List<String>> groupings =
                by.stream().map(crossed -> List.of(crossed.split("\\+"))).toList();
        try {
            return new AuditSpec(
                    groupings,
                    positive,
                    new LinkedHashMap<>(reference),
                    new LinkedHashMap<>(unprivileged),
                    AequitasAudit.Reference.valueOf(method.name()),
                    tau,
                    new MinimumCounts(minimumRows, minimumTrials),
                    resampling.confidence,
                    resampling.permutations,
                    resampling.seed,
                    within,
                    baseline);
        } catch (IllegalArgumentException e) {
            throw UserError.usage("settings: " + e.getMessage());
        }
    }
}
