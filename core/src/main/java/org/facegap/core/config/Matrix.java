package org.facegap.core.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.facegap.core.config.ConfigNode.Entry;
import org.facegap.core.config.ConfigNode.Mapping;
import org.facegap.core.config.ConfigNode.Place;
import org.facegap.core.config.ConfigNode.Scalar;
import org.facegap.core.config.ConfigNode.Sequence;
import org.facegap.core.words.Nearest;
import org.jspecify.annotations.Nullable;

/**
 * The section {@code matrix} of a config: axes, each a list of values of the key that it is called by, or of named sets of keys and
 * values; every combination is a cell. {@code exclude} takes cells away; {@code include} gives cells that it meets more values, and
 * adds the others. Reads names and counts; whether keys and values are any good is told when a cell is bound.
 */
final class Matrix {
    static final String KEY = "matrix";
    private static final String EXCLUDE = "exclude";
    private static final String INCLUDE = "include";
    private static final String NAME = "name";
    private static final String SET = "set";

    /** More cells than these were not meant. */
    static final int MOST_CELLS = 10_000;

    /** Letters of a cell's name, which is a folder's as well. */
    private static final int LONGEST = 150;

    /** A value at a key, as the file says it at a place. */
    record Setting(Place place, String key, ConfigNode value) {}

    /** One of the values of an axis, under the name that it has in cells. */
    private record Value(String name, List<Setting> settings) {}

    /** An axis by its key, and the shorter name that it has in cells. */
    private record Axis(String key, String name, Place place, Map<String, Value> values) {}

    /** A combination: for each axis its value; not all axes where it was included. */
    private static final class Combination {
        private final Map<Axis, Value> values;
        private final List<Setting> more = new ArrayList<>();
        private final Place place;
        private final String name;

        Combination(Map<Axis, Value> values, Place place, @Nullable String name) {
            this.values = values;
            this.place = place;
            this.name = name != null
                    ? name
                    : values.entrySet().stream()
                            .map(e -> e.getKey().name() + "=" + e.getValue().name())
                            .collect(Collectors.joining(","));
        }

        boolean has(Map<Axis, Value> some) {
            return some.entrySet().stream().allMatch(e -> {
                Value own = values.get(e.getKey());
                return own != null && own.name().equals(e.getValue().name());
            });
        }

        Cell cell() {
            Map<String, String> names = new LinkedHashMap<>();
            List<Setting> settings = new ArrayList<>();
            values.forEach((axis, value) -> {
                names.put(axis.name(), value.name());
                settings.addAll(value.settings());
            });
            settings.addAll(more);
            return new Cell(name, names, settings);
        }
    }

    /**
     * A cell.
     *
     * @param values of each axis, by names
     * @param settings in the order to apply them
     */
    record Cell(String name, Map<String, String> values, List<Setting> settings) {}

    private final Problems problems;
    private final List<Axis> axes = new ArrayList<>();
    private final List<Combination> combinations = new ArrayList<>();

    private Matrix(Problems problems) {
        this.problems = problems;
    }

    /**
     * Reads the section.
     *
     * @param overrides keys that the command line sets, of which no axis may be
     */
    static Matrix of(Entry section, Collection<String> overrides, Problems problems) {
        Matrix matrix = new Matrix(problems);
        int before = problems.size();
        if (!(section.value() instanceof Mapping mapping)) {
            problems.add(
                    section.place(),
                    KEY,
                    "expected axes, each with a list of values, found "
                            + section.value().describe());
            return matrix;
        }
        matrix.axes(mapping);
        matrix.overridden(overrides);
        if (problems.size() == before && matrix.combine(section.place())) {
            matrix.entries(mapping, EXCLUDE).forEach(matrix::exclude);
            matrix.entries(mapping, INCLUDE).forEach(matrix::include);
            matrix.check(section.place());
        }
        return matrix;
    }

    List<Cell> cells() {
        return combinations.stream().map(Combination::cell).toList();
    }

    private void axes(Mapping mapping) {
        List<String> keys = mapping.entries().keySet().stream()
                .filter(key -> !key.equals(EXCLUDE) && !key.equals(INCLUDE))
                .toList();
        for (String key : keys) {
            Entry entry = mapping.entries().get(key);
            if (entry == null) {
                continue;
            }
            if (!key.matches("[A-Za-z][A-Za-z0-9._-]*")) {
                problems.add(entry.place(), at(key), "an axis is called by a key, or by letters, digits and dashes");
                continue;
            }
            if (!(entry.value() instanceof Sequence list) || list.items().isEmpty()) {
                problems.add(
                        entry.place(),
                        at(key),
                        "an axis needs a list of values, found "
                                + (entry.value() instanceof Sequence
                                        ? "an empty list"
                                        : entry.value().describe()));
                continue;
            }
            Map<String, Value> values = new LinkedHashMap<>();
            Set<String> taken = new LinkedHashSet<>();
            for (ConfigNode item : list.items()) {
                Value value = value(item, entry.place(), key);
                // Folders of cells must differ on file systems that do not tell cases apart.
                if (value != null && !taken.add(value.name().toLowerCase(Locale.ROOT))) {
                    problems.add(
                            item.place(),
                            at(key),
                            "two values are called '" + value.name() + "'; name them: {name: ..., set: {" + key
                                    + ": ...}}");
                } else if (value != null) {
                    values.put(value.name(), value);
                }
            }
            axes.add(new Axis(key, shortName(key, keys), entry.place(), values));
        }
    }

