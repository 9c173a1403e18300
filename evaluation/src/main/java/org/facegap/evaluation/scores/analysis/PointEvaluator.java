package org.facegap.evaluation.scores.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.random.Seeds;
import org.facegap.core.results.Threshold;
import org.facegap.core.results.scores.DifferentialFigure;
import org.facegap.core.results.scores.GroupErrors;
import org.facegap.core.results.scores.GroupPairTest;
import org.facegap.core.results.scores.GroupTest;
import org.facegap.core.results.scores.PointResults;
import org.facegap.core.results.scores.SuppressedCell;
import org.facegap.core.statistics.Interval;
import org.facegap.core.statistics.Quantiles;
import org.facegap.evaluation.differential.Chance;
import org.facegap.evaluation.differential.Differential;
import org.facegap.evaluation.differential.DifferentialAnalysis;
import org.facegap.evaluation.differential.DifferentialResult;
import org.facegap.evaluation.differential.DifferentialSpec;
import org.facegap.evaluation.differential.Measure;
import org.facegap.evaluation.differential.RateKind;
import org.facegap.evaluation.differential.SuppressionRule;
import org.facegap.evaluation.uncertainty.ClusteredRate;
import org.facegap.evaluation.uncertainty.DetectableGap;
import org.facegap.evaluation.uncertainty.Newcombe;
import org.facegap.evaluation.uncertainty.OmnibusTest;
import org.jspecify.annotations.Nullable;

/** Results at one point from the counted errors of every group. */
final class PointEvaluator {
    private static final double ALPHA = 0.5;
    private static final double EXPECTED_ERRORS = 1;
    private static final long WORK = 200_000_000;

    private final ScoreSpec settings;

    PointEvaluator(ScoreSpec settings) {
        this.settings = settings;
    }

    /**
     * Results at a threshold that is one for all groups.
     *
     * @param choice the threshold
     * @param realised false match rate on the pairs that are evaluated
     * @param points every group
     * @param replicates of every group
     * @param number which of the replicates' points it is
     */
    PointResults global(
            ThresholdChoice choice,
            Estimate realised,
            List<GroupPoint> points,
            List<GroupReplicates> replicates,
            int number) {
        Threshold card = new Threshold(
                choice.card().rule(), choice.card().target(), choice.card().value(), realised);
        return results(
                choice.name(),
                true,
                card,
                points,
                replicates,
                number,
                differentials(choice),
                List.of(test(points, RateKind.FNMR), test(points, RateKind.FMR)));
    }

    /** Results where every group and fold has its own threshold: only accuracies may be set beside each other. */
    PointResults folds(
            String name, String rule, List<GroupPoint> points, List<GroupReplicates> replicates, int number) {
        Estimate none = Estimate.undefined("each group and fold has its own threshold", 0, GroupPoint.RATE);
        Threshold card = new Threshold(rule, Double.NaN, Double.NaN, none);
        return results(
                name, false, card, points, replicates, number, ofAccuracies(), List.of(test(points, RateKind.ERROR)));
    }

    /** Differentials at a threshold that is one for all groups. */
    static List<Differential> differentials(ThresholdChoice choice) {
        return Differential.all(ALPHA, choice.target());
    }

