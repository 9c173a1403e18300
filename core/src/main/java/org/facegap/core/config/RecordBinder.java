package org.facegap.core.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.facegap.core.config.ConfigNode.Entry;
import org.facegap.core.config.ConfigNode.Mapping;
import org.facegap.core.config.ConfigNode.Place;
import org.facegap.core.config.ConfigNode.Scalar;
import org.facegap.core.config.ConfigNode.Sequence;
import org.facegap.core.words.Nearest;
import org.jspecify.annotations.Nullable;

/** Walks a config tree against a record and its components; notes every problem and goes on. */
final class RecordBinder {
    /** Stands for a value that could not be had; its problem is noted. */
    private static final Object BAD = new Object();

    private static final Pattern RULE =
            Pattern.compile("([A-Za-z][A-Za-z0-9]*)((?:[.\\[][^:\\s]*)?): (.+)", Pattern.DOTALL);

    private final Problems problems;

    RecordBinder(Problems problems) {
        this.problems = problems;
    }

    /** The record, or null when there was a problem. */
    <T> @Nullable T bind(Mapping root, Class<T> type) {
        Object value = Kinds.are(type) ? kind(root, Kinds.of(type), "") : record(root, type, "", null);
        return value == BAD ? null : type.cast(value);
    }

    /** The record that the key of a sealed interface names; its word alone stands for it without other keys. */
    private Object kind(ConfigNode node, Kinds kinds, String path) {
        Mapping mapping = named(node, kinds);
        if (mapping == null) {
            return wrong(node, path, "keys and values");
        }
        String key = inner(path, kinds.key());
        String words = "one of " + String.join(", ", kinds.records().keySet());
        ConfigNode given = mapping.value(kinds.key());
        if (given != null && !(given instanceof Scalar)) {
            return wrong(given, key, words);
        }
        Class<?> type = kinds.records().get(kinds.word(mapping));
        if (type != null) {
            return record(mapping, type, path, kinds);
        }
        if (given instanceof Scalar scalar && !scalar.isNull()) {
            return notOneOf(scalar, List.copyOf(kinds.records().keySet()), key);
        }
        problems.add(mapping.place(), key, "missing: " + words);
        return BAD;
    }

    /** Keys and values as they are, a word as the value of the key of its kind; null for anything else. */
    static @Nullable Mapping named(ConfigNode node, Kinds kinds) {
        if (node instanceof Scalar word && !word.isNull()) {
            Mapping mapping = Mapping.empty(word.place(), false);
            mapping.entries().put(kinds.key(), new Entry(word.place(), word));
            return mapping;
        }
        return node instanceof Mapping mapping ? mapping : null;
    }

    private Object record(ConfigNode node, Class<?> type, String path, @Nullable Kinds kinds) {
        if (!(node instanceof Mapping mapping)) {
            return wrong(node, path, "keys and values");
        }
        RecordComponent[] components = type.getRecordComponents();
        List<String> names =
                Arrays.stream(components).map(RecordComponent::getName).toList();
        Set<String> meant = unknownKeys(mapping, components, names, path, kinds);
        @Nullable Object[] values = new @Nullable Object[components.length];
        boolean good = true;
        for (int i = 0; i < components.length; i++) {
            values[i] = component(mapping, components[i], meant, path);
            good &= values[i] != BAD;
        }
        return good ? create(mapping, type, components, values, path) : BAD;
    }

    private Set<String> unknownKeys(
            Mapping mapping, RecordComponent[] components, List<String> names, String path, @Nullable Kinds kinds) {
        Set<String> meant = new TreeSet<>();
        for (Map.Entry<String, Entry> entry : mapping.entries().entrySet()) {
            String key = entry.getKey();
            if (names.contains(key)) {
                continue;
            }
            String now = renamed(key);
            boolean moved = names.contains(now);
            String nearest = moved ? now : Nearest.of(key, names);
            if (nearest != null && !mapping.entries().containsKey(nearest)) {
                meant.add(nearest);
            }
            String owner = owner(key, components, kinds);
            String takes = kinds == null ? "known keys: " + String.join(", ", names) : kinds.takes(mapping, names);
            String hint = nearest == null
                    ? takes
                    : moved ? "it is called " + now + " now" : "did you mean '" + nearest + "'?";
            problems.add(
                    entry.getValue().place(), inner(path, key), (owner == null ? "unknown key" : owner) + "; " + hint);
        }
        return meant;
    }

    /** What a key of an earlier version is called now; every other key as it is. */
    private static String renamed(String key) {
        return key.replace("picture", "image").replace("Picture", "Image");
    }

