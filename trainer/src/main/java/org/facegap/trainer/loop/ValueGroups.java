package org.facegap.trainer.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.facegap.core.UserError;
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.core.dataset.FaceRecord;

/**
 * Images by the values of attributes.
 *
 * @param names of the groups, in their order: values joined by " / ", or "all"
 * @param of group of each image
 */
public record ValueGroups(List<String> names, int[] of) {
    /**
     * The groups of a set.
     *
     * @param attributes none for one group of all
     * @param key config key that names them, for messages
     * @throws UserError when an image has no value
     */
    public static ValueGroups of(List<FaceRecord> records, List<String> attributes, String key) {
        List<String> values = new ArrayList<>();
        for (FaceRecord record : records) {
            List<String> parts = new ArrayList<>();
            for (String attribute : attributes) {
                AttributeLabel label = record.attributes().get(attribute);
                if (label == null) {
                    throw new UserError(key + ": image " + record.key() + " has no " + attribute + "; it has "
                            + (record.attributes().isEmpty()
                                    ? "no attributes"
                                    : String.join(", ", record.attributes().keySet())));
                }
                parts.add(label.value());
            }
            values.add(parts.isEmpty() ? "all" : String.join(" / ", parts));
        }
        List<String> names = List.copyOf(new TreeSet<>(values));
        return new ValueGroups(names, values.stream().mapToInt(names::indexOf).toArray());
    }

    /** Images of each group. */
    public long[] counts() {
        long[] counts = new long[names.size()];
        for (int group : of) {
            counts[group]++;
        }
        return counts;
    }
}
