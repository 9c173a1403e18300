package org.facegap.evaluation.scores.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.facegap.core.random.Seeds;
import org.facegap.core.statistics.Interval;
import org.facegap.core.statistics.Quantiles;
import org.facegap.evaluation.uncertainty.CubeRootScale;
import org.facegap.evaluation.uncertainty.IdentityCounts;
import org.facegap.evaluation.uncertainty.RateBootstrap;
import org.jspecify.annotations.Nullable;

/**
 * Replicates of one group's error rates at several points, all seeing the same resampled identities (or pairs, where identities are
 * not known), with the error of thresholds that were chosen ({@link ThresholdError}, {@link FoldError}). What other trainings would change is
 * added to the intervals made of them ({@link OtherTrainings}).
 */
final class GroupReplicates {
    private static final int NONE = -1;

    private final ScoreSpec settings;
    private final @Nullable RateBootstrap bootstrap;
    private final List<GroupPoint> points;
    private final List<GroupPoint.Side> columns;
    private final int[] match;
    private final int[] nonMatch;

    private GroupReplicates(
            ScoreSpec settings,
            @Nullable RateBootstrap bootstrap,
            List<GroupPoint> points,
            List<GroupPoint.Side> columns,
            int[] match,
            int[] nonMatch) {
        this.settings = settings;
        this.bootstrap = bootstrap;
        this.points = List.copyOf(points);
        this.columns = columns;
        this.match = match;
        this.nonMatch = nonMatch;
    }

    /** Of counts at one point, whose pairs nobody knows: nothing is resampled. */
    static GroupReplicates none(ScoreSpec settings) {
        return new GroupReplicates(settings, null, List.of(), List.of(), new int[] {NONE}, new int[] {NONE});
    }

    /** Whether anything was resampled. */
    boolean isKnown() {
        return bootstrap != null;
    }

    /** Resamples the group that all points are of, at the thresholds as they are. */
    static GroupReplicates of(List<GroupPoint> points, ScoreSpec settings) {
        return of(points, settings, "bootstrap");
    }

    /** Resamples a group of other pairs, of which no replicate has to do with those of this one. */
    static GroupReplicates ofCalibration(List<GroupPoint> points, ScoreSpec settings) {
        return of(points, settings, "calibration");
    }

    private static GroupReplicates of(List<GroupPoint> points, ScoreSpec settings, String purpose) {
        List<GroupPoint.Side> columns = new ArrayList<>();
        int[] match = new int[points.size()];
        int[] nonMatch = new int[points.size()];
        for (int p = 0; p < points.size(); p++) {
            match[p] = add(columns, points.get(p).side(false));
            nonMatch[p] = add(columns, points.get(p).side(true));
        }
        if (columns.isEmpty()) {
            return new GroupReplicates(settings, null, points, columns, match, nonMatch);
        }
        UsablePairs pairs = points.get(0).pairs();
        long seed = Seeds.derive(settings.seed(), purpose, pairs.group());
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
        return new GroupReplicates(settings, bootstrap, points, columns, match, nonMatch);
    }

    private static int add(List<GroupPoint.Side> columns, GroupPoint.@Nullable Side side) {
        if (side == null || side.trials() == 0) {
            return NONE;
        }
        columns.add(side);
        return columns.size() - 1;
    }

    private int column(int point, boolean genuine) {
        return genuine ? nonMatch[point] : match[point];
    }

    /** The observed rate. */
    double rate(int point, boolean genuine) {
        return Objects.requireNonNull(bootstrap).rate(column(point, genuine));
    }

    /** The same replicates of the same points, which now tell how their thresholds were chosen. */
    GroupReplicates with(List<GroupPoint> chosen) {
        return new GroupReplicates(settings, bootstrap, chosen, columns, match, nonMatch);
    }

    /** Variance of {@link #matchDeviations}; 0 where it has no trials. */
    double matchVariance(int point) {
        return bootstrap == null || match[point] == NONE ? 0 : bootstrap.variance(match[point]);
    }

    /**
     * Deviations of the false match rate under resampling of identities alone.
     *
     * @param beside a point whose deviations it moves with, as in a comparison; the same point without
     */
    double[] matchDeviations(int point, int beside) {
        if (bootstrap == null || match[point] == NONE) {
            return new double[settings.replicates()];
        }
        double[] moved = bootstrap.deviations(match[beside]);
        if (beside != point) {
            add(moved, bootstrap.differences(match[beside], match[point]), 1);
        }
        return moved;
    }

