package org.facegap.generator.uniqueness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.generator.audit.Quantiles;

/**
 * Similarities of identities to their most similar other identity.
 *
 * @param quantiles of them, see {@link Quantiles}
 * @param histogram how many lie in each of 100 bins of width 0.02 from -1 to 1; a bin holds its lower end, the last one 1 too
 */
public record Nearest(Map<String, Object> quantiles, List<Long> histogram) {
    /** How many bins. */
    public static final int BINS = 100;

    public Nearest {
        quantiles = Collections.unmodifiableMap(new LinkedHashMap<>(quantiles));
        histogram = List.copyOf(histogram);
    }

    /** Describes similarities. */
    static Nearest of(double[] similarities) {
        Long[] bins = new Long[BINS];
        Arrays.fill(bins, 0L);
        List<Double> values = new ArrayList<>(similarities.length);
        for (double s : similarities) {
            values.add(s);
            // Times 50 and not by 0.02, so that a bin's ends are what they are called.
            int bin = (int) Math.floor(s * (BINS / 2.0) + BINS / 2.0);
            bins[Math.max(0, Math.min(BINS - 1, bin))]++;
        }
        return new Nearest(Quantiles.of(values), List.of(bins));
    }
}
