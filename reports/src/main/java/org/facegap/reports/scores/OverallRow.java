package org.facegap.reports.scores;

import java.util.ArrayList;
import java.util.List;
import org.facegap.core.results.scores.GroupScores;
import org.facegap.core.results.scores.ScoreResults;
import org.facegap.core.results.scores.SystemResults;
import org.facegap.reports.chart.Series;
import org.facegap.reports.text.NumberText;

/** A system over all groups together: counts and failures. */
public record OverallRow(Series series, String genuine, String impostor, String failedGenuine, String failedImpostor) {
    static List<OverallRow> all(ScoreResults results, List<Series> series) {
        List<OverallRow> rows = new ArrayList<>();
        for (int s = 0; s < results.systems().size(); s++) {
            SystemResults system = results.systems().get(s);
            GroupScores all = system.groups().get(system.groups().size() - 1);
            rows.add(new OverallRow(
                    series.get(s),
                    NumberText.count(all.genuine()),
                    NumberText.count(all.impostor()),
                    NumberText.count(all.failedGenuine()),
                    NumberText.count(all.failedImpostor())));
        }
        return List.copyOf(rows);
    }
}
