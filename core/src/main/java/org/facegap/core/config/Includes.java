package org.facegap.core.config;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.facegap.core.config.ConfigNode.Entry;
import org.facegap.core.config.ConfigNode.Mapping;
import org.facegap.core.config.ConfigNode.Place;
import org.facegap.core.config.ConfigNode.Scalar;
import org.facegap.core.config.ConfigNode.Sequence;
import org.facegap.core.words.Nearest;
import org.jspecify.annotations.Nullable;

/**
 * Brings a config file and those that it includes together, key by key: the including file wins, then the file that is named later.
 * Lists and single values are taken whole; so are keys and values of another kind than the included ones. A key without a value takes
 * the included one away.
 */
final class Includes {
    /** The key that names one file or several, relative to the file that it stands in. */
    static final String KEY = "include";

    /** What keys begin with that hold parts for anchors and mean nothing themselves. */
    static final String PARTS = "x-";

    /** Files that one config may be made of; one that is included twice counts twice. */
    private static final int MOST = 100;

    private final Problems problems;
    private final Class<?> type;
    private final Deque<Path> open = new ArrayDeque<>();
    private int files;

    private Includes(Problems problems, Class<?> type) {
        this.problems = problems;
        this.type = type;
    }

    /** The keys of a file and of what it includes; null where there is a problem. */
    static @Nullable Mapping read(Path file, Class<?> type, Problems problems) {
        return new Includes(problems, type).file(file, ConfigReader.text(file));
    }

    private @Nullable Mapping file(Path file, String text) {
        int before = problems.size();
        ConfigNode root = ConfigParser.file(file.toString(), text, problems);
        if (!(root instanceof Mapping own)) {
            if (root != null) {
                problems.add(root.place(), "", "expected keys and values, found " + root.describe());
            } else if (problems.size() == before) {
                problems.add(Place.file(file.toString()), "", "is empty");
            }
            return null;
        }
        own.entries().keySet().removeIf(key -> key.startsWith(PARTS));
        Entry include = own.entries().remove(KEY);
        open.push(real(file));
        Mapping base = null;
        for (Scalar name : include == null ? List.<Scalar>of() : names(include)) {
            Mapping included = included(file, name);
            base = base == null || included == null ? included : over(included, base, type);
        }
        open.pop();
        return base == null ? own : over(own, base, type);
    }

    private List<Scalar> names(Entry include) {
        List<ConfigNode> nodes =
                include.value() instanceof Sequence several ? several.items() : List.of(include.value());
        List<Scalar> names = new ArrayList<>();
        for (ConfigNode node : nodes) {
            if (node instanceof Scalar name && !name.isNull()) {
                names.add(name);
            } else {
                problems.add(node.place(), KEY, "expected a file or a list of files, found " + node.describe());
            }
        }
        return names;
    }

    private @Nullable Mapping included(Path by, Scalar name) {
        Path file = by.resolveSibling(name.text());
        if (open.contains(real(file))) {
            List<String> way = open.stream().map(Includes::name).collect(Collectors.toCollection(ArrayList::new));
            Collections.reverse(way);
            way.add(name(file));
            problems.add(name.place(), KEY, "a file cannot include itself: " + String.join(" > ", way));
            return null;
        }
        if (++files > MOST) {
            problems.add(name.place(), KEY, "more than " + MOST + " files are included");
            return null;
        }
        String text;
        try {
            text = ConfigReader.text(file);
        } catch (ConfigError e) {
            problems.add(name.place(), KEY, e.getMessage() + Nearest.question(name.text(), beside(by)));
            return null;
        }
        return file(file, text);
    }

    private static Path real(Path file) {
        return file.toAbsolutePath().normalize();
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** Names of the files in the folder of one. */
    private static List<String> beside(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        try (Stream<Path> files = folder == null ? Stream.empty() : Files.list(folder)) {
            return files.map(Includes::name).sorted().toList();
        } catch (IOException e) {
            // What was not found is told in any case; here is nothing to suggest.
            return List.of();
        }
    }

    private static Mapping over(Mapping own, Mapping base, @Nullable Type type) {
        Mapping both = new Mapping(own.place(), new LinkedHashMap<>(base.entries()), own.implied());
        for (Map.Entry<String, Entry> one : own.entries().entrySet()) {
            String key = one.getKey();
            Entry entry = one.getValue();
            Entry below = base.entries().get(key);
            if (below != null && entry.value() instanceof Scalar scalar && scalar.isNull()) {
                both.entries().remove(key);
            } else {
                both.entries().put(key, below == null ? entry : over(entry, below, inner(type, both, key)));
            }
        }
        return both;
    }

    private static Entry over(Entry own, Entry base, @Nullable Type type) {
        if (!(own.value() instanceof Mapping mapping)) {
            return own;
        }
        Mapping below = base.value() instanceof Mapping other ? other : null;
        if (type != null && Kinds.are(ConfigTypes.raw(type))) {
            Kinds kinds = Kinds.of(ConfigTypes.raw(type));
            // A word alone stands for the kind that it names.
            below = RecordBinder.named(base.value(), kinds);
            if (below != null
                    && mapping.entries().containsKey(kinds.key())
                    && !kinds.word(mapping).equals(kinds.word(below))) {
                return own;
            }
        }
        return below == null ? own : new Entry(own.place(), over(mapping, below, type));
    }

    /** The type of a key; null where no key of that name is known. */
    private static @Nullable Type inner(@Nullable Type type, Mapping mapping, String key) {
        if (type == null) {
            return null;
        }
        Class<?> raw = ConfigTypes.raw(type);
        if (raw == Map.class) {
            return ConfigTypes.argument(type, 1);
        }
        Class<?> record =
                Kinds.are(raw) ? Kinds.of(raw).records().get(Kinds.of(raw).word(mapping)) : raw.isRecord() ? raw : null;
        RecordComponent component = Kinds.component(record, key);
        return component == null ? null : component.getGenericType();
    }
}
