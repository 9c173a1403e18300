package org.facegap.evaluation.scores.reading;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.facegap.core.UserError;

/**
 * A join by name: how many names of one side the other side has. A join that finds nothing is an error, one that finds
 * part is told, both with the first names of both sides.
 */
final class UnmatchedNames {
    private static final int SHOWN = 3;

    private final Set<String> first = new LinkedHashSet<>();
    private long found;
    private long missing;

    /** Notes a name; its text is asked for only where it may be shown. */
    void see(boolean known, Supplier<String> name) {
        if (known) {
            found++;
            return;
        }
        missing++;
        if (first.size() < SHOWN) {
            first.add(name.get());
        }
    }

    /**
     * What to tell; empty when every name was found.
     *
     * @param file whose names were looked up
     * @param what the names are of, in the plural
     * @param others what they were looked up among, in the plural
     * @param names of the others
     * @throws UserError when none was found
     */
    Optional<String> told(String file, String what, String others, List<String> names) {
        if (missing == 0) {
            return Optional.empty();
        }
        String both = "first without: " + quoted(new ArrayList<>(first)) + "; first " + others + ": " + quoted(names);
        if (found == 0) {
            throw new UserError(file + ": none of its " + missing + " " + what + " is among the " + others + " (" + both
                    + "). Names are compared as they stand, folders and endings included.");
        }
        return Optional.of(missing + " of " + (found + missing) + " " + what + " are not among the " + others
                + " and give" + " no score (" + both + ")");
    }

    private static String quoted(List<String> names) {
        List<String> shown = names.stream()
                .limit(SHOWN)
                .map(name -> "'" + TextScores.clipped(name) + "'")
                .toList();
        return shown.isEmpty() ? "none" : String.join(", ", shown);
    }
}
