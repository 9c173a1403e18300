package org.facegap.evaluation.differential;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.facegap.evaluation.uncertainty.ClusteredRate;
import org.facegap.evaluation.uncertainty.IdentityCounts;
import org.jspecify.annotations.Nullable;

/**
 * What was counted in one group: totals for each kind of error and, where identities are known, the same by identity.
 *
 * @param group name of the group
 * @param counts totals; the error rate is the mean of both others when it is not given itself
 * @param identities the same errors by identity, for all kinds or for none; false matches and false non-matches must be
 *     counted over the same identities
 * @param thresholdVariance what thresholds of the group's own add to the variance of its error rate; 0 at a common threshold
 */
public record GroupSample(
        String group,
        Map<RateKind, GroupCounts> counts,
        Map<RateKind, IdentityCounts> identities,
        double thresholdVariance) {
    /** @throws IllegalArgumentException when the counts by identity are not those of the totals */
    public GroupSample {
        counts = copy(counts);
        identities = copy(identities);
        for (Map.Entry<RateKind, IdentityCounts> entry : identities.entrySet()) {
            GroupCounts total = counts.get(entry.getKey());
            IdentityCounts by = entry.getValue();
            if (total == null || total.errors() != by.errors() || total.trials() != by.trials()) {
                throw new IllegalArgumentException(
                        "group '" + group + "': counts by identity differ from the totals of " + entry.getKey());
            }
        }
    }

    /** At a common threshold. */
    public GroupSample(String group, Map<RateKind, GroupCounts> counts, Map<RateKind, IdentityCounts> identities) {
        this(group, counts, identities, 0);
    }

    /** The same counts at thresholds of the group's own. */
    public GroupSample withThresholdVariance(double variance) {
        return new GroupSample(group, counts, identities, variance);
    }

    private static <V> Map<RateKind, V> copy(Map<RateKind, V> map) {
        Map<RateKind, V> copy = new EnumMap<>(RateKind.class);
        copy.putAll(map);
        return copy;
    }

    /** Totals without identities. */
    public static GroupSample ofPairs(GroupCounts falseMatches, GroupCounts falseNonMatches) {
        return new GroupSample(
                falseMatches.group(), Map.of(RateKind.FMR, falseMatches, RateKind.FNMR, falseNonMatches), Map.of());
    }

    /** Counts by identity; failures are pairs without a score. */
    public static GroupSample ofIdentities(
            String group, IdentityCounts impostor, long failedImpostor, IdentityCounts genuine, long failedGenuine) {
        return new GroupSample(
                group,
                Map.of(
                        RateKind.FMR, counts(group, impostor, failedImpostor),
                        RateKind.FNMR, counts(group, genuine, failedGenuine)),
                Map.of(RateKind.FMR, impostor, RateKind.FNMR, genuine));
    }

    private static GroupCounts counts(String group, IdentityCounts by, long failures) {
        return new GroupCounts(group, by.errors(), by.trials(), by.identities(), failures);
    }

    /** Totals of a kind, those of both others together for the error rate; null when it was not counted. */
    public @Nullable GroupCounts of(RateKind kind) {
        GroupCounts own = counts.get(kind);
        GroupCounts matches = counts.get(RateKind.FMR);
        GroupCounts nonMatches = counts.get(RateKind.FNMR);
        if (own == null && kind == RateKind.ERROR && matches != null && nonMatches != null) {
            return matches.and(nonMatches);
        }
        return own;
    }

    /**
     * The rate of a kind. The error rate that is made from both others is their mean, whatever the numbers of pairs.
     *
     * @throws NullPointerException when it was not counted
     */
    public double observed(RateKind kind) {
        GroupCounts matches = counts.get(RateKind.FMR);
        GroupCounts nonMatches = counts.get(RateKind.FNMR);
        boolean made = kind == RateKind.ERROR && !counts.containsKey(kind);
        return made && matches != null && nonMatches != null
                ? (matches.rate() + nonMatches.rate()) / 2
                : Objects.requireNonNull(of(kind)).rate();
    }

    /**
     * The rate for tests between groups: with its clustered variance, corrected for being taken about the observed rate, or
     * with that of independent pairs where identities are not known.
     *
     * @throws IllegalArgumentException when the kind was not counted
     */
    public ClusteredRate rate(RateKind kind) {
        IdentityCounts by = identities.get(kind);
        if (by != null) {
            double variance = by.trials() > 0 ? by.variance() / (1 - by.centring()) : Double.NaN;
            return ClusteredRate.withVariance(by.rate(), variance, by.trials(), by.clusters());
        }
        GroupCounts total = counts.get(kind);
        if (total == null) {
            throw new IllegalArgumentException("group '" + group + "': no " + kind + " was counted");
        }
        return ClusteredRate.independent(total.errors(), total.trials());
    }
}