    /** Where a key belongs that is none here: to another kind of the same thing, or into a part of it; or null. */
    private static @Nullable String owner(String key, RecordComponent[] components, @Nullable Kinds kinds) {
        List<String> others = kinds == null ? List.of() : kinds.wordsWith(key);
        if (kinds != null && !others.isEmpty()) {
            return "belongs to " + kinds.key() + ": " + String.join(", ", others);
        }
        for (RecordComponent component : components) {
            List<String> inside = Kinds.are(component.getType())
                    ? Kinds.of(component.getType()).wordsWith(key)
                    : List.of();
            if (!inside.isEmpty()) {
                return "belongs into " + component.getName() + ": {"
                        + Kinds.of(component.getType()).key() + ": " + inside.get(0) + ", " + key + ": ...}"
                        + (inside.size() == 1
                                ? ""
                                : ", also of " + String.join(", ", inside.subList(1, inside.size())));
            }
        }
        return null;
    }

    private @Nullable Object component(Mapping mapping, RecordComponent component, Set<String> meant, String path) {
        String name = component.getName();
        String inner = inner(path, name);
        Entry entry = mapping.entries().get(name);
        Default fallback = component.getAnnotation(Default.class);
        ConfigNode node = entry == null ? null : entry.value();
        if (node instanceof Scalar word && word.text().equals(ConfigTypes.word(component))) {
            return null;
        }
        if (node != null && !(node instanceof Scalar scalar && scalar.isNull())) {
            if (fallback != null && node instanceof Mapping implied && implied.implied()) {
                ConfigNode standard = ConfigParser.literal(implied.place(), fallback.value(), problems);
                complete(
                        implied,
                        standard != null && Kinds.are(component.getType())
                                ? named(standard, Kinds.of(component.getType()))
                                : standard);
            }
            return value(node, component.getGenericType(), component, inner);
        }
        if (ConfigTypes.isNullable(component)) {
            return null;
        }
        if (entry != null) {
            problems.add(entry.place(), inner, "has no value" + meaning(component));
            return BAD;
        }
        if (fallback != null) {
            ConfigNode literal = ConfigParser.literal(mapping.place(), fallback.value(), problems);
            return literal == null ? BAD : value(literal, component.getGenericType(), component, inner);
        }
        if (!meant.contains(name)) {
            problems.add(mapping.place(), inner, "missing" + meaning(component));
        }
        return BAD;
    }

    /** Gives a mapping that only an override made the keys of the default it stands in for. */
    private static void complete(Mapping implied, @Nullable ConfigNode fallback) {
        if (fallback instanceof Mapping defaults) {
            defaults.entries().forEach((key, entry) -> {
                Entry there = implied.entries().putIfAbsent(key, entry);
                if (there != null && there.value() instanceof Mapping deeper && deeper.implied()) {
                    complete(deeper, entry.value());
                    // It now stands for this default; its own type's default must not be added to it.
                    Mapping whole = new Mapping(deeper.place(), deeper.entries(), false);
                    implied.entries().put(key, new Entry(there.place(), whole));
                }
            });
        }
    }

    private static String meaning(RecordComponent component) {
        Doc doc = component.getAnnotation(Doc.class);
        return doc == null ? "" : ": " + doc.value();
    }

    private Object value(ConfigNode node, Type type, RecordComponent component, String path) {
        Class<?> raw = ConfigTypes.raw(type);
        if (raw == List.class) {
            return list(node, ConfigTypes.argument(type, 0), component, path);
        }
        if (raw == Map.class) {
            return map(node, ConfigTypes.argument(type, 1), component, path);
        }
        if (raw.isRecord()) {
            return record(node, raw, path, null);
        }
        if (Kinds.are(raw)) {
            return kind(node, Kinds.of(raw), path);
        }
        if (!(node instanceof Scalar scalar) || scalar.isNull()) {
            return wrong(node, path, ConfigTypes.describe(type, component));
        }
        if (raw.isEnum()) {
            return constant(scalar, raw, path);
        }
        if (raw == String.class) {
            return text(scalar, component, path);
        }
        if (raw == boolean.class || raw == Boolean.class) {
            boolean known = !scalar.quoted()
                    && (scalar.text().equals("true") || scalar.text().equals("false"));
            return known ? Boolean.valueOf(scalar.text()) : wrong(node, path, "true or false");
        }
        return number(scalar, raw, component, path);
    }