    /** Differentials of the groups' accuracies. */
    static List<Differential> ofAccuracies() {
        List<Differential> differentials = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            differentials.add(new Differential.Single(measure, RateKind.ERROR));
        }
        return differentials;
    }

    private PointResults results(
            String name,
            boolean global,
            Threshold card,
            List<GroupPoint> points,
            List<GroupReplicates> replicates,
            int number,
            List<Differential> differentials,
            List<GroupTest> tests) {
        List<GroupErrors> groups = new ArrayList<>();
        double confidence = settings.confidence();
        for (int g = 0; g < points.size(); g++) {
            GroupReplicates own = replicates.get(g);
            groups.add(points.get(g)
                    .errors(settings, own.interval(number, false, confidence), own.interval(number, true, confidence)));
        }
        SuppressionRule rule = new SuppressionRule(settings.minimumTrials(), EXPECTED_ERRORS);
        DifferentialSpec how =
                new DifferentialSpec(rule, settings.permutations(), WORK, Seeds.derive(settings.seed(), "equal rates"));
        List<DifferentialFigure> figures = new DifferentialAnalysis(how)
                .of(points.stream().map(GroupPoint::sample).toList(), differentials).stream()
                        .map(PointEvaluator::figure)
                        .toList();
        return new PointResults(
                name,
                global,
                card,
                new PooledErrors(points, replicates, number, settings).errors(),
                groups,
                meanAccuracy(groups, replicates, number),
                figures,
                tests);
    }

    /** Unweighted mean of the accuracies that could be measured. */
    Estimate meanAccuracy(List<GroupErrors> groups, List<GroupReplicates> replicates, int number) {
        double[] moved = new double[settings.replicates()];
        double sum = 0;
        double bias = 0;
        List<ThresholdError.Part> parts = new ArrayList<>();
        long n = 0;
        int measured = 0;
        boolean resampled = true;
        for (int g = 0; g < groups.size(); g++) {
            Estimate accuracy = groups.get(g).accuracy();
            if (!accuracy.isOk()) {
                continue;
            }
            resampled &= replicates.get(g).isKnown();
            double[] own = resampled ? replicates.get(g).accuracyDeviations(number) : new double[moved.length];
            for (int r = 0; r < moved.length; r++) {
                moved[r] += own[r];
            }
            if (resampled) {
                parts.add(replicates.get(g).accuracyPart(number));
            }
            bias += resampled ? replicates.get(g).accuracyBias(number) : 0;
            sum += accuracy.value();
            n += accuracy.n();
            measured++;
        }
        if (measured == 0) {
            return Estimate.undefined("no group could be measured", n, GroupPoint.RATE);
        }
        if (!resampled) {
            return Estimate.point(sum / measured, n, GroupPoint.RATE);
        }
        for (int r = 0; r < moved.length; r++) {
            moved[r] /= measured;
        }
        double share = 1.0 / measured;
        double best = (sum + bias) / measured;
        Interval identities = Quantiles.middle(moved, settings.confidence()).plus(best);
        List<ThresholdError.Part> mean =
                parts.stream().map(part -> part.times(share)).toList();
        Interval interval = OtherTrainings.widened(identities, best, moved, List.of(), mean, settings.confidence())
                .within(0, 1);
        return GroupPoint.estimate(sum / measured, interval, n);
    }

    private static DifferentialFigure figure(DifferentialResult result) {
        Differential d = result.differential();
        Chance chance = result.chance();
        boolean finite = Double.isFinite(chance.limit());
        return new DifferentialFigure(
                d.name(),
                d.formula(),
                d.source(),
                d.best(),
                result.value(),
                chance.expected(),
                finite ? chance.limit() : Double.NaN,
                chance.p(),
                chance.draws(),
                chance.method() == Chance.Method.EXACT,
                method(chance.method()),
                result.groups(),
                result.suppressed().stream()
                        .map(s -> new SuppressedCell(
                                s.group(), s.kind().toString(), s.trials(), s.expectedErrors(), s.reason()))
                        .toList(),
                result.notes());
    }

    private static String method(Chance.Method method) {
        return switch (method) {
            case EXACT -> "all ways to spread the errors over the pairs";
            case PAIRS -> "errors dealt to pairs at random";
            case IDENTITIES -> "group labels dealt to identities at random";
        };
    }

    private static Function<GroupPoint, @Nullable ClusteredRate> of(RateKind kind) {
        return switch (kind) {
            case FMR -> point -> point.rate(false);
            case FNMR -> point -> point.rate(true);
            case ERROR -> GroupPoint::errorRate;
        };
    }

    private GroupTest test(List<GroupPoint> points, RateKind kind) {
        List<String> names = new ArrayList<>();
        List<ClusteredRate> rates = new ArrayList<>();
        for (GroupPoint point : points) {
            ClusteredRate rate = of(kind).apply(point);
            boolean both = kind != RateKind.ERROR
                    || Math.min(point.trials(true), point.trials(false)) >= settings.minimumTrials();
            if (rate != null && both && rate.pairs() >= settings.minimumTrials()) {
                names.add(point.group());
                rates.add(rate);
            }
        }
        if (rates.size() < 2) {
            String reason =
                    "a test needs two groups with " + settings.minimumTrials() + " or more pairs, not " + rates.size();
            return new GroupTest(
                    kind.toString(),
                    names,
                    Double.NaN,
                    0,
                    Double.NaN,
                    Double.NaN,
                    0,
                    List.of(),
                    Estimate.undefined(reason, 0, GroupPoint.RATE),
                    reason);
        }
        OmnibusTest test = OmnibusTest.of(
                rates, settings.permutations(), Seeds.derive(settings.seed(), "omnibus", kind.toString()));
        List<GroupPairTest> pairs = new ArrayList<>();
        for (OmnibusTest.Comparison c : test.pairs()) {
            ClusteredRate a = rates.get(c.first());
            ClusteredRate b = rates.get(c.second());
            Estimate difference = GroupPoint.estimate(
                    a.rate() - b.rate(), Newcombe.difference(a, b, settings.confidence()), a.pairs() + b.pairs());
            pairs.add(new GroupPairTest(names.get(c.first()), names.get(c.second()), difference, c.p(), c.adjusted()));
        }
        return new GroupTest(
                kind.toString(),
                names,
                test.statistic(),
                test.degrees(),
                test.p(),
                test.designEffect(),
                test.draws(),
                pairs,
                detectable(rates),
                "");
    }

    private static Estimate detectable(List<ClusteredRate> rates) {
        long n = rates.stream().mapToLong(ClusteredRate::pairs).sum();
        double gap = DetectableGap.of(rates).effective();
        return Double.isFinite(gap)
                ? Estimate.point(gap, n, GroupPoint.RATE)
                : Estimate.undefined("no gap below 100 % would have been found", n, GroupPoint.RATE);
    }
}
