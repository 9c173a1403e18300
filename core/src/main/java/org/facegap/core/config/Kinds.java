package org.facegap.core.config;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The records of a sealed interface, by the words of its {@link ByKey}.
 *
 * @param key that tells them apart
 * @param records word to record, in the order of the interface
 * @param standard the word that an absent key stands for; null when the key must be there
 */
record Kinds(String key, Map<String, Class<?>> records, @Nullable String standard) {
    /** Whether a type is a sealed interface of records. */
    static boolean are(Class<?> type) {
        return type.isSealed() && type.isAnnotationPresent(ByKey.class);
    }

    /** @throws IllegalArgumentException when a record has no such component with words of its own */
    static Kinds of(Class<?> type) {
        String key = type.getAnnotation(ByKey.class).value();
        Map<String, Class<?>> records = new LinkedHashMap<>();
        String standard = null;
        for (Class<?> record : type.getPermittedSubclasses()) {
            RecordComponent component = component(record, key);
            OneOf words = component == null ? null : component.getAnnotation(OneOf.class);
            if (component == null || words == null) {
                throw new IllegalArgumentException(record.getName() + " has no component " + key + " with @OneOf");
            }
            for (String word : words.value()) {
                if (records.put(word, record) != null) {
                    throw new IllegalArgumentException(type.getName() + " has two records for " + word);
                }
            }
            Default fallback = component.getAnnotation(Default.class);
            standard = fallback == null ? standard : fallback.value();
        }
        return new Kinds(key, records, standard);
    }

    /** The records, each once. */
    List<Class<?>> types() {
        return records.values().stream().distinct().toList();
    }

    /** The words of the records that have a key. */
    List<String> wordsWith(String name) {
        return records.keySet().stream()
                .filter(word -> component(records.get(word), name) != null)
                .toList();
    }

    static @Nullable RecordComponent component(@Nullable Class<?> record, String name) {
        return record == null
                ? null
                : Arrays.stream(record.getRecordComponents())
                        .filter(component -> component.getName().equals(name))
                        .findFirst()
                        .orElse(null);
    }
}
