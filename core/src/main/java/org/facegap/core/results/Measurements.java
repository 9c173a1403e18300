package org.facegap.core.results;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.estimate.Estimate;
import org.jspecify.annotations.Nullable;

/** Measurements by key. Groups and metrics of a source come in the order in which they were measured. */
public final class Measurements {
    private final Map<Measurement.Source, Map<String, Map<String, Measurement>>> index = new LinkedHashMap<>();

    /** @throws IllegalArgumentException when two have one key */
    public Measurements(Collection<Measurement> all) {
        for (Measurement m : all) {
            Measurement other = index.computeIfAbsent(m.source(), s -> new LinkedHashMap<>())
                    .computeIfAbsent(m.group(), g -> new LinkedHashMap<>())
                    .put(m.metric(), m);
            if (other != null) {
                throw new IllegalArgumentException(
                        "measured twice: " + m.metric() + " of " + m.group() + ", " + m.source());
            }
        }
    }

    /** The measurement of this key, or null. */
    public @Nullable Measurement find(Measurement.Source source, String group, String metric) {
        return index.getOrDefault(source, Map.of())
                .getOrDefault(group, Map.of())
                .get(metric);
    }

    /** The figure of this key; {@code otherwise} where there is none. */
    public Estimate estimate(Measurement.Source source, String group, String metric, Estimate otherwise) {
        Measurement found = find(source, group, metric);
        return found == null ? otherwise : found.estimate();
    }

    /**
     * The figure of this key.
     *
     * @throws IllegalArgumentException when there is none
     */
    public Estimate estimate(Measurement.Source source, String group, String metric) {
        Measurement found = find(source, group, metric);
        if (found == null) {
            throw new IllegalArgumentException("there is no " + metric + " of " + group + ", " + source);
        }
        return found.estimate();
    }

    /** What was measured of a group, in order. */
    public List<Measurement> of(Measurement.Source source, String group) {
        return new ArrayList<>(index.getOrDefault(source, Map.of())
                .getOrDefault(group, Map.of())
                .values());
    }

    /** Groups of which this metric was measured, in order. */
    public List<String> groups(Measurement.Source source, String metric) {
        List<String> groups = new ArrayList<>();
        index.getOrDefault(source, Map.of()).forEach((group, metrics) -> {
            if (metrics.containsKey(metric)) {
                groups.add(group);
            }
        });
        return groups;
    }
}
