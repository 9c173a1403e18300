package org.facegap.core.results.scores;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.Measurement;
import org.facegap.core.results.Measurement.Source;
import org.facegap.core.results.Measurements;
import org.facegap.core.results.MetricNames;
import org.facegap.core.results.Threshold;
import org.jspecify.annotations.Nullable;

/** Systems and comparisons as nested records, looked up among measurements. */
final class ScoreViews {
    private static final Set<String> CURVES = Set.of(MetricNames.AUC, MetricNames.EER, MetricNames.SEPARATION);
    private static final List<String> CONTRASTS =
            List.of(MetricNames.contrast(MetricNames.ACCURACY), MetricNames.contrast(MetricNames.FNMR));
    private static final Set<String> NO_DIFFERENTIALS =
            Set.of(MetricNames.MEAN_ACCURACY, MetricNames.WORST_ACCURACY, CONTRASTS.get(0), CONTRASTS.get(1));

    private final ScoreContents contents;
    private final List<Measurement> all;
    private final Measurements index;

    ScoreViews(List<Measurement> all, ScoreContents contents) {
        this.all = all;
        this.index = new Measurements(all);
        this.contents = contents;
    }

    List<SystemResults> systems() {
        return contents.systems().stream().map(this::system).toList();
    }

    private SystemResults system(ScoreContents.SystemContents card) {
        String name = card.system();
        Source source = Source.of(name, "");
        List<GroupScores> groups = new ArrayList<>();
        List<CompatibilityFigure> figures = new ArrayList<>();
        for (ScoreContents.Curve c : card.groups()) {
            groups.add(new GroupScores(
                    c.group(),
                    c.genuine(),
                    c.impostor(),
                    c.failedGenuine(),
                    c.failedImpostor(),
                    index.estimate(source, c.group(), MetricNames.AUC),
                    index.estimate(source, c.group(), MetricNames.EER),
                    index.estimate(source, c.group(), MetricNames.SEPARATION),
                    c.roc()));
            for (Measurement m : index.of(source, c.group())) {
                if (!CURVES.contains(m.metric())) {
                    figures.add(new CompatibilityFigure(CompatibilityFigure.OWN, c.group(), m.metric(), m.estimate()));
                }
            }
        }
        figures.addAll(card.compatibility());
        return new SystemResults(
                name,
                card.trainingSeeds(),
                card.distances(),
                groups,
                card.points().stream().map(p -> point(name, p)).toList(),
                card.sweep(),
                card.points().isEmpty() ? List.of() : cross(card),
                figures,
                all.stream()
                        .filter(m -> m.system().equals(name)
                                && m.baseline().isEmpty()
                                && !m.training().equals(Measurement.ALL_TRAININGS))
                        .toList());
    }

    private PointResults point(String system, ScoreContents.Point card) {
        Source source = Source.of(system, card.name());
        GroupErrors pooled = errors(source, Measurement.ALL_GROUPS);
        Estimate threshold = index.estimate(
                source, Measurement.ALL_GROUPS, MetricNames.THRESHOLD, Estimate.undefined("none", 0, "score"));
        return new PointResults(
                card.name(),
                card.global(),
                new Threshold(
                        card.rule(),
                        card.target(),
                        threshold.value(),
                        index.estimate(
                                source,
                                Measurement.ALL_GROUPS,
                                MetricNames.REALISED_FMR,
                                pooled.falseMatch().rate())),
                pooled,
                index.groups(source, MetricNames.FMR).stream()
                        .filter(g -> !g.equals(Measurement.ALL_GROUPS))
                        .map(g -> errors(source, g))
                        .toList(),
                index.estimate(source, Measurement.BETWEEN_GROUPS, MetricNames.MEAN_ACCURACY),
                card.differentials().stream().map(d -> differential(source, d)).toList(),
                card.tests().stream().map(t -> test(source, t)).toList());
    }

    private GroupErrors errors(Source source, String group) {
        return new GroupErrors(
                group,
                rate(source, group, MetricNames.FMR, MetricNames.FALSE_MATCHES),
                rate(source, group, MetricNames.FNMR, MetricNames.FALSE_NON_MATCHES),
                index.estimate(source, group, MetricNames.ACCURACY));
    }

    private ErrorRate rate(Source source, String group, String metric, String errors) {
        Estimate rate = index.estimate(source, group, metric);
        Estimate count = index.estimate(source, group, errors);
        Measurement effective = index.find(source, group, MetricNames.effective(metric));
        return new ErrorRate(
                count.value(),
                count.n(),
                effective == null ? Double.NaN : effective.estimate().value(),
                rate,
                index.estimate(
                        source,
                        group,
                        MetricNames.resampled(metric),
                        rate.isOk() ? Estimate.undefined("not resampled", rate.n(), rate.unit()) : rate));
    }

