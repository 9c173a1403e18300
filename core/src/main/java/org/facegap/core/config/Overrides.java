package org.facegap.core.config;

import java.util.List;
import org.facegap.core.config.ConfigNode.Entry;
import org.facegap.core.config.ConfigNode.Mapping;
import org.facegap.core.config.ConfigNode.Place;
import org.facegap.core.config.ConfigNode.Scalar;
import org.facegap.core.config.ConfigNode.Sequence;

/** Puts {@code --set a.b=v}, or a value of a matrix, into the tree as if it stood in the file; a number steps into a list, from 0. */
final class Overrides {
    private final Problems problems;

    Overrides(Problems problems) {
        this.problems = problems;
    }

    void apply(Mapping root, String key, String value) {
        Place place = Place.set(key);
        int before = problems.size();
        ConfigNode parsed = ConfigParser.literal(place, value, problems);
        if (parsed != null && problems.size() == before) {
            apply(root, place, key, parsed);
        }
    }

    /** The same of a value that stands at a place in a file, where none means that the key is absent. */
    void apply(Mapping root, Place place, String key, ConfigNode value) {
        List<String> steps = List.of(key.split("\\.", -1));
        if (steps.contains("")) {
            problems.add(place, key, "not a key");
            return;
        }
        ConfigNode at = root;
        for (int i = 0; i < steps.size(); i++) {
            String step = steps.get(i);
            ConfigNode last = i + 1 == steps.size() ? value : null;
            String path = String.join(".", steps.subList(0, i));
            if (at instanceof Mapping mapping) {
                ConfigNode there = mapping.value(step);
                if (last instanceof Scalar none && none.isNull() && !place.override()) {
                    mapping.entries().remove(step);
                    return;
                }
                boolean absent = there == null || (there instanceof Scalar scalar && scalar.isNull());
                ConfigNode next = last != null ? last : absent ? Mapping.empty(place, true) : there;
                if (next != null && next != there) {
                    mapping.entries().put(step, new Entry(place, next));
                }
                at = next == null ? mapping : next;
            } else if (at instanceof Sequence sequence) {
                int index = step.matches("[0-9]{1,6}") ? Integer.parseInt(step) : -1;
                int count = sequence.items().size();
                if (index < 0 || index >= count) {
                    problems.add(
                            place,
                            key,
                            path + " is a list of " + count + (count == 1 ? " item" : " items") + "; '" + step
                                    + "' is not one of 0 to " + (count - 1));
                    return;
                }
                if (last != null) {
                    sequence.items().set(index, last);
                }
                at = sequence.items().get(index);
            } else {
                problems.add(place, key, path + " is " + at.describe() + " and has no keys");
                return;
            }
        }
    }
}