    /**
     * Deviations of a rate, one per replicate; null where it has no trials. Those of false matches are at the threshold as it is, those of
     * false non-matches at the false match rate that the threshold was chosen for, if it was.
     */
    double @Nullable [] deviations(int point, boolean genuine) {
        int column = column(point, genuine);
        if (bootstrap == null || column == NONE) {
            return null;
        }
        double[] moved = bootstrap.deviations(column);
        add(moved, part(point, genuine), 1);
        return moved;
    }

    /** Deviations of {@code rate(second) - rate(first)} of two systems on the same identities. */
    double[] differences(int first, int second, boolean genuine) {
        double[] moved = Objects.requireNonNull(bootstrap).differences(column(first, genuine), column(second, genuine));
        add(moved, part(first, genuine), -1);
        add(moved, part(second, genuine), 1);
        return moved;
    }

    /** A rate of a point: that of false matches at the threshold as it is, that of false non-matches with the error of its choice. */
    ThresholdError.Part part(int point, boolean genuine) {
        return genuine
                ? new ThresholdError.Part(points.get(point), 0, 1)
                : new ThresholdError.Part(points.get(point).held(), 1, 0);
    }

    /** The mean of the shares of right decisions on both kinds of pairs. */
    double accuracy(int point) {
        return 1 - GroupPoint.HALF * (rate(point, true) + rate(point, false));
    }

    /** By how much {@link #accuracy} is too low for the best threshold, by folds; else 0. */
    double accuracyBias(int point) {
        FoldError error = points.get(point).foldError();
        return error == null ? 0 : error.bias();
    }

    /** Deviations of {@link #accuracy} at the false match rate that the threshold was chosen for, or with the error of thresholds by folds. */
    double[] accuracyDeviations(int point) {
        double[] moved = new double[settings.replicates()];
        for (boolean genuine : new boolean[] {true, false}) {
            add(moved, Objects.requireNonNull(bootstrap).deviations(column(point, genuine)), -GroupPoint.HALF);
        }
        add(moved, accuracyPart(point), 1);
        return moved;
    }

    /** Deviations of {@code accuracy(second) - accuracy(first)} of two systems on the same identities. */
    double[] accuracyDifferences(int first, int second) {
        double[] moved = new double[settings.replicates()];
        for (boolean genuine : new boolean[] {true, false}) {
            double[] change =
                    Objects.requireNonNull(bootstrap).differences(column(first, genuine), column(second, genuine));
            add(moved, change, -GroupPoint.HALF);
        }
        add(moved, accuracyPart(first), -1);
        add(moved, accuracyPart(second), 1);
        return moved;
    }

    /** The accuracy of a point. */
    ThresholdError.Part accuracyPart(int point) {
        return new ThresholdError.Part(points.get(point), -GroupPoint.HALF, -GroupPoint.HALF);
    }

    /** Adds what the error of the thresholds does to a weighted sum of rates. */
    private void add(double[] moved, ThresholdError.Part part, int sign) {
        ThresholdError.Moves moves = part.point().moves();
        FoldError byFolds = part.point().foldError();
        if (moves != null) {
            add(moved, moves.replicates()[0], sign * part.match());
            add(moved, moves.replicates()[1], sign * part.nonMatch());
        }
        if (byFolds != null && part.match() != 0 && part.nonMatch() != 0) {
            String number = Integer.toString(points.indexOf(part.point()));
            long seed = Seeds.derive(
                    settings.seed(), "thresholds of folds", part.point().group(), number);
            add(moved, byFolds.deviations(moved.length, seed), sign);
        }
    }

    private static void add(double[] moved, double[] other, double weight) {
        for (int r = 0; r < moved.length; r++) {
            moved[r] += weight * other[r];
        }
    }

    /**
     * Percentiles of a rate, widened for other trainings; null where it has no trials. Those of identities are added on a scale on which they are nearly
     * symmetric ({@link CubeRootScale}).
     */
    @Nullable
    Interval interval(int point, boolean genuine, double confidence) {
        int column = column(point, genuine);
        if (bootstrap == null || column == NONE) {
            return null;
        }
        ThresholdError.Part part = part(point, genuine);
        double rate = bootstrap.rate(column);
        double[] rates = new double[settings.replicates()];
        add(rates, part, 1);
        double[] own = bootstrap.deviations(column);
        for (int r = 0; r < rates.length; r++) {
            rates[r] = CubeRootScale.moved(Math.max(0, Math.min(1, rate + rates[r])), own[r]);
        }
        Interval identities = Quantiles.middle(rates, confidence);
        return OtherTrainings.widened(identities, rate, rates, List.of(), List.of(part), confidence)
                .within(0, 1);
    }
}
