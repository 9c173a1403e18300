package org.facegap.evaluation.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which cells are too small for a differential: by their trials, and by the errors they would have at the pooled rate. Where
 * no group has an error none is expected, and every cell is too small unless no errors are asked for.
 *
 * @param minimumTrials fewest trials, of both kinds each for an error rate that is made of both, 30 by default
 * @param minimumExpectedErrors fewest errors at the pooled rate, 1 by default: below it no error is a group's likeliest
 *     count, and a ratio compares nothing
 */
public record SuppressionRule(long minimumTrials, double minimumExpectedErrors) {
    /** 30 trials and 1 expected error. */
    public static final SuppressionRule DEFAULT = new SuppressionRule(30, 1);

    /** Nothing but groups without trials is left out; for comparison with other tools. */
    public static final SuppressionRule NONE = new SuppressionRule(1, 0);

    /** @throws IllegalArgumentException for a minimum below 1 trial or a negative number of errors */
    public SuppressionRule {
        if (minimumTrials < 1 || !(minimumExpectedErrors >= 0)) {
            throw new IllegalArgumentException("minima must be 1 trial or more and 0 errors or more: " + minimumTrials
                    + ", " + minimumExpectedErrors);
        }
    }

    /** The cells to leave out, in the order of the groups; a group in which the kind was not counted is one of them. */
    List<Suppression> suppressed(List<GroupSample> groups, RateKind kind) {
        double pooled = pooled(groups, kind);
        List<Suppression> out = new ArrayList<>();
        for (GroupSample group : groups) {
            long trials = trials(group, kind);
            double expected = trials * pooled;
            String reason = null;
            if (kind == RateKind.ERROR && lacksAKind(group, groups)) {
                reason = "not both genuine and impostor pairs";
            } else if (trials > 0 && fewest(group, kind) < minimumTrials && isMade(group, kind)) {
                long genuine = trials(group, RateKind.FNMR);
                boolean matches = trials(group, RateKind.FMR) < genuine;
                reason = fewest(group, kind) + (matches ? " impostor pairs, " : " genuine pairs, ") + minimumTrials
                        + " needed";
            } else if (trials < minimumTrials) {
                reason = trials == 0 ? "no trials" : trials + " trials, " + minimumTrials + " needed";
            } else if (pooled == 0 && minimumExpectedErrors > 0) {
                reason = DifferentialAnalysis.NO_ERROR;
            } else if (expected < minimumExpectedErrors) {
                reason = below(expected) + " errors expected at the pooled rate, " + minimumExpectedErrors + " needed";
            }
            if (reason != null) {
                out.add(new Suppression(group.group(), kind, trials, expected, reason));
            }
        }
        return out;
    }

    /** Trials of a kind; of the error rate that is made of both others those of the kind with fewer, which tell how well it is known. */
    static long fewest(GroupSample group, RateKind kind) {
        return isMade(group, kind)
                ? Math.min(trials(group, RateKind.FMR), trials(group, RateKind.FNMR))
                : trials(group, kind);
    }

    /** Whether a rate is the mean of both others. */
    private static boolean isMade(GroupSample group, RateKind kind) {
        return kind == RateKind.ERROR && group.counts().get(kind) == null;
    }

    private static long trials(GroupSample group, RateKind kind) {
        @Nullable GroupCounts counts = group.of(kind);
        return counts == null ? 0 : counts.trials();
    }

    /** Whether a group lacks a kind of pairs that others have: its error rate is another rate than theirs. */
    private static boolean lacksAKind(GroupSample group, List<GroupSample> groups) {
        return group.counts().get(RateKind.ERROR) == null
                && Stream.of(RateKind.FMR, RateKind.FNMR)
                        .anyMatch(kind -> !has(group, kind) && groups.stream().anyMatch(other -> has(other, kind)));
    }

    private static boolean has(GroupSample group, RateKind kind) {
        return trials(group, kind) > 0;
    }

    /** With as many decimals, from two on, as show that it is below the minimum. */
    private String below(double expected) {
        for (double scale = 100; scale < 1e9; scale *= 10) {
            double shown = Math.round(scale * expected) / scale;
            if (shown < minimumExpectedErrors) {
                return String.valueOf(shown);
            }
        }
        return "just below " + minimumExpectedErrors;
    }

    /** Trials a cell needs; 0 errors in all groups ask for no more than the fewest trials. */
    long needed(List<GroupSample> groups, RateKind kind) {
        double pooled = pooled(groups, kind);
        double byErrors = pooled > 0 ? Math.ceil(minimumExpectedErrors / pooled) : 0;
        return Math.max(minimumTrials, (long) byErrors);
    }

    /** Whether groups are not compared since none has an error. */
    boolean lacksErrors(List<GroupSample> groups, RateKind kind) {
        return minimumExpectedErrors > 0 && pooled(groups, kind) == 0;
    }

    private static double pooled(List<GroupSample> groups, RateKind kind) {
        long errors = 0;
        long trials = 0;
        for (GroupSample group : groups) {
            @Nullable GroupCounts counts = group.of(kind);
            errors += counts == null ? 0 : counts.errors();
            trials += counts == null ? 0 : counts.trials();
        }
        return trials == 0 ? 0 : errors / (double) trials;
    }
}