    /** The last words of a key that tell it from the others. */
    private static String shortName(String key, List<String> keys) {
        String[] words = key.split("\\.");
        String name = "";
        for (int i = words.length - 1; i >= 0; i--) {
            name = words[i] + (name.isEmpty() ? "" : "." + name);
            String ending = "." + name;
            if (keys.stream().filter(other -> ("." + other).endsWith(ending)).count() == 1) {
                return name;
            }
        }
        return key;
    }

    /** A value as it stands, or {@code {name: ..., set: {KEY: VALUE}}}; null where there is a problem. */
    private @Nullable Value value(ConfigNode node, Place place, String key) {
        int before = problems.size();
        if (node instanceof Mapping mapping && mapping.entries().containsKey(SET)) {
            only(mapping, List.of(NAME, SET), at(key));
            String name = name(mapping, at(key));
            List<Setting> settings = settings(mapping, at(key));
            return problems.size() > before || name == null ? null : new Value(name, settings);
        }
        String name = plain(text(node));
        if (name.isEmpty() || name.length() > 40) {
            problems.add(
                    node.place(),
                    at(key),
                    "a value needs a name of at most 40 letters: {name: ..., set: {" + key + ": ...}}");
            return null;
        }
        return new Value(name, List.of(new Setting(place, key, node)));
    }

    private void only(Mapping mapping, List<String> known, String path) {
        mapping.entries().forEach((key, entry) -> {
            if (!known.contains(key)) {
                problems.add(entry.place(), path + "." + key, "unknown key" + Nearest.among(key, "keys", known));
            }
        });
    }

    private @Nullable String name(Mapping mapping, String path) {
        ConfigNode given = mapping.value(NAME);
        if (!(given instanceof Scalar name)
                || name.isNull()
                || plain(name.text()).isEmpty()) {
            problems.add(given == null ? mapping.place() : given.place(), path, "a set of values needs a name");
            return null;
        }
        return plain(name.text());
    }

    private List<Setting> settings(Mapping mapping, String path) {
        Entry set = mapping.entries().get(SET);
        if (set == null || !(set.value() instanceof Mapping values)) {
            problems.add(
                    set == null ? mapping.place() : set.place(),
                    path + "." + SET,
                    "expected keys, as a.b.c, with values");
            return List.of();
        }
        return values.entries().entrySet().stream()
                .map(e -> new Setting(
                        e.getValue().place(), e.getKey(), e.getValue().value()))
                .toList();
    }

    /** What the command line sets and every cell sets again would be lost. */
    private void overridden(Collection<String> overrides) {
        for (String key : overrides) {
            for (Axis axis : axes) {
                boolean lost = axis.values().values().stream()
                        .flatMap(value -> value.settings().stream())
                        .anyMatch(set -> key.equals(set.key()) || key.startsWith(set.key() + "."));
                if (lost) {
                    problems.add(
                            Place.set(key),
                            key,
                            "the axis " + axis.name() + " of the matrix sets it; choose" + " cells with --only "
                                    + axis.name() + "=VALUE");
                }
            }
        }
    }

    private boolean combine(Place place) {
        long cells = 1;
        for (Axis axis : axes) {
            cells = Math.min(cells * axis.values().size(), Integer.MAX_VALUE);
        }
        if (cells > MOST_CELLS) {
            problems.add(
                    place,
                    KEY,
                    axes.stream()
                                    .map(axis -> Integer.toString(axis.values().size()))
                                    .collect(Collectors.joining(" x ")) + " are more than " + MOST_CELLS + " cells");
            return false;
        }
        List<Map<Axis, Value>> all = new ArrayList<>();
        all.add(Map.of());
        for (Axis axis : axes) {
            List<Map<Axis, Value>> further = new ArrayList<>();
            for (Map<Axis, Value> one : all) {
                axis.values().values().forEach(value -> {
                    Map<Axis, Value> more = new LinkedHashMap<>(one);
                    more.put(axis, value);
                    further.add(more);
                });
            }
            all = further;
        }
        if (!axes.isEmpty()) {
            all.forEach(values -> combinations.add(new Combination(values, place, null)));
        }
        return true;
    }

    private List<Mapping> entries(Mapping mapping, String key) {
        ConfigNode node = mapping.value(key);
        if (node == null) {
            return List.of();
        }
        List<Mapping> entries = new ArrayList<>();
        for (ConfigNode item : node instanceof Sequence list ? list.items() : List.of(node)) {
            if (item instanceof Mapping entry && node instanceof Sequence) {
                entries.add(entry);
            } else {
                problems.add(item.place(), at(key), "expected a list of {AXIS: VALUE, ...}, found " + item.describe());
            }
        }
        return entries;
    }

