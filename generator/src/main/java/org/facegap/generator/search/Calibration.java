package org.facegap.generator.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Promised probabilities against what came true, in tenths. Not thread-safe. */
final class Calibration {
    private static final int BINS = 10;

    private final long[] count = new long[BINS];
    private final long[] hits = new long[BINS];
    private final double[] promised = new double[BINS];
    private double squaredError;

    void add(double promise, boolean hit) {
        int bin = Math.min(BINS - 1, (int) (promise * BINS));
        count[bin]++;
        hits[bin] += hit ? 1 : 0;
        promised[bin] += promise;
        squaredError += (promise - (hit ? 1 : 0)) * (promise - (hit ? 1 : 0));
    }

    /** n, the Brier score, and per tenth that occurred n, the mean promise and the share that came true. */
    Map<String, Object> facts() {
        long n = 0;
        List<Map<String, Object>> bins = new ArrayList<>();
        for (int b = 0; b < BINS; b++) {
            n += count[b];
            if (count[b] > 0) {
                Map<String, Object> bin = new TreeMap<>();
                bin.put("n", count[b]);
                bin.put("promised", promised[b] / count[b]);
                bin.put("cameTrue", (double) hits[b] / count[b]);
                bins.add(bin);
            }
        }
        Map<String, Object> facts = new TreeMap<>();
        facts.put("n", n);
        facts.put("bins", bins);
        if (n > 0) {
            facts.put("brier", squaredError / n);
        }
        return facts;
    }
}
