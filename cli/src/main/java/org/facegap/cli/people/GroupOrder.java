package org.facegap.cli.people;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** In which order groups are shown: the world's own where they are its values, else by leading number, else by letters. */
public final class GroupOrder {
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,9}).*", Pattern.DOTALL);

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
        List<String> sorted = new ArrayList<>(values);
        // Values without a number come after 3-9 and 20-29: "more than 70".
        sorted.sort(Comparator.comparingLong(GroupOrder::number).thenComparing(Comparator.naturalOrder()));
        return List.copyOf(sorted);
    }

    private static long number(String value) {
        Matcher matcher = NUMBER.matcher(value);
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : Long.MAX_VALUE;
    }
}
