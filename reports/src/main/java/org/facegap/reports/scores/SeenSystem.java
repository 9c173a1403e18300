package org.facegap.reports.scores;

import java.util.ArrayList;
import java.util.List;
import org.facegap.core.results.scores.PointResults;
import org.facegap.core.results.scores.ScoreResults;
import org.facegap.core.results.scores.SystemResults;
import org.facegap.reports.chart.Series;
import org.jspecify.annotations.Nullable;

/** A system with the look that it has everywhere. */
record SeenSystem(SystemResults of, Series look) {
    static List<SeenSystem> all(ScoreResults results) {
        List<Series> looks =
                Series.of(results.systems().stream().map(SystemResults::system).toList());
        List<SeenSystem> systems = new ArrayList<>();
        for (int s = 0; s < looks.size(); s++) {
            systems.add(new SeenSystem(results.systems().get(s), looks.get(s)));
        }
        return List.copyOf(systems);
    }

    /** Names of the points of all systems, each once. */
    static List<String> points(List<SeenSystem> systems, boolean global) {
        return systems.stream()
                .flatMap(s -> s.of.points().stream())
                .filter(p -> p.global() == global)
                .map(PointResults::name)
                .distinct()
                .toList();
    }

    String name() {
        return of.system();
    }

    @Nullable
    PointResults point(String name) {
        return of.points().stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
