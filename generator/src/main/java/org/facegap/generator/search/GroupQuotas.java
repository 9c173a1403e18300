package org.facegap.generator.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.core.dataset.Quota;
import org.facegap.models.named.Oracle;
import org.facegap.models.named.Reading;
import org.jspecify.annotations.Nullable;

/**
 * The groups of a run and how many identities each still needs. A group is an attribute's value, or the values of several
 * attributes joined, {@code dark+old}; a value can stand for several, {@code 20-29|30-39}. Not thread-safe.
 */
public final class GroupQuotas {
    private final List<String> attributes;
    private final Map<String, Long> targets;
    private final Map<String, Long> accepted = new LinkedHashMap<>();
    private final Map<String, String> groupOfValues = new HashMap<>();
    private final boolean pooled;
    private final long total;
    private long acceptedTotal;

    private GroupQuotas(List<String> attributes, Map<String, Long> targets, boolean pooled, long total) {
        this.attributes = attributes;
        this.targets = targets;
        this.pooled = pooled;
        this.total = total;
        targets.keySet().forEach(group -> {
            accepted.put(group, 0L);
            List<String> joined = List.of("");
            for (List<String> alternatives : valuesOf(group).values()) {
                List<String> longer = new ArrayList<>();
                for (String start : joined) {
                    alternatives.forEach(v -> longer.add(start.isEmpty() ? v : start + "+" + v));
                }
                joined = longer;
            }
            joined.forEach(values -> groupOfValues.put(values, group));
        });
    }

    /** Quotas per group; {@code total} spread evenly, the first groups taking what is left over. */
    public static GroupQuotas equal(List<String> attributes, List<String> groups, long total) {
        Map<String, Double> shares = new LinkedHashMap<>();
        groups.forEach(group -> shares.put(group, 1.0));
        return shared(attributes, shares, total);
    }

    /** Quotas in proportion to shares, by largest remainder; ties go to the earlier group. */
    public static GroupQuotas shared(List<String> attributes, Map<String, Double> shares, long total) {
        double sum = shares.values().stream().mapToDouble(Double::doubleValue).sum();
        if (!(sum > 0)) {
            throw new UserError("none of the groups " + shares.keySet() + " was seen among the generator's samples");
        }
        return new GroupQuotas(List.copyOf(attributes), Quota.of(shares, total), false, total);
    }

    /** Quotas as given. */
    public static GroupQuotas exact(List<String> attributes, Map<String, Long> targets) {
        return new GroupQuotas(
                List.copyOf(attributes),
                new LinkedHashMap<>(targets),
                false,
                targets.values().stream().mapToLong(Long::longValue).sum());
    }

    /** No quota per group: whatever comes, up to a total. */
    public static GroupQuotas pooled(List<String> attributes, List<String> groups, long total) {
        Map<String, Long> targets = new LinkedHashMap<>();
        groups.forEach(group -> targets.put(group, total));
        return new GroupQuotas(List.copyOf(attributes), targets, true, total);
    }

    /**
     * The attributes that make groups: the grouping ones, then those that are only restricted.
     *
     * @throws UserError when the oracle does not know one of them
     */
    public static List<String> attributes(Oracle oracle, List<String> groupBy, Map<String, String> only) {
        List<String> attributes = new ArrayList<>(groupBy);
        only.keySet().stream().filter(a -> !groupBy.contains(a)).forEach(attributes::add);
        for (String attribute : attributes) {
            List<String> values = oracle.values().get(attribute);
            if (values == null) {
                throw UserError.usage("the oracle does not read the attribute " + attribute + "; it reads "
                        + String.join(", ", oracle.values().keySet()));
            }
            for (String value : values) {
                if (value.contains("+") || value.contains("|")) {
                    throw UserError.usage("the oracle's value " + attribute + " = " + value
                            + " cannot be part of a group's name; + and | join values");
                }
            }
            String wanted = only.get(attribute);
            for (String value : wanted == null ? List.<String>of() : List.of(wanted.split("\\|", -1))) {
                if (!values.contains(value)) {
                    throw UserError.usage("the oracle does not know " + attribute + " = " + value + "; its values are "
                            + String.join(", ", values));
                }
            }
        }
        return List.copyOf(attributes);
    }

    /**
     * All combinations of values that the restriction leaves, in the oracle's order. Of a grouping attribute every value is a
     * group of its own; of one that is only restricted, {@code 20-29|30-39} counts as one value.
     */
    public static List<String> groups(Oracle oracle, List<String> groupBy, Map<String, String> only) {
        List<String> groups = List.of("");
        for (String attribute : attributes(oracle, groupBy, only)) {
            String wanted = only.get(attribute);
            List<String> allowed = wanted == null ? List.of() : List.of(wanted.split("\\|", -1));
            List<String> values = wanted != null && !groupBy.contains(attribute)
                    ? List.of(wanted)
                    : oracle.values().getOrDefault(attribute, List.of()).stream()
                            .filter(v -> wanted == null || allowed.contains(v))
                            .toList();
            List<String> longer = new ArrayList<>();
            for (String start : groups) {
                values.forEach(value -> longer.add(start.isEmpty() ? value : start + "+" + value));
            }
            groups = longer;
        }
        return groups;
    }

    /**
     * What a group is made of: attribute to the values that count as it, more than one where a restriction joins several.
     */
    public Map<String, List<String>> valuesOf(String group) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        String[] parts = group.split("\\+", -1);
        for (int i = 0; i < attributes.size(); i++) {
            values.put(attributes.get(i), List.of(parts[i].split("\\|", -1)));
        }
        return values;
    }

    /** The group an image is read as; null when that is none of the wanted ones. */
    public @Nullable String groupOf(Reading reading) {
        StringBuilder read = new StringBuilder();
        for (String attribute : attributes) {
            read.append(read.isEmpty() ? "" : "+").append(reading.value(attribute));
        }
        return groupOfValues.get(read.toString());
    }

    /** Whether a group needs more. */
    public boolean isOpen(String group) {
        return pooled ? !isDone() : accepted(group) < targets.getOrDefault(group, 0L);
    }

    /** Groups that need more, in order. */
    public List<String> open() {
        return targets.keySet().stream().filter(this::isOpen).toList();
    }

    /** Whether everything is there. */
    public boolean isDone() {
        return acceptedTotal >= total;
    }

    /** Identities still missing in all groups together. */
    public long missing() {
        return total - acceptedTotal;
    }

    /** One identity more. */
    public void accept(String group) {
        accepted.merge(group, 1L, Long::sum);
        acceptedTotal++;
    }

    /** Identities of a group so far. */
    public long accepted(String group) {
        return accepted.getOrDefault(group, 0L);
    }

    /** Group to wanted identities; without quotas every group has the total. */
    public Map<String, Long> targets() {
        return Collections.unmodifiableMap(targets);
    }

    /** The attributes that make the groups. */
    public List<String> attributes() {
        return attributes;
    }

    /** Whether groups have no quotas of their own. */
    public boolean isPooled() {
        return pooled;
    }

    /** Wanted in all groups together. */
    public long total() {
        return total;
    }
}
