package org.facegap.core.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.facegap.core.config.ConfigNode.Place;

/** Gathers what is wrong, to tell it all at once in reading order. */
final class Problems {
    private record Problem(int line, String text) {}

    private final List<Problem> found = new ArrayList<>();

    void add(Place place, String path, String what) {
        boolean said = path.isEmpty() || (place.override() && place.text().equals("--set " + path));
        found.add(new Problem(place.line(), place.text() + ": " + (said ? "" : path + ": ") + what));
    }

    int size() {
        return found.size();
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new ConfigError(found.stream()
                    .sorted(Comparator.comparingInt(Problem::line))
                    .map(Problem::text)
                    .distinct()
                    .toList());
        }
    }
}
