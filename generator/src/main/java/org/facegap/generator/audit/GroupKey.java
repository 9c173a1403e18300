package org.facegap.generator.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.core.dataset.FaceDataset;

/**
 * What groups of a set's images are made of: no attribute (all are one group), one ({@code tone}), or several joined ({@code
 * tone+age}, with groups as {@code dark+old}).
 *
 * @param attributes in the order of the name
 */
public record GroupKey(List<String> attributes) {
    /** What images are called that lack a value of an attribute. */
    public static final String UNLABELLED = "unlabelled";

    /** What the one group is called when there is no attribute. */
    public static final String ALL = "all";

    public GroupKey {
        attributes = List.copyOf(attributes);
    }

    /**
     * Reads a name.
     *
     * @param name empty for no attribute
     * @throws UserError when the set has no such attribute
     */
    public static GroupKey of(String name, FaceDataset set) {
        GroupKey key = new GroupKey(name.isEmpty() ? List.of() : List.of(name.split("\\+", -1)));
        for (String attribute : key.attributes()) {
            if (!set.card().attributes().contains(attribute)) {
                throw UserError.usage("--by: " + set.dir() + " has no attribute " + attribute + "; it has "
                        + String.join(", ", set.card().attributes()));
            }
        }
        return key;
    }

    /** The attributes joined; empty when there are none. */
    public String name() {
        return String.join("+", attributes);
    }

    /** The group of an image with these labels. */
    public String groupOf(Map<String, AttributeLabel> labels) {
        if (attributes.isEmpty()) {
            return ALL;
        }
        List<String> values = new ArrayList<>();
        for (String attribute : attributes) {
            AttributeLabel label = labels.get(attribute);
            if (label == null) {
                return UNLABELLED;
            }
            values.add(label.value());
        }
        return String.join("+", values);
    }

    /** All groups that an oracle's values make, in its order; none when it does not know all attributes. */
    public List<String> groups(Map<String, List<String>> values) {
        List<String> groups = List.of("");
        for (String attribute : attributes) {
            List<String> own = values.getOrDefault(attribute, List.of());
            groups = groups.stream()
                    .flatMap(start -> own.stream().map(value -> start.isEmpty() ? value : start + "+" + value))
                    .toList();
        }
        return groups;
    }
}
