package org.facegap.reports.scores;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.results.scores.CrossGroupRate;
import org.facegap.core.results.scores.ScoreResults;
import org.facegap.core.results.scores.SystemResults;
import org.facegap.reports.chart.Series;
import org.facegap.reports.text.NumberText;
import org.facegap.reports.text.NumberText.Scale;
import org.facegap.reports.text.Shown;

/** False match rates between groups, of one system. */
public record CrossView(Series series, String point, List<String> groups, List<Row> rows) {
    /** A group against itself and those before it. */
    public record Row(String group, List<Cell> cells) {}

    /** Two groups, or one with itself. */
    public record Cell(Shown rate, String counts, boolean own) {}

    static List<CrossView> all(ScoreResults results, List<Series> series) {
        List<CrossView> views = new ArrayList<>();
        for (int s = 0; s < results.systems().size(); s++) {
            SystemResults system = results.systems().get(s);
            if (!system.crossGroup().isEmpty()) {
                views.add(of(system, series.get(s)));
            }
        }
        return List.copyOf(views);
    }

    private static CrossView of(SystemResults system, Series series) {
        Map<String, Map<String, CrossGroupRate>> cells = new HashMap<>();
        List<String> groups = new ArrayList<>();
        for (CrossGroupRate cell : system.crossGroup()) {
            cells.computeIfAbsent(cell.second(), k -> new HashMap<>()).put(cell.first(), cell);
            if (cell.first().equals(cell.second())) {
                groups.add(cell.first());
            }
        }
        List<Row> rows = new ArrayList<>();
        for (int r = 0; r < groups.size(); r++) {
            List<Cell> row = new ArrayList<>();
            for (int c = 0; c <= r; c++) {
                CrossGroupRate cell =
                        cells.getOrDefault(groups.get(r), Map.of()).get(groups.get(c));
                if (cell != null) {
                    row.add(new Cell(
                            Shown.of(cell.rate(), Scale.PERCENT),
                            NumberText.errors(cell.falseMatches()) + " of " + NumberText.count(cell.trials()),
                            c == r));
                }
            }
            rows.add(new Row(groups.get(r), List.copyOf(row)));
        }
        return new CrossView(series, system.points().get(0).name(), List.copyOf(groups), List.copyOf(rows));
    }
}
