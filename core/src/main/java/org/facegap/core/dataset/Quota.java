package org.facegap.core.dataset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many of each group make a total of given shares. */
public final class Quota {
    private Quota() {}

    /**
     * Whole numbers in proportion to shares, by largest remainder; ties go to the earlier group.
     *
     * @param shares 0 or more each, of a sum above 0
     */
    public static Map<String, Long> of(Map<String, Double> shares, long total) {
        double sum = shares.values().stream().mapToDouble(Double::doubleValue).sum();
        Map<String, Long> counts = new LinkedHashMap<>();
        Map<String, Double> remainder = new LinkedHashMap<>();
        long given = 0;
        for (Map.Entry<String, Double> e : shares.entrySet()) {
            double exact = total * e.getValue() / sum;
            long whole = (long) Math.floor(exact + 1e-9);
            counts.put(e.getKey(), whole);
            remainder.put(e.getKey(), exact - whole);
            given += whole;
        }
        List<String> byRemainder = new ArrayList<>(shares.keySet());
        byRemainder.sort((a, b) -> Double.compare(remainder.getOrDefault(b, 0.0), remainder.getOrDefault(a, 0.0)));
        for (int i = 0; given < total; i++, given++) {
            counts.merge(byRemainder.get(i % byRemainder.size()), 1L, Long::sum);
        }
        return counts;
    }

    /** The largest total of given shares that no group is too small for. */
    public static long largest(Map<String, Double> shares, Map<String, Long> sizes) {
        double sum = shares.values().stream().mapToDouble(Double::doubleValue).sum();
        return (long) Math.floor(shares.entrySet().stream()
                        .filter(e -> e.getValue() > 0)
                        .mapToDouble(e -> sizes.getOrDefault(e.getKey(), 0L) * sum / e.getValue())
                        .min()
                        .orElse(0)
                + 1e-9);
    }
}
