package org.facegap.core.config;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The records of a sealed interface, by the words of its {@link ByKey}.
 *
 * @param key that tells them apart
 * @param records word to record, in the order of the interface
 * @param standard the word that an absent key stands for; null when the key must be there
 */
record Kinds(
        String key, Map<String, Class<?>> records, @Nullable String standard) {
    /** Whether a type is a sealed interface of records. */
    static boolean are(Class<?> type) {
        return type.isSealed() && type.isAnnotationPresent(ByKey.class);
    }

    /** @throws IllegalArgumentException when a record has no such component with words of its own */
    static Kinds of(Class<?> type) {
        String key = Objects.requireNonNull(type.getAnnotation(ByKey.class)).value();
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

    /** The word that a mapping has, or that its absence stands for. */
    String word(ConfigNode.Mapping mapping) {
        return mapping.value(key) instanceof ConfigNode.Scalar word && !word.isNull()
                ? word.text()
                : String.valueOf(standard);
    }

    /** What the kind of a mapping takes beside the key, for messages. */
    String takes(ConfigNode.Mapping mapping, List<String> names) {
        String others = names.stream().filter(name -> !name.equals(key)).collect(Collectors.joining(", "));
        return key + ": " + word(mapping) + " takes " + (others.isEmpty() ? "nothing else" : others);
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

    /** Where a word is among those of a key of the same name of another kind, {@code kind: word} each. */
    static List<String> otherWords(RecordComponent component, String word) {
        List<String> others = new ArrayList<>();
        for (Class<?> type : component.getDeclaringRecord().getInterfaces()) {
            Kinds kinds = are(type) ? of(type) : new Kinds("", Map.of(), null);
            kinds.records().forEach((kind, record) -> {
                RecordComponent same = component(record, component.getName());
                OneOf words = same == null ? null : same.getAnnotation(OneOf.class);
                if (words != null && List.of(words.value()).contains(word)) {
                    others.add(kinds.key() + ": " + kind);
                }
            });
        }
        return others;
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
