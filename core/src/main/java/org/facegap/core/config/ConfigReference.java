package org.facegap.core.config;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Renders the keys of a config record for people. */
final class ConfigReference {
    private final StringBuilder out = new StringBuilder();
    private final Deque<Class<?>> open = new ArrayDeque<>();

    private ConfigReference() {}

    static String markdown(Class<?> type) {
        ConfigReference reference = new ConfigReference();
        reference.out.append("| key | type | default | what it is |\n| --- | --- | --- | --- |\n");
        reference.nested(type, "");
        return reference.out.toString();
    }

    private void record(Class<?> type, String path) {
        for (RecordComponent component : type.getRecordComponents()) {
            row(component, path, "");
        }
    }

    /** The key that tells the kinds apart, then the keys of each; what means the same in several stands once. */
    private void kinds(Kinds kinds, String path) {
        String words = String.join(", ", kinds.records().keySet());
        out.append("| `" + path + kinds.key() + "` | one of " + words + " | "
                + (kinds.standard() == null ? "required" : "`" + kinds.standard() + "`")
                + " | which kind; keys below that"
                + " name others do not belong to it |\n");
        Map<String, RecordComponent> keys = new LinkedHashMap<>();
        Map<String, List<String>> owners = new LinkedHashMap<>();
        kinds.records().forEach((word, record) -> {
            for (RecordComponent component : record.getRecordComponents()) {
                if (!component.getName().equals(kinds.key())) {
                    String same = component.getName()
                            + ' '
                            + ConfigTypes.describe(component.getGenericType(), component)
                            + fallback(component)
                            + doc(component);
                    keys.putIfAbsent(same, component);
                    owners.computeIfAbsent(same, k -> new ArrayList<>()).add(word);
                }
            }
        });
        keys.forEach((same, component) -> {
            List<String> of = Objects.requireNonNull(owners.get(same));
            List<String> not = new ArrayList<>(kinds.records().keySet());
            not.removeAll(of);
            String others =
                    not.size() < of.size() && of.size() > 2 ? "not " + String.join(", ", not) : String.join(", ", of);
            row(component, path, not.isEmpty() ? "" : others + ": ");
        });
    }

    private static String doc(RecordComponent component) {
        Doc doc = component.getAnnotation(Doc.class);
        if (doc == null) {
            throw new IllegalArgumentException(
                    component.getDeclaringRecord().getName() + "." + component.getName() + " has no @Doc");
        }
        return doc.value();
    }

    private void row(RecordComponent component, String path, String owners) {
        String key = path + component.getName();
        Type generic = component.getGenericType();
        out.append("| `")
                .append(key)
                .append("` | ")
                .append(cell(ConfigTypes.describe(generic, component)))
                .append(" | ")
                .append(fallback(component))
                .append(" | ")
                .append(cell(owners + doc(component)))
                .append(" |\n");
        nested(generic, key);
    }

    private void nested(Type type, String key) {
        Class<?> raw = ConfigTypes.raw(type);
        if (raw == List.class) {
            nested(ConfigTypes.argument(type, 0), key + "[]");
        } else if (raw == Map.class) {
            nested(ConfigTypes.argument(type, 1), key + ".*");
        } else if (raw.isRecord() || Kinds.are(raw)) {
            if (open.contains(raw)) {
                throw new IllegalArgumentException(raw.getName() + " holds itself");
            }
            open.push(raw);
            String path = key.isEmpty() ? "" : key + ".";
            if (raw.isRecord()) {
                record(raw, path);
            } else {
                kinds(Kinds.of(raw), path);
            }
            open.pop();
        }
    }

    private static String fallback(RecordComponent component) {
        @Nullable Default literal = component.getAnnotation(Default.class);
        if (literal != null) {
            return "`" + cell(literal.value()) + "`";
        }
        String word = ConfigTypes.word(component);
        return word != null ? "`" + word + "`" : ConfigTypes.isNullable(component) ? "none" : "required";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }
}