    private Object list(ConfigNode node, Type item, RecordComponent component, String path) {
        if (!(node instanceof Sequence sequence)) {
            return wrong(node, path, "a list");
        }
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < sequence.items().size(); i++) {
            items.add(value(sequence.items().get(i), item, component, path + "." + i));
        }
        return items.contains(BAD) ? BAD : List.copyOf(items);
    }

    private Object map(ConfigNode node, Type item, RecordComponent component, String path) {
        if (!(node instanceof Mapping mapping)) {
            return wrong(node, path, "keys and values");
        }
        Map<String, Object> items = new LinkedHashMap<>();
        mapping.entries()
                .forEach((key, entry) -> items.put(key, value(entry.value(), item, component, inner(path, key))));
        return items.containsValue(BAD) ? BAD : Collections.unmodifiableMap(items);
    }

    private Object constant(Scalar scalar, Class<?> type, String path) {
        for (Object constant : type.getEnumConstants()) {
            if (ConfigTypes.label(constant).equals(scalar.text())) {
                return constant;
            }
        }
        return notOneOf(scalar, ConfigTypes.labels(type), path);
    }

    private Object text(Scalar scalar, RecordComponent component, String path) {
        OneOf allowed = component.getAnnotation(OneOf.class);
        if (allowed != null && !List.of(allowed.value()).contains(scalar.text())) {
            List<String> others = Kinds.otherWords(component, scalar.text());
            if (!others.isEmpty()) {
                problems.add(
                        scalar.place(),
                        path,
                        scalar.text() + " belongs to " + String.join(", ", others) + "; expected one of "
                                + String.join(", ", allowed.value()));
                return BAD;
            }
            return notOneOf(scalar, List.of(allowed.value()), path);
        }
        return scalar.text();
    }

    private Object notOneOf(Scalar scalar, List<String> allowed, String path) {
        problems.add(
                scalar.place(),
                path,
                "expected one of " + String.join(", ", allowed) + "; found " + scalar.describe()
                        + Nearest.question(scalar.text(), allowed));
        return BAD;
    }

    private Object number(Scalar scalar, Class<?> raw, RecordComponent component, String path) {
        Number number = scalar.quoted() ? null : ConfigTypes.number(scalar.text(), raw);
        Range range = component.getAnnotation(Range.class);
        if (number == null && !scalar.quoted() && scalar.text().matches("[-+]?[0-9]{10,}")) {
            problems.add(scalar.place(), path, "the number " + scalar.text() + " is too large");
            return BAD;
        }
        if (number == null || (range != null && !ConfigTypes.within(range, number.doubleValue()))) {
            return wrong(scalar, path, ConfigTypes.describe(raw, component));
        }
        return number;
    }

    private Object wrong(ConfigNode node, String path, String expected) {
        problems.add(node.place(), path, "expected " + expected + ", found " + node.describe());
        return BAD;
    }

    /** The first record, with the components of the second where its own are null. */
    static <T extends Record> T over(T first, T second, Class<T> type) {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = new @Nullable Object[components.length];
        try {
            for (int i = 0; i < values.length; i++) {
                components[i].getAccessor().setAccessible(true);
                Object own = components[i].getAccessor().invoke(first);
                values[i] = own != null ? own : components[i].getAccessor().invoke(second);
            }
            return type.cast(made(type, components, values));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + type.getName(), e);
        }
    }

    private static Object made(Class<?> type, RecordComponent[] components, @Nullable Object[] values)
            throws ReflectiveOperationException {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Constructor<?> constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor.newInstance(values);
    }

    private Object create(
            Mapping mapping, Class<?> type, RecordComponent[] components, @Nullable Object[] values, String path) {
        try {
            return made(type, components, values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof BrokenRules several) {
                several.rules().forEach(rule -> broken(mapping, path, rule));
                return BAD;
            }
            if (e.getCause() instanceof IllegalArgumentException rule) {
                broken(mapping, path, String.valueOf(rule.getMessage()));
                return BAD;
            }
            throw new IllegalStateException("cannot make a " + type.getName(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + type.getName(), e);
        }
    }

    /** A rule across keys: {@code key: what is wrong} is told at that key's place. */
    private void broken(Mapping mapping, String path, String message) {
        Matcher rule = RULE.matcher(message);
        if (!rule.matches()) {
            problems.add(mapping.place(), path, message);
            return;
        }
        String key = rule.group(1) + rule.group(2);
        Place place = mapping.place();
        ConfigNode at = mapping;
        for (String step : key.replace("[", ".").replace("]", "").split("\\.", -1)) {
            Entry entry = at instanceof Mapping inside ? inside.entries().get(step) : null;
            if (entry != null) {
                place = entry.place();
                at = entry.value();
            } else if (at instanceof Sequence list
                    && step.matches("[0-9]{1,6}")
                    && Integer.parseInt(step) < list.items().size()) {
                at = list.items().get(Integer.parseInt(step));
                place = at.place();
            } else {
                break;
            }
        }
        problems.add(place, inner(path, key), rule.group(3));
    }

    private static String inner(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
