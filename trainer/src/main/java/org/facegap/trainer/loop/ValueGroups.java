package org.facegap.trainer.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.facegap.core.UserError;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.dataset.LabelGroups;

/**
 * Images by the values of attributes.
 *
 * @param names of the groups, in their order: as {@link LabelGroups} names them, or "all"
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
            String group = LabelGroups.of(record.attributes(), attributes);
            if (group == null) {
                List<String> lacking = new ArrayList<>(attributes);
                lacking.removeAll(record.attributes().keySet());
                throw new UserError(key + ": image " + record.key() + " has no " + lacking.get(0) + "; it has "
                        + (record.attributes().isEmpty()
                                ? "no attributes"
                                : String.join(", ", record.attributes().keySet())));
            }
            values.add(group.isEmpty() ? "all" : group);
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