    private DifferentialFigure differential(Source source, ScoreContents.Differential card) {
        Measurement m = index.find(source, Measurement.BETWEEN_GROUPS, card.metric());
        if (m == null || m.chance() == null) {
            throw new IllegalArgumentException("there is no " + card.metric() + " with its value by chance, " + source);
        }
        return new DifferentialFigure(
                card.metric(),
                card.formula(),
                card.source(),
                card.best(),
                m.estimate(),
                m.chance(),
                card.limit(),
                m.p(),
                card.draws(),
                card.exact(),
                card.method(),
                card.groups(),
                card.suppressed(),
                card.notes());
    }

    private GroupTest test(Source source, ScoreContents.RateTest card) {
        return new GroupTest(
                card.rate(),
                card.groups(),
                card.statistic(),
                card.degrees(),
                card.p(),
                card.designEffect(),
                card.draws(),
                card.pairs(),
                index.estimate(source, Measurement.BETWEEN_GROUPS, MetricNames.detectable(card.rate())),
                card.reason());
    }

    private List<CrossGroupRate> cross(ScoreContents.SystemContents card) {
        Source source = Source.of(card.system(), card.points().get(0).name());
        List<CrossGroupRate> cells = new ArrayList<>();
        for (int b = 0; b < card.groups().size(); b++) {
            for (int a = 0; a <= b; a++) {
                String first = card.groups().get(a).group();
                String second = card.groups().get(b).group();
                String key = CrossGroupRate.key(first, second);
                Measurement rate = index.find(source, key, MetricNames.CROSS_FMR);
                if (rate != null) {
                    Estimate errors = index.estimate(source, key, MetricNames.CROSS_FALSE_MATCHES);
                    cells.add(new CrossGroupRate(first, second, errors.value(), errors.n(), rate.estimate()));
                }
            }
        }
        return cells;
    }

    List<SystemComparison> comparisons() {
        return contents.comparisons().stream().map(this::comparison).toList();
    }

    private SystemComparison comparison(ScoreContents.Comparison card) {
        Source source = Source.difference(card.candidate(), card.baseline(), card.point());
        List<DifferentialChange> differentials = new ArrayList<>();
        for (Measurement m : index.of(source, Measurement.BETWEEN_GROUPS)) {
            if (!NO_DIFFERENTIALS.contains(m.metric())) {
                differentials.add(new DifferentialChange(
                        m.metric(),
                        value(card, card.baseline(), card.candidate(), m),
                        value(card, card.candidate(), card.baseline(), m),
                        m.estimate()));
            }
        }
        return new SystemComparison(
                card.baseline(),
                card.candidate(),
                card.point(),
                card.global(),
                index.groups(source, MetricNames.ACCURACY).stream()
                        .map(g -> change(source, g))
                        .toList(),
                index.estimate(source, Measurement.BETWEEN_GROUPS, MetricNames.MEAN_ACCURACY),
                index.estimate(source, Measurement.BETWEEN_GROUPS, MetricNames.WORST_ACCURACY),
                differentials,
                card.sentence(),
                contrast(source));
    }

    private @Nullable ContrastChange contrast(Source source) {
        Contrast contrast = contents.protocol().contrast();
        for (String metric : CONTRASTS) {
            Measurement m = index.find(source, Measurement.BETWEEN_GROUPS, metric);
            if (m != null && contrast != null) {
                return new ContrastChange(contrast, metric, m.estimate(), m.p());
            }
        }
        return null;
    }

    private Estimate value(ScoreContents.Comparison card, String system, String other, Measurement difference) {
        Source source = Source.of(system, card.point());
        Measurement apart = index.find(source, pairsOfBoth(other), difference.metric());
        return apart != null
                ? apart.estimate()
                : shared(
                        index.estimate(source, Measurement.BETWEEN_GROUPS, difference.metric()), difference.estimate());
    }

    private GroupChange change(Source source, String group) {
        Measurement accuracy = index.find(source, group, MetricNames.ACCURACY);
        return new GroupChange(
                group,
                index.estimate(source, group, MetricNames.FMR),
                index.estimate(source, group, MetricNames.FNMR),
                index.estimate(source, group, MetricNames.ACCURACY),
                index.estimate(source, group, MetricNames.WRONG_IN_BASELINE).value(),
                index.estimate(source, group, MetricNames.WRONG_IN_CANDIDATE).value(),
                accuracy == null ? Double.NaN : accuracy.p());
    }

    /** What stands for the groups where a differential is taken over the pairs that another system scored too. */
    static String pairsOfBoth(String other) {
        return Measurement.BETWEEN_GROUPS + ", on the pairs that " + other + " scored too";
    }

    /** A system's own differential as the value beside a difference, whose n and unit it takes. */
    static Estimate shared(Estimate own, Estimate difference) {
        return own.isOk() ? Estimate.point(own.value(), difference.n(), difference.unit()) : own;
    }
}