    private void exclude(Mapping entry) {
        Map<Axis, Value> wanted = wanted(entry, EXCLUDE, List.of());
        if (wanted == null) {
            return;
        }
        if (wanted.isEmpty() || !combinations.removeIf(cell -> cell.has(wanted))) {
            problems.add(entry.place(), at(EXCLUDE), wanted.isEmpty() ? "names no axis" : "there is no such cell");
        }
    }

    private void include(Mapping entry) {
        Map<Axis, Value> wanted = wanted(entry, INCLUDE, List.of(NAME, SET));
        if (wanted == null) {
            return;
        }
        int before = problems.size();
        List<Setting> more = entry.value(SET) == null ? List.of() : settings(entry, at(INCLUDE));
        String name = entry.value(NAME) == null ? null : name(entry, at(INCLUDE));
        if (problems.size() > before) {
            return;
        }
        List<Combination> met = name != null
                ? List.of()
                : combinations.stream().filter(cell -> cell.has(wanted)).toList();
        if (!met.isEmpty() && more.isEmpty()) {
            problems.add(
                    entry.place(), at(INCLUDE), "these cells are there already; say what is different with " + SET);
        } else if (met.isEmpty() && wanted.isEmpty() && name == null) {
            problems.add(entry.place(), at(INCLUDE), "a cell without a value of an axis needs a name");
        } else if (met.isEmpty()) {
            Combination added = new Combination(wanted, entry.place(), name);
            added.more.addAll(more);
            combinations.add(added);
        } else {
            met.forEach(cell -> cell.more.addAll(more));
        }
    }

    /** The values that an entry names; null where it names none that there is. A key of a config may be given a further value. */
    private @Nullable Map<Axis, Value> wanted(Mapping entry, String section, List<String> others) {
        int before = problems.size();
        Map<Axis, Value> wanted = new LinkedHashMap<>();
        entry.entries().forEach((key, given) -> {
            if (others.contains(key)) {
                return;
            }
            Axis axis = axes.stream()
                    .filter(one -> one.key().equals(key) || one.name().equals(key))
                    .findFirst()
                    .orElse(null);
            if (axis == null) {
                List<String> known = axes.stream().map(Axis::name).collect(Collectors.toCollection(ArrayList::new));
                known.addAll(others);
                problems.add(
                        given.place(),
                        at(section) + "." + key,
                        "no axis has this name"
                                + Nearest.among(key, others.isEmpty() ? "axes" : "axes and keys", known));
                return;
            }
            String name = plain(text(given.value()));
            Value value = axis.values().get(name);
            boolean further = section.equals(INCLUDE)
                    && axis.values().values().stream()
                            .allMatch(one -> one.settings().size() == 1
                                    && one.settings().get(0).key().equals(axis.key()));
            if (value == null && !further) {
                problems.add(
                        given.place(),
                        at(section) + "." + key,
                        "no value is called '" + name + "'"
                                + Nearest.among(name, "values", axis.values().keySet()));
                return;
            }
            Value taken = value == null ? value(given.value(), given.place(), axis.key()) : value;
            if (taken != null) {
                wanted.put(axis, taken);
            }
        });
        return problems.size() > before ? null : wanted;
    }

    private void check(Place place) {
        Set<String> names = new LinkedHashSet<>();
        for (Combination cell : combinations) {
            if (!names.add(cell.name.toLowerCase(Locale.ROOT))) {
                problems.add(cell.place, KEY, "two cells are called '" + cell.name + "'");
            }
            if (cell.name.length() > LONGEST) {
                problems.add(
                        cell.place,
                        KEY,
                        "the name of a cell has more than " + LONGEST + " letters: " + cell.name
                                + "; give its values shorter names: {name: ..., set: {KEY: ...}}");
                return;
            }
        }
        if (combinations.size() > MOST_CELLS) {
            problems.add(place, KEY, combinations.size() + " are more than " + MOST_CELLS + " cells");
        }
        if (combinations.isEmpty()) {
            problems.add(place, KEY, axes.isEmpty() ? "has no axis" : EXCLUDE + " leaves no cell");
        }
    }

    private static String at(String key) {
        return KEY + "." + key;
    }

    /** A value in words: what stands in it, with dashes between. */
    private static String text(ConfigNode node) {
        if (node instanceof Scalar scalar) {
            return scalar.isNull() ? "none" : scalar.text();
        }
        return node instanceof Sequence list
                ? list.items().stream().map(Matrix::text).collect(Collectors.joining("-"))
                : ((Mapping) node)
                        .entries().values().stream().map(e -> text(e.value())).collect(Collectors.joining("-"));
    }

    /** Fit for a folder's name and for a shell. */
    private static String plain(String text) {
        return text.replaceAll("[^A-Za-z0-9._+-]+", "-").replaceAll("^-+(?=[^0-9.])|-+$", "");
    }
}
