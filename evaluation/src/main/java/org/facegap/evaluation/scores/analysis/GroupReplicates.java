package org.facegap.evaluation.scores.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.facegap.core.random.Seeds;
import org.facegap.core.statistics.Interval;
import org.facegap.core.statistics.Quantiles;
import org.facegap.evaluation.uncertainty.IdentityCounts;
import org.facegap.evaluation.uncertainty.RateBootstrap;
import org.facegap.evaluation.uncertainty.SeedReplicates;
import org.facegap.evaluation.uncertainty.SeedSpread;
import org.jspecify.annotations.Nullable;

/**
 * Replicates of one group's error rates at several points, all seeing the same resampled people (or pairs, where people are
 * not known) and, of systems with several trainings, the same resampled trainings ({@link SeedReplicates}).
 */
final class GroupReplicates {
    private static final int NONE = -1;

    private final ScoreSpec settings;
    private final @Nullable RateBootstrap bootstrap;
    private final List<GroupPoint.Side> columns;
    private final int[] match;
    private final int[] nonMatch;

    private GroupReplicates(
            ScoreSpec settings,
            @Nullable RateBootstrap bootstrap,
            List<GroupPoint.Side> columns,
            int[] match,
            int[] nonMatch) {
        this.settings = settings;
        this.bootstrap = bootstrap;
        this.columns = columns;
        this.match = match;
        this.nonMatch = nonMatch;
    }

    /** Of counts at one point, whose pairs nobody knows: nothing is resampled. */
    static GroupReplicates none(ScoreSpec settings) {
        return new GroupReplicates(settings, null, List.of(), new int[] {NONE}, new int[] {NONE});
    }

    /** Whether anything was resampled. */
    boolean isKnown() {
        return bootstrap != null;
    }

    /** Resamples the group that all points are of. */
    static GroupReplicates of(List<GroupPoint> points, ScoreSpec settings) {
        List<GroupPoint.Side> columns = new ArrayList<>();
        int[] match = new int[points.size()];
        int[] nonMatch = new int[points.size()];
        for (int p = 0; p < points.size(); p++) {
            match[p] = add(columns, points.get(p).side(false));
            nonMatch[p] = add(columns, points.get(p).side(true));
        }
        if (columns.isEmpty()) {
            return new GroupReplicates(settings, null, columns, match, nonMatch);
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
        return new GroupReplicates(settings, bootstrap, columns, match, nonMatch);
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

    /** Deviations of a rate, one per replicate; null where it has no trials. */
    double @Nullable [] deviations(int point, boolean genuine, double confidence) {
        int column = column(point, genuine);
        if (bootstrap == null || column == NONE) {
            return null;
        }
        List<SeedSpread.Term> terms = terms(new int[] {column}, 1);
        return withTrainings(bootstrap.deviations(column), bootstrap.variance(column), List.of(), terms, confidence);
    }

    /** Deviations of {@code rate(second) - rate(first)} of two systems on the same people. */
    double[] differences(int first, int second, boolean genuine, double confidence) {
        RateBootstrap known = Objects.requireNonNull(bootstrap);
        int a = column(first, genuine);
        int b = column(second, genuine);
        return withTrainings(
                known.differences(a, b),
                known.variance(a, b),
                terms(new int[] {a}, 1),
                terms(new int[] {b}, 1),
                confidence);
    }

    /** Share of right decisions over both kinds of pairs. */
    double accuracy(int point) {
        double wrong = 0;
        for (boolean genuine : new boolean[] {true, false}) {
            wrong += weight(point, genuine) * rate(point, genuine);
        }
        return 1 - wrong;
    }

    /** Deviations of {@link #accuracy}. */
    double[] accuracyDeviations(int point, double confidence) {
        double[] moved = new double[settings.replicates()];
        for (boolean genuine : new boolean[] {true, false}) {
            add(moved, Objects.requireNonNull(bootstrap).deviations(column(point, genuine)), -weight(point, genuine));
        }
        return withTrainings(moved, variance(moved), List.of(), accuracyTerms(point), confidence);
    }

    /** Deviations of {@code accuracy(second) - accuracy(first)} of two systems on the same people. */
    double[] accuracyDifferences(int first, int second, double confidence) {
        double[] moved = new double[settings.replicates()];
        for (boolean genuine : new boolean[] {true, false}) {
            double[] change =
                    Objects.requireNonNull(bootstrap).differences(column(first, genuine), column(second, genuine));
            add(moved, change, -weight(first, genuine));
        }
        return withTrainings(moved, variance(moved), accuracyTerms(first), accuracyTerms(second), confidence);
    }

    private double weight(int point, boolean genuine) {
        double own = columns.get(column(point, genuine)).trials();
        return own / (own + columns.get(column(point, !genuine)).trials());
    }

    private List<SeedSpread.Term> accuracyTerms(int point) {
        List<SeedSpread.Term> terms = new ArrayList<>();
        for (boolean genuine : new boolean[] {true, false}) {
            terms.addAll(terms(new int[] {column(point, genuine)}, -weight(point, genuine)));
        }
        return terms;
    }

    private List<SeedSpread.Term> terms(int[] chosen, double weight) {
        return Arrays.stream(chosen)
                .mapToObj(columns::get)
                .filter(side -> side.counts() != null)
                .map(side -> side.term(weight))
                .toList();
    }

    private double[] withTrainings(
            double[] moved, double variance, List<SeedSpread.Term> from, List<SeedSpread.Term> to, double confidence) {
        return new SeedReplicates(settings.replicates(), settings.seed()).move(moved, variance, from, to, confidence);
    }

    private static void add(double[] moved, double[] other, double weight) {
        for (int r = 0; r < moved.length; r++) {
            moved[r] += weight * other[r];
        }
    }

    private static double variance(double[] moved) {
        double mean = Arrays.stream(moved).average().orElse(0);
        double squares = 0;
        for (double v : moved) {
            squares += (v - mean) * (v - mean);
        }
        return squares / (moved.length - 1);
    }

    /** Percentiles of a rate; null where it has no trials. */
    @Nullable
    Interval interval(int point, boolean genuine, double confidence) {
        double[] moved = deviations(point, genuine, confidence);
        return moved == null
                ? null
                : Quantiles.middle(moved, confidence).plus(rate(point, genuine)).within(0, 1);
    }
}
