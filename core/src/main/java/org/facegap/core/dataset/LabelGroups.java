package org.facegap.core.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The groups of images: an attribute's values, or the values of several attributes joined, {@code dark+old}. Two groups never have one name: a value
 * that holds a {@code +} other than as its last character, or a backslash, is joined with a backslash before each. Where values are named, several
 * can stand for one, {@code 20-29|30-39}.
 */
public final class LabelGroups {
    private LabelGroups() {}

    /** The group of labels; null when they lack an attribute. */
    public static @Nullable String of(Map<String, AttributeLabel> labels, List<String> groupBy) {
        List<String> values = new ArrayList<>();
        for (String attribute : groupBy) {
            AttributeLabel label = labels.get(attribute);
            if (label == null) {
                return null;
            }
            values.add(groupBy.size() > 1 ? part(label.value()) : label.value());
        }
        return String.join("+", values);
    }

    /** A value as it is joined: {@code 70+} stays as it is, since no value begins with a plus sign. */
    private static String part(String value) {
        boolean plain = value.indexOf('\\') < 0
                && (value.indexOf('+') < 0 || value.length() > 1 && value.indexOf('+') == value.length() - 1);
        return plain ? value : value.replace("\\", "\\\\").replace("+", "\\+");
    }

    /** The values that a name stands for. */
    public static List<String> alternatives(String values) {
        return List.of(values.split("\\|", -1));
    }
}
