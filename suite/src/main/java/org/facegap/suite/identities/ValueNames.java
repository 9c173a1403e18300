package org.facegap.suite.identities;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.words.Nearest;

/**
 * What a suite calls the values that a dataset names otherwise. Several of the dataset's values may become one.
 *
 * @param values attribute to the dataset's value to the suite's; in order of key
 */
public record ValueNames(Map<String, Map<String, String>> values) {
    public ValueNames {
        Map<String, Map<String, String>> sorted = new TreeMap<>();
        values.forEach((attribute, names) -> sorted.put(attribute, new TreeMap<>(names)));
        values = sorted;
    }

    /** The labels of an image, by the suite's names. */
    public Map<String, AttributeLabel> labels(FaceRecord record) {
        if (values.isEmpty()) {
            return record.attributes();
        }
        Map<String, AttributeLabel> labels = new LinkedHashMap<>();
        record.attributes()
                .forEach((attribute, label) ->
                        labels.put(attribute, new AttributeLabel(name(attribute, label.value()), label.confidence())));
        return labels;
    }

    private String name(String attribute, String value) {
        return values.getOrDefault(attribute, Map.of()).getOrDefault(value, value);
    }

    /** The suite's names of an attribute's values, each once, in order of the dataset's. */
    public List<String> of(NamedDataset source, String attribute) {
        return found(source, attribute).stream()
                .map(value -> name(attribute, value))
                .distinct()
                .toList();
    }

    /** The values that occur; the card counts each identity's first image alone. */
    private static Collection<String> found(NamedDataset source, String attribute) {
        TreeSet<String> found = new TreeSet<>();
        for (FaceRecord record : source.records()) {
            AttributeLabel label = record.attributes().get(attribute);
            if (label != null) {
                found.add(label.value());
            }
        }
        return found;
    }

    /**
     * Notes attributes and values that the dataset does not have.
     *
     * @param key of the names in the suite
     */
    public void check(String key, NamedDataset source, List<String> problems) {
        values.forEach((attribute, names) -> {
            if (!source.card().attributes().contains(attribute)) {
                problems.add(key + "." + attribute + ": " + source.card().noAttribute(attribute));
                return;
            }
            Collection<String> found = found(source, attribute);
            for (String value : names.keySet()) {
                if (!found.contains(value)) {
                    problems.add(key + "." + attribute + "." + value + ": "
                            + source.card().name() + " has no such value" + Nearest.among(value, "values", found));
                }
            }
            names.values().stream()
                    .filter(String::isBlank)
                    .findFirst()
                    .ifPresent(blank -> problems.add(key + "." + attribute + ": a value needs a name"));
        });
    }
}
