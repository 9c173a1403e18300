package org.facegap.core.results.scores;

import java.util.ArrayList;
import java.util.List;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.Measurement;
import org.facegap.core.results.Measurement.Source;
import org.facegap.core.results.MetricNames;
import org.facegap.core.results.Threshold;

/** Every figure of systems and comparisons under its key. {@link ScoreViews} goes the other way. */
public final class ScoreMeasurements {
    private static final String PAIRS = "pairs";

    private final List<Measurement> all = new ArrayList<>();

    private ScoreMeasurements() {}

    /** The measurements, system by system, then comparison by comparison. */
    static List<Measurement> of(List<SystemResults> systems, List<SystemComparison> comparisons) {
        ScoreMeasurements own = new ScoreMeasurements();
        systems.forEach(own::system);
        comparisons.forEach(c -> own.comparison(c, systems));
        return List.copyOf(own.all);
    }

    private void system(SystemResults system) {
        Source source = Source.of(system.system(), "");
        system.groups().forEach(g -> all.addAll(curve(source, g)));
        for (CompatibilityFigure figure : system.compatibility()) {
            if (figure.isOwn()) {
                all.add(source.figure(figure.group(), figure.quantity(), figure.value()));
            }
        }
        system.points().forEach(p -> point(system, p));
        if (!system.crossGroup().isEmpty()) {
            Source first = Source.of(system.system(), system.points().get(0).name());
            for (CrossGroupRate cell : system.crossGroup()) {
                String groups = CrossGroupRate.key(cell.first(), cell.second());
                all.add(first.figure(groups, MetricNames.CROSS_FMR, cell.rate()));
                all.add(first.figure(
                        groups,
                        MetricNames.CROSS_FALSE_MATCHES,
                        Estimate.point(cell.falseMatches(), cell.trials(), PAIRS)));
            }
        }
        all.addAll(system.trainings());
    }

    /** What needs no threshold, of one group. */
    public static List<Measurement> curve(Source source, GroupScores g) {
        return List.of(
                source.figure(g.group(), MetricNames.AUC, g.auc()),
                source.figure(g.group(), MetricNames.EER, g.eer()),
                source.figure(g.group(), MetricNames.SEPARATION, g.separation()));
    }

    /** The errors of one group at a point. */
    public static List<Measurement> errors(Source source, GroupErrors g) {
        List<Measurement> own = new ArrayList<>();
        rate(source, g.group(), MetricNames.FNMR, MetricNames.FALSE_NON_MATCHES, g.falseNonMatch(), own);
        rate(source, g.group(), MetricNames.FMR, MetricNames.FALSE_MATCHES, g.falseMatch(), own);
        own.add(source.figure(g.group(), MetricNames.ACCURACY, g.accuracy()));
        return own;
    }

    private static void rate(
            Source source, String group, String rate, String errors, ErrorRate measured, List<Measurement> into) {
        into.add(source.figure(group, rate, measured.rate()));
        into.add(source.figure(group, errors, Estimate.point(measured.errors(), measured.trials(), PAIRS)));
        if (measured.resampled().isOk()) {
            into.add(source.figure(group, MetricNames.resampled(rate), measured.resampled()));
        }
        if (!Double.isNaN(measured.effective())) {
            into.add(source.figure(
                    group,
                    MetricNames.effective(rate),
                    Estimate.point(measured.effective(), measured.trials(), PAIRS)));
        }
    }

    private void point(SystemResults system, PointResults point) {
        Source source = Source.of(system.system(), point.name());
        Threshold threshold = point.threshold();
        if (!Double.isNaN(threshold.value())) {
            all.add(source.figure(
                    Measurement.ALL_GROUPS,
                    MetricNames.THRESHOLD,
                    Estimate.point(
                            threshold.value(),
                            threshold.realisedFmr().n(),
                            system.distances() ? "distance" : "score")));
        }
        if (!threshold.realisedFmr().equals(point.pooled().falseMatch().rate())) {
            all.add(source.figure(Measurement.ALL_GROUPS, MetricNames.REALISED_FMR, threshold.realisedFmr()));
        }
        point.groups().forEach(g -> all.addAll(errors(source, g)));
        all.addAll(errors(source, point.pooled()));
        all.add(source.figure(Measurement.BETWEEN_GROUPS, MetricNames.MEAN_ACCURACY, point.meanAccuracy()));
        for (DifferentialFigure d : point.differentials()) {
            all.add(source.figure(Measurement.BETWEEN_GROUPS, d.name(), d.value(), d.expected(), d.p()));
        }
        for (GroupTest test : point.tests()) {
            all.add(source.figure(Measurement.BETWEEN_GROUPS, MetricNames.detectable(test.rate()), test.detectable()));
        }
    }

    private void comparison(SystemComparison c, List<SystemResults> systems) {
        Source source = Source.difference(c.candidate(), c.baseline(), c.point());
        for (GroupChange g : c.groups()) {
            all.add(source.figure(g.group(), MetricNames.ACCURACY, g.accuracy(), null, g.mcnemarP()));
            all.add(source.figure(g.group(), MetricNames.FNMR, g.falseNonMatch()));
            all.add(source.figure(g.group(), MetricNames.FMR, g.falseMatch()));
            long n = g.accuracy().n();
            all.add(source.figure(
                    g.group(), MetricNames.WRONG_IN_BASELINE, Estimate.point(g.wrongInBaselineAlone(), n, PAIRS)));
            all.add(source.figure(
                    g.group(), MetricNames.WRONG_IN_CANDIDATE, Estimate.point(g.wrongInCandidateAlone(), n, PAIRS)));
        }
        all.add(source.figure(Measurement.BETWEEN_GROUPS, MetricNames.MEAN_ACCURACY, c.meanAccuracy()));
        all.add(source.figure(Measurement.BETWEEN_GROUPS, MetricNames.WORST_ACCURACY, c.worstAccuracy()));
        ContrastChange contrast = c.contrast();
        if (contrast != null) {
            all.add(source.figure(
                    Measurement.BETWEEN_GROUPS, contrast.metric(), contrast.difference(), null, contrast.p()));
        }
        for (DifferentialChange d : c.differentials()) {
            all.add(source.figure(Measurement.BETWEEN_GROUPS, d.name(), d.difference()));
            shared(c, d, c.baseline(), d.baseline(), c.candidate(), systems);
            shared(c, d, c.candidate(), d.candidate(), c.baseline(), systems);
        }
    }

    /** A system's differential on the pairs of both systems, unless it is the one on all of its pairs. */
    private void shared(
            SystemComparison c,
            DifferentialChange change,
            String system,
            Estimate value,
            String other,
            List<SystemResults> systems) {
        Estimate own = systems.stream()
                .filter(s -> s.system().equals(system))
                .flatMap(s -> s.points().stream())
                .filter(p -> p.name().equals(c.point()))
                .flatMap(p -> p.differentials().stream())
                .filter(d -> d.name().equals(change.name()))
                .map(DifferentialFigure::value)
                .findFirst()
                .orElse(null);
        if (own == null || !value.equals(ScoreViews.shared(own, change.difference()))) {
            all.add(Source.of(system, c.point()).figure(ScoreViews.pairsOfBoth(other), change.name(), value));
        }
    }
}
