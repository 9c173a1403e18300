package org.facegap.reports.scores;

import java.util.List;
import org.facegap.core.results.scores.ScoreResults;
import org.facegap.core.results.scores.SystemResults;
import org.facegap.reports.chart.LinePlot;
import org.facegap.reports.chart.Series;
import org.facegap.reports.text.EmbeddedJson;
import org.facegap.reports.text.Entry;
import org.facegap.reports.text.Facts;

/**
 * The whole page.
 *
 * @param title what was measured, for the head of the page
 * @param headline what was found, in one sentence
 * @param sentences what else is to be said about it
 * @param series the look of each system
 * @param groupSeries the look of each group in charts of one system
 * @param data what was measured on
 * @param points common thresholds, the main one first
 * @param folds accuracy with thresholds of each group and fold; empty without folds
 * @param overall what needs no threshold, all groups together
 * @param curves error trade-offs
 * @param groupCurves whether the curves' colours are groups
 * @param sweeps a table for each system
 * @param cross a matrix for each system; empty without pairs across groups
 * @param comparisons of systems
 * @param tools figures by other tools' rules, a table for each tool and system
 * @param limits what cannot be said
 * @param protocol settings
 * @param json the results as JSON that may stand inside a script element
 */
public record ScorePage(
        String title,
        String headline,
        List<String> sentences,
        List<String> warnings,
        List<Series> series,
        List<Series> groupSeries,
        DataView data,
        List<PointView> points,
        List<PointView> folds,
        List<OverallRow> overall,
        List<LinePlot> curves,
        boolean groupCurves,
        List<SweepView> sweeps,
        List<CrossView> cross,
        List<SystemComparisonView> comparisons,
        List<ToolView> tools,
        List<String> limits,
        List<Entry> protocol,
        String json) {
    /** The page of some results. */
    public static ScorePage of(ScoreResults results) {
        List<Series> series =
                Series.of(results.systems().stream().map(SystemResults::system).toList());
        List<String> groups =
                results.data().groups().stream().map(g -> g.group()).toList();
        CurveViews curves = CurveViews.of(results, series);
        return new ScorePage(
                title(results),
                results.conclusion().headline(),
                results.conclusion().sentences(),
                results.warnings(),
                series,
                groups.size() <= Series.COLOURS ? Series.of(groups) : List.of(),
                DataView.of(results.data()),
                PointView.all(results, series, true),
                PointView.all(results, series, false),
                OverallRow.all(results, series),
                curves.plots(),
                curves.byGroup(),
                SweepView.all(results, series),
                CrossView.all(results, series),
                SystemComparisonView.all(results, series),
                ToolView.all(results),
                results.limits(),
                Facts.of(results.protocol().facts()),
                EmbeddedJson.of(results));
    }

    private static String title(ScoreResults results) {
        int systems = results.systems().size();
        int groups = results.data().groups().size();
        return (systems == 1 ? results.systems().get(0).system() : systems + " systems") + ", " + groups
                + (groups == 1 ? " group" : " groups");
    }
}
