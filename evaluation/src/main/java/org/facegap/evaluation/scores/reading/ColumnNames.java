package org.facegap.evaluation.scores.reading;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.facegap.core.UserError;
import org.facegap.core.words.Nearest;
import org.jspecify.annotations.Nullable;

/** The names of a file's columns, and which of them are the two sides of one property. */
final class ColumnNames {
    /** The columns of a property; both are one where it holds for both sides. */
    record Sides(int probe, int reference) {
        /** No column. */
        static final Sides NONE = new Sides(Layout.NONE, Layout.NONE);

        /** The columns, or {@link #NONE} for null. */
        static Sides orNone(@Nullable Sides sides) {
            return sides == null ? NONE : sides;
        }

        int of(boolean ofProbe) {
            return ofProbe ? probe : reference;
        }

        boolean known() {
            return probe >= 0 && reference >= 0;
        }
    }

    private static final List<String> PROBE_PREFIXES = List.of("probe_", "query_", "left_", "first_");
    private static final List<String> REFERENCE_PREFIXES = List.of(
            "bio_ref_", "bioref_", "reference_", "ref_", "gallery_", "enrolment_", "enrollment_", "right_", "second_");
    private static final List<String> PROBE_SUFFIXES = List.of("_probe", "_left", "_query", "_a", "_x", "_1", "1");
    private static final List<String> REFERENCE_SUFFIXES =
            List.of("_reference", "_ref", "_gallery", "_right", "_b", "_y", "_2", "2");

    private final String file;
    private final List<String> names;
    private final Map<String, Integer> plain = new LinkedHashMap<>();
    private final Map<String, Integer> probe = new LinkedHashMap<>();
    private final Map<String, Integer> reference = new LinkedHashMap<>();

    ColumnNames(String file, List<String> names) {
        this.file = file;
        this.names = List.copyOf(names);
        for (int c = 0; c < names.size(); c++) {
            String name = plain(names.get(c));
            if (!name.isEmpty() && plain.putIfAbsent(name, c) != null) {
                throw new UserError(file + ":1: two columns are called '" + names.get(c) + "'.");
            }
            stem(name, PROBE_PREFIXES, PROBE_SUFFIXES, probe, c);
            stem(name, REFERENCE_PREFIXES, REFERENCE_SUFFIXES, reference, c);
        }
    }

    /** Lower case, and an underscore for everything that is no letter or digit. */
    static String plain(String name) {
        String lower = name.trim().toLowerCase(Locale.ROOT);
        return lower.replaceAll("[^\\p{L}\\p{N}]+", "_").replaceAll("^_|_$", "");
    }

    String name(int column) {
        return names.get(column);
    }

    int size() {
        return names.size();
    }

    /** The column of one of these names, the first that there is; {@link Layout#NONE} otherwise. */
    int first(List<String> wanted) {
        for (String name : wanted) {
            Integer column = plain.get(name);
            if (column != null) {
                return column;
            }
        }
        return Layout.NONE;
    }

    /** The two columns of a property that both sides have, or null. */
    @Nullable
    Sides sides(String stem) {
        Integer left = probe.get(stem);
        Integer right = reference.get(stem);
        return left == null || right == null ? null : new Sides(left, right);
    }

    /** The first of these properties that both sides have, or null. */
    @Nullable
    Sides firstSides(List<String> stems) {
        for (String stem : stems) {
            Sides sides = sides(stem);
            if (sides != null) {
                return sides;
            }
        }
        return null;
    }

    /** Properties that both sides have. */
    Set<String> properties() {
        Set<String> both = new LinkedHashSet<>(probe.keySet());
        both.retainAll(reference.keySet());
        return both;
    }

    /** The column of the probe alone with this property, or {@link Layout#NONE}. */
    int probeOnly(String stem) {
        return probe.getOrDefault(stem, Layout.NONE);
    }

    /** The column of the reference alone with this property, or {@link Layout#NONE}. */
    int referenceOnly(String stem) {
        return reference.getOrDefault(stem, Layout.NONE);
    }

    /** The column the user named; letters' case does not count. */
    int named(String name) {
        int exact = names.indexOf(name.trim());
        if (exact >= 0) {
            return exact;
        }
        Integer column = plain.get(plain(name));
        if (column == null) {
            throw missing(name, plain.keySet());
        }
        return column;
    }

    /** The columns of a property the user named: one column, or the two sides. */
    Sides property(String name) {
        if (names.contains(name.trim()) || plain.containsKey(plain(name))) {
            int column = named(name);
            return new Sides(column, column);
        }
        Sides sides = sides(plain(name));
        if (sides == null) {
            Set<String> known = new LinkedHashSet<>(plain.keySet());
            known.addAll(properties());
            throw missing(name, known);
        }
        return sides;
    }

    /** The columns of a property that the user named with one word or with two columns. */
    Sides property(List<String> words) {
        if (words.size() == 1) {
            return property(words.get(0));
        }
        if (words.size() != 2) {
            throw UserError.usage("A property of both sides is named by one word or two columns, not by " + words.size()
                    + ": " + String.join(", ", words) + ".");
        }
        return new Sides(named(words.get(0)), named(words.get(1)));
    }

    private UserError missing(String name, Set<String> known) {
        return UserError.usage(
                file + ":1: there is no column '" + name + "'" + Nearest.among(name, known, "columns", names));
    }

    private static void stem(
            String name, List<String> prefixes, List<String> suffixes, Map<String, Integer> target, int column) {
        for (String prefix : prefixes) {
            if (name.startsWith(prefix) && name.length() > prefix.length()) {
                target.putIfAbsent(name.substring(prefix.length()), column);
                return;
            }
        }
        for (String suffix : suffixes) {
            if (name.endsWith(suffix) && name.length() > suffix.length()) {
                target.putIfAbsent(name.substring(0, name.length() - suffix.length()), column);
                return;
            }
        }
    }
}
