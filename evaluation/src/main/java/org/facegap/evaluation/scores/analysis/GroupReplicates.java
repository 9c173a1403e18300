package org.facegap.evaluation.scores.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.facegap.core.random.Seeds;
import org.facegap.evaluation.uncertainty.IdentityCounts;
import org.facegap.evaluation.uncertainty.Interval;
import org.facegap.evaluation.uncertainty.RateBootstrap;
import org.jspecify.annotations.Nullable;

/**
 * Replicates of one group's error rates at several points, all seeing the same resampled people (or pairs, where people
 * are not known).
 */
final class GroupReplicates {
    private static final int NONE = -1;

    private final @Nullable RateBootstrap bootstrap;
    private final int[] match;
    private final int[] nonMatch;

    private GroupReplicates(@Nullable RateBootstrap bootstrap, int[] match, int[] nonMatch) {
        this.bootstrap = bootstrap;
        this.match = match;
        this.nonMatch = nonMatch;
    }

    /** Of counts at one point, whose pairs nobody knows: nothing is resampled. */
    static GroupReplicates none() {
        return new GroupReplicates(null, new int[] {NONE}, new int[] {NONE});
    }

    /** Resamples the group that all points are of. */
    static GroupReplicates of(List<GroupPoint> points, ScoreSettings settings) {
        List<GroupPoint.Side> columns = new ArrayList<>();
        int[] match = new int[points.size()];
        int[] nonMatch = new int[points.size()];
        for (int p = 0; p < points.size(); p++) {
            match[p] = add(columns, points.get(p).side(false));
            nonMatch[p] = add(columns, points.get(p).side(true));
        }
        if (columns.isEmpty()) {
            return new GroupReplicates(null, match, nonMatch);
        }
        UsablePairs pairs = points.get(0).pairs();
        long seed = Seeds.derive(settings.seed(), "bootstrap", pairs.group());
        RateBootstrap bootstrap = pairs.identities() != null
                ? RateBootstrap.ofIdentities(
                        columns.stream()
                                .map(c -> (IdentityCounts) Objects.requireNonNull(c.counts()))
                                .toList(),
                        settings.replicates(),
                        seed)
                : RateBootstrap.ofPairs(
                        pairs.genuine(),
                        pairs.impostor(),
                        columns.stream().map(GroupPoint.Side::errors).toList(),
                        settings.replicates(),
                        seed);
        return new GroupReplicates(bootstrap, match, nonMatch);
    }

    private static int add(List<GroupPoint.Side> columns, GroupPoint.@Nullable Side side) {
        if (side == null || side.trials() == 0) {
            return NONE;
        }
        columns.add(side);
        return columns.size() - 1;
    }

    /** The column of a rate in {@link #bootstrap()}, or -1. */
    int column(int point, boolean genuine) {
        return genuine ? nonMatch[point] : match[point];
    }

    /** The replicates; null when there is no pair at all. */
    @Nullable
    RateBootstrap bootstrap() {
        return bootstrap;
    }

    /** Percentiles of a rate; null where it has no trials. */
    @Nullable
    Interval interval(int point, boolean genuine, double confidence) {
        int column = column(point, genuine);
        return bootstrap == null || column == NONE ? null : bootstrap.interval(column, confidence);
    }
}
