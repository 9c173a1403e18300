package org.facegap.generator.dataset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.core.image.Image;
import org.facegap.core.results.suite.Balance;
import org.facegap.generator.audit.Agreement;
import org.facegap.generator.audit.CompositionBalance;
import org.facegap.generator.audit.GroupKey;
import org.facegap.models.named.Oracle;
import org.facegap.models.named.Reading;

/**
 * The labels of the identities that are written, and what the auditing oracle reads on the very images that carry them: not on
 * those it had thrown out, which would correct a set for people who are not in it. One thread.
 */
final class WrittenLabels {
    private static final int BATCH = 64;
    private static final long SEED = 1;

    private final Oracle audit;
    private final GroupKey joined;
    private final Agreement agreement;
    private final Map<String, Map<String, Long>> identities = new LinkedHashMap<>();
    private final List<Reading> labels = new ArrayList<>();
    private final List<float[]> images = new ArrayList<>();
    private final Map<String, Long> cells = new LinkedHashMap<>();

    /**
     * Nothing is written yet.
     *
     * @param values attribute to the values of the oracle whose labels are written
     * @param grouping attributes that make the run's groups; two and more are counted joined too
     */
    WrittenLabels(Oracle audit, Map<String, List<String>> values, List<String> grouping) {
        this.audit = audit;
        this.joined = new GroupKey(grouping);
        this.agreement = new Agreement(grouping);
        values.forEach((attribute, names) -> {
            Map<String, Long> row = new LinkedHashMap<>();
            names.forEach(name -> row.put(name, 0L));
            identities.put(attribute, row);
        });
    }

    /** Counts an identity. */
    void add(Map<String, AttributeLabel> own, Image first) {
        own.forEach((attribute, label) -> identities
                .computeIfAbsent(attribute, a -> new LinkedHashMap<>())
                .merge(label.value(), 1L, Long::sum));
        cells.merge(joined.groupOf(own), 1L, Long::sum);
        labels.add(new Reading(own, Map.of()));
        images.add(first.toPlanar());
        if (images.size() == BATCH) {
            read();
        }
    }

    private void read() {
        if (images.isEmpty()) {
            return;
        }
        List<Reading> readings = audit.read(images.toArray(new float[0][]));
        for (int i = 0; i < readings.size(); i++) {
            agreement.add(labels.get(i), readings.get(i));
        }
        labels.clear();
        images.clear();
    }

    /** Attribute to value to identities, every value the oracle knows. */
    Map<String, Map<String, Long>> identitiesPerValue() {
        return identities;
    }

    /** Attribute, and the grouping ones joined, to the written labels to the auditor's values to identities. */
    Map<String, Map<String, Map<String, Long>>> confusion() {
        read();
        return agreement.confusion();
    }

    /** How even the set is, of every attribute and of the grouping ones joined. */
    Map<String, Balance> balance() {
        read();
        Map<String, Map<String, Long>> counts = new LinkedHashMap<>(identities);
        if (joined.attributes().size() > 1) {
            counts.put(joined.name(), joinedCounts());
        }
        return CompositionBalance.of(counts, agreement.confusion(), SEED);
    }

    /** Every cell of values that occur: a run that was told to keep to one value is not measured against the others. */
    private Map<String, Long> joinedCounts() {
        Map<String, List<String>> there = new LinkedHashMap<>();
        identities.forEach((attribute, row) -> there.put(
                attribute,
                row.entrySet().stream()
                        .filter(e -> e.getValue() > 0)
                        .map(Map.Entry::getKey)
                        .toList()));
        Map<String, Long> row = new LinkedHashMap<>();
        joined.groups(there).forEach(group -> row.put(group, 0L));
        row.putAll(cells);
        return row;
    }
}
