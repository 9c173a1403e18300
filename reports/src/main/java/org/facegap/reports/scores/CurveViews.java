package org.facegap.reports.scores;

import java.util.ArrayList;
import java.util.List;
import org.facegap.core.results.scores.GroupErrors;
import org.facegap.core.results.scores.GroupScores;
import org.facegap.core.results.scores.PointResults;
import org.facegap.core.results.scores.ScoreResults;
import org.facegap.core.results.scores.SystemResults;
import org.facegap.reports.chart.DetPlot;
import org.facegap.reports.chart.LinePlot;
import org.facegap.reports.chart.Series;
import org.facegap.reports.text.NumberText.Scale;
import org.facegap.reports.text.Shown;

/**
 * Error trade-offs: with few groups one chart for each system with the groups laid over each other, else one for each
 * group with the systems laid over each other.
 *
 * @param plots the charts
 * @param byGroup whether the curves are groups
 */
record CurveViews(List<LinePlot> plots, boolean byGroup) {
    private static final int MOST_CHARTS = 60;

    static CurveViews of(ScoreResults results, List<Series> series) {
        int groups = results.data().groups().size();
        boolean byGroup = groups <= Series.COLOURS;
        List<LinePlot> plots = new ArrayList<>();
        if (byGroup) {
            List<Series> looks = Series.of(
                    results.data().groups().stream().map(g -> g.group()).toList());
            for (SystemResults system : results.systems()) {
                List<DetPlot.Curve> curves = new ArrayList<>();
                for (int g = 0; g < groups; g++) {
                    curves.add(curve(system, g, looks.get(g)));
                }
                plots.add(plot("curve-" + (plots.size() + 1), system.system(), curves, List.of(system)));
            }
            return new CurveViews(List.copyOf(plots), true);
        }
        for (int g = 0; g < Math.min(groups, MOST_CHARTS); g++) {
            List<DetPlot.Curve> curves = new ArrayList<>();
            for (int s = 0; s < results.systems().size(); s++) {
                curves.add(curve(results.systems().get(s), g, series.get(s)));
            }
            String group = results.data().groups().get(g).group();
            plots.add(plot("curve-" + (plots.size() + 1), group, curves, results.systems()));
        }
        return new CurveViews(List.copyOf(plots), false);
    }

    private static DetPlot.Curve curve(SystemResults system, int group, Series look) {
        GroupScores scores = system.groups().get(group);
        PointResults main = system.points().get(0);
        GroupErrors errors = main.groups().get(group);
        boolean measured = errors.falseMatch().rate().isOk()
                && errors.falseNonMatch().rate().isOk();
        return new DetPlot.Curve(
                look,
                scores.roc(),
                measured ? errors.falseMatch().rate().value() : Double.NaN,
                measured ? errors.falseNonMatch().rate().value() : Double.NaN);
    }

    private static LinePlot plot(String id, String title, List<DetPlot.Curve> curves, List<SystemResults> systems) {
        List<String> words = new ArrayList<>();
        for (DetPlot.Curve curve : curves) {
            words.add(curve.series().name()
                    + (Double.isFinite(curve.fmr())
                            ? ": at the common threshold FMR " + Shown.plain(curve.fmr(), Scale.PERCENT, "")
                                    + " and FNMR " + Shown.plain(curve.fnmr(), Scale.PERCENT, "")
                            : ": not measured at the common threshold"));
        }
        long impostor = Long.MAX_VALUE;
        long genuine = Long.MAX_VALUE;
        for (SystemResults system : systems) {
            for (GroupScores g : system.groups()) {
                if (g.impostor() > 0 && g.genuine() > 0) {
                    impostor = Math.min(impostor, g.impostor());
                    genuine = Math.min(genuine, g.genuine());
                }
            }
        }
        return DetPlot.of(
                id,
                title,
                "Error trade-off of " + title + ". " + String.join("; ", words) + ".",
                impostor == Long.MAX_VALUE ? 0 : impostor,
                genuine == Long.MAX_VALUE ? 0 : genuine,
                curves);
    }
}
