package org.facegap.core.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.facegap.core.config.ConfigNode.Place;

/** Gathers what is wrong, to tell it all at once in reading order: file by file, overrides last. */
final class Problems {
    private static final Comparator<Problem> READING = Comparator.comparing(
                    (Problem problem) -> problem.place().override())
            .thenComparing(problem -> problem.place().file())
            .thenComparingInt(problem -> problem.place().line());

    private record Problem(Place place, String text) {}

    private final List<Problem> found = new ArrayList<>();

    void add(Place place, String path, String what) {
        boolean said = path.isEmpty() || (place.override() && place.text().equals("--set " + path));
        found.add(new Problem(place, place.text() + ": " + (said ? "" : path + ": ") + what));
    }

    /**
     * Adds what is wrong with each cell of a matrix; what is wrong with some of them names the first.
     *
     * @param cells by name
     */
    void addCells(Map<String, Problems> cells) {
        Map<Problem, List<String>> where = new LinkedHashMap<>();
        cells.forEach((name, problems) -> new LinkedHashSet<>(problems.found)
                .forEach(problem ->
                        where.computeIfAbsent(problem, any -> new ArrayList<>()).add(name)));
        where.forEach((problem, names) -> {
            String others = names.size() == 1 ? "" : " and " + (names.size() - 1) + " more";
            found.add(
                    names.size() == cells.size()
                            ? problem
                            : new Problem(problem.place(), problem.text() + " (cell " + names.get(0) + others + ")"));
        });
    }

    int size() {
        return found.size();
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new ConfigError(
                    found.stream().sorted(READING).map(Problem::text).distinct().toList());
        }
    }
}
