package org.facegap.suite.identities;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.facegap.core.words.WordOrder;

/** In which order groups are shown: the world's own where they are its values, else {@link WordOrder}'s. */
public final class GroupOrder {
    private GroupOrder() {}

    /**
     * Orders.
     *
     * @param values each once
     * @param known attribute to values in their natural order
     */
    public static List<String> of(String attribute, Collection<String> values, Map<String, List<String>> known) {
        List<String> natural = known.getOrDefault(attribute, List.of());
        if (natural.containsAll(values)) {
            return natural.stream().filter(values::contains).toList();
        }
        return values.stream().sorted(new WordOrder()).toList();
    }
}
