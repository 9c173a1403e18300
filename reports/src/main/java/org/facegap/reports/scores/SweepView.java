package org.facegap.reports.scores;

import java.util.ArrayList;
import java.util.List;
import org.facegap.core.results.scores.ScoreResults;
import org.facegap.core.results.scores.SweepCell;
import org.facegap.core.results.scores.SweepRow;
import org.facegap.core.results.scores.SystemResults;
import org.facegap.reports.chart.Series;
import org.facegap.reports.text.NumberText;
import org.facegap.reports.text.NumberText.Scale;
import org.facegap.reports.text.Shown;

/** One system from high to low targets. */
public record SweepView(Series series, List<String> groups, List<Row> rows) {
    /** A target. */
    public record Row(String target, String threshold, String realised, List<Cell> cells) {}

    /** A group; grey where fewer than ten false matches are expected. */
    public record Cell(String fmr, String fnmr, String counts, boolean grey) {}

    static List<SweepView> all(ScoreResults results, List<Series> series) {
        List<SweepView> views = new ArrayList<>();
        for (int s = 0; s < results.systems().size(); s++) {
            SystemResults system = results.systems().get(s);
            List<String> groups = system.sweep().stream()
                    .findFirst()
                    .map(row -> row.cells().stream().map(SweepCell::group).toList())
                    .orElse(List.of());
            views.add(new SweepView(
                    series.get(s),
                    groups,
                    system.sweep().stream()
                            .filter(r -> Double.isFinite(r.threshold()))
                            .map(r -> row(r, system.distances()))
                            .toList()));
        }
        return List.copyOf(views);
    }

    private static Row row(SweepRow row, boolean distances) {
        return new Row(
                Shown.plain(row.target(), Scale.PERCENT, ""),
                NumberText.threshold(row.threshold(), distances),
                Shown.plain(row.realised(), Scale.PERCENT, "no impostor pairs"),
                row.cells().stream().map(SweepView::cell).toList());
    }

    private static Cell cell(SweepCell c) {
        return new Cell(
                rate(c.falseMatches(), c.impostor()),
                rate(c.falseNonMatches(), c.genuine()),
                NumberText.errors(c.falseMatches()) + " of " + NumberText.count(c.impostor()) + ", "
                        + NumberText.errors(c.falseNonMatches()) + " of " + NumberText.count(c.genuine()),
                !c.readable());
    }

    private static String rate(double errors, long trials) {
        return trials == 0 ? "no pairs" : Shown.plain(errors / trials, Scale.PERCENT, "");
    }
}
