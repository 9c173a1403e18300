package org.facegap.generator.audit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.facegap.core.estimate.Estimate;
import org.facegap.models.named.Reading;

/**
 * Counts how often two oracles read the same value, for every attribute that both know, and for attributes joined: {@code
 * tone+age} with values as {@code dark+old}. Not thread-safe.
 */
public final class Agreement {
    private final List<String> joined;
    private final Map<String, Map<String, Map<String, Long>>> counts = new LinkedHashMap<>();

    /** Of single attributes. */
    public Agreement() {
        this(List.of());
    }

    /**
     * Of single attributes and some of them joined.
     *
     * @param joined in the order of the joined name; fewer than two join nothing
     */
    public Agreement(List<String> joined) {
        this.joined = List.copyOf(joined);
    }

    /** Counts one image. */
    public void add(Reading search, Reading audit) {
        for (String attribute : search.labels().keySet()) {
            if (audit.labels().containsKey(attribute)) {
                count(attribute, search.value(attribute), audit.value(attribute));
            }
        }
        if (joined.size() > 1
                && search.labels().keySet().containsAll(joined)
                && audit.labels().keySet().containsAll(joined)) {
            count(String.join("+", joined), value(search), value(audit));
        }
    }

    private String value(Reading reading) {
        return joined.stream().map(reading::value).collect(Collectors.joining("+"));
    }

    private void count(String attribute, String search, String audit) {
        counts.computeIfAbsent(attribute, a -> new TreeMap<>())
                .computeIfAbsent(search, v -> new TreeMap<>())
                .merge(audit, 1L, Long::sum);
    }

    /** Adds what {@link #confusion} of another one gave. */
    public void add(Map<String, Map<String, Map<String, Long>>> other) {
        other.forEach((attribute, rows) -> rows.forEach(
                (search, row) -> row.forEach((audit, n) -> counts.computeIfAbsent(attribute, a -> new TreeMap<>())
                        .computeIfAbsent(search, v -> new TreeMap<>())
                        .merge(audit, n, Long::sum))));
    }

    /** Attribute to the rate at which both said the same. */
    public Map<String, Estimate> rates() {
        Map<String, Estimate> rates = new LinkedHashMap<>();
        counts.forEach((attribute, bySearch) -> {
            long same = 0;
            long all = 0;
            for (Map.Entry<String, Map<String, Long>> row : bySearch.entrySet()) {
                for (Map.Entry<String, Long> cell : row.getValue().entrySet()) {
                    all += cell.getValue();
                    same += cell.getKey().equals(row.getKey()) ? cell.getValue() : 0;
                }
            }
            rates.put(attribute, Proportion.of(same, all));
        });
        return rates;
    }

    /** Attribute to the searching oracle's value to the auditing oracle's value to images. */
    public Map<String, Map<String, Map<String, Long>>> confusion() {
        return Collections.unmodifiableMap(counts);
    }
}
