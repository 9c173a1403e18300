package org.facegap.core.config;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Renders the keys of a config record for people. */
final class ConfigReference {
    private final StringBuilder out = new StringBuilder();
    private final Deque<Class<?>> open = new ArrayDeque<>();

    private ConfigReference() {}

    static String markdown(Class<? extends Record> type) {
        ConfigReference reference = new ConfigReference();
        reference.out.append("| key | type | default | what it is |\n| --- | --- | --- | --- |\n");
        reference.record(type, "");
        return reference.out.toString();
    }

    private void record(Class<?> type, String path) {
        if (open.contains(type)) {
            throw new IllegalArgumentException(type.getName() + " holds itself");
        }
        open.push(type);
        for (RecordComponent component : type.getRecordComponents()) {
            String key = path + component.getName();
            Doc doc = component.getAnnotation(Doc.class);
            if (doc == null) {
                throw new IllegalArgumentException(type.getName() + "." + component.getName() + " has no @Doc");
            }
            Type generic = component.getGenericType();
            out.append("| `")
                    .append(key)
                    .append("` | ")
                    .append(cell(ConfigTypes.describe(generic, component)))
                    .append(" | ")
                    .append(fallback(component))
                    .append(" | ")
                    .append(cell(doc.value()))
                    .append(" |\n");
            nested(generic, key);
        }
        open.pop();
    }

    private void nested(Type type, String key) {
        Class<?> raw = ConfigTypes.raw(type);
        if (raw == List.class) {
            nested(ConfigTypes.argument(type, 0), key + "[]");
        } else if (raw == Map.class) {
            nested(ConfigTypes.argument(type, 1), key + ".*");
        } else if (raw.isRecord()) {
            record(raw, key + ".");
        }
    }

    private static String fallback(RecordComponent component) {
        @Nullable Default literal = component.getAnnotation(Default.class);
        if (literal != null) {
            return "`" + cell(literal.value()) + "`";
        }
        return ConfigTypes.isNullable(component) ? "none" : "required";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }
}
