package org.facegap.generator.audit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Describes many numbers by a few. */
public final class Quantiles {
    private static final int[] PERCENTS = {1, 5, 10, 25, 50, 75, 90, 95, 99};

    private Quantiles() {}

    /**
     * Quantiles by lower rank: {@code n}, {@code min}, {@code p01} to {@code p99}, {@code max}; {@code n} alone when there is
     * nothing.
     */
    public static Map<String, Object> of(List<Double> values) {
        Map<String, Object> facts = new TreeMap<>();
        facts.put("n", values.size());
        if (!values.isEmpty()) {
            double[] sorted =
                    values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            facts.put("min", sorted[0]);
            facts.put("max", sorted[sorted.length - 1]);
            for (int percent : PERCENTS) {
                String name = (percent < 10 ? "p0" : "p") + percent;
                facts.put(name, sorted[(int) ((sorted.length - 1) * (long) percent / 100)]);
            }
        }
        return facts;
    }
}
