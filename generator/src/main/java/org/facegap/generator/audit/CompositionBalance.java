package org.facegap.generator.audit;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.random.Seeds;
import org.facegap.core.results.suite.Balance;

/**
 * How even a set is: normalised entropy and smallest share of every attribute, of the labels and corrected for the labelling
 * oracle's confusion. An attribute is a name, or several joined, {@code tone+age}, with joined values.
 *
 * <p>Intervals are percentiles (95 per cent) over {@value #REPLICATES} resamples of the audited identities within their
 * labels, widened to hold the value itself: resampling a perfectly even set can only make it less even. Where the auditor
 * contradicts no label there is nothing to resample and the interval has no width.
 */
public final class CompositionBalance {
    private static final int REPLICATES = 1000;

    private CompositionBalance() {}

    /**
     * Measures every attribute of the set.
     *
     * @param identities attribute to value to identities by the oracle that steered the search, every value it knows
     * @param confusion attribute to the searching oracle's value to the auditing oracle's value to audited identities, as
     *     {@link Agreement#confusion}
     * @param seed of the resamples
     */
    public static Map<String, Balance> of(
            Map<String, Map<String, Long>> identities,
            Map<String, Map<String, Map<String, Long>>> confusion,
            long seed) {
        Map<String, Balance> balances = new LinkedHashMap<>();
        identities.forEach((attribute, counts) -> {
            AuditedShares shares = AuditedShares.of(counts, confusion.getOrDefault(attribute, Map.of()));
            balances.put(attribute, balance(shares, Seeds.derive(seed, "composition", attribute)));
        });
        return balances;
    }

    private static Balance balance(AuditedShares shares, long seed) {
        long n = shares.identities();
        if (n == 0) {
            return without(
                    "the set has no identity", n, "the set has no identity", shares.audited(), new double[0], "");
        }
        double[] raw = shares.raw();
        String smallest = shares.values().get(least(raw));
        String obstacle = shares.obstacle();
        if (obstacle != null) {
            return without("", n, obstacle, shares.audited(), raw, smallest);
        }
        double[] corrected = shares.corrected();
        int size = corrected.length;
        double[][] draws = new double[size][REPLICATES];
        double[] entropies = new double[REPLICATES];
        SplittableRandom random = new SplittableRandom(seed);
        for (int r = 0; r < REPLICATES; r++) {
            double[] drawn = shares.resampled(random);
            for (int v = 0; v < size; v++) {
                draws[v][r] = drawn[v];
            }
            entropies[r] = entropy(drawn);
        }
        Map<String, Estimate> correctedShares = new LinkedHashMap<>();
        for (int v = 0; v < size; v++) {
            correctedShares.put(shares.values().get(v), interval(corrected[v], draws[v], shares.audited(), "rate"));
        }
        int few = least(corrected);
        return new Balance(
                entropy(raw, n),
                size < 2 ? oneValue(n) : interval(entropy(corrected), entropies, shares.audited(), "ratio"),
                smallest,
                Estimate.point(raw[least(raw)], n, "rate"),
                shares.values().get(few),
                interval(corrected[few], draws[few], shares.audited(), "rate"),
                correctedShares);
    }

    private static Balance without(
            String reason, long n, String obstacle, long audited, double[] raw, String smallest) {
        return new Balance(
                reason.isEmpty() ? entropy(raw, n) : Estimate.undefined(reason, n, "ratio"),
                Estimate.undefined(obstacle, audited, "ratio"),
                smallest,
                reason.isEmpty() ? Estimate.point(raw[least(raw)], n, "rate") : Estimate.undefined(reason, n, "rate"),
                "",
                Estimate.undefined(obstacle, audited, "rate"),
                Map.of());
    }

    private static Estimate entropy(double[] shares, long n) {
        return shares.length < 2 ? oneValue(n) : Estimate.point(entropy(shares), n, "ratio");
    }

    private static Estimate oneValue(long n) {
        return Estimate.undefined("the attribute has one value only", n, "ratio");
    }

    /** {@code -sum p ln p / ln K}. */
    static double entropy(double[] shares) {
        double sum = 0;
        for (double p : shares) {
            sum -= p > 0 ? p * Math.log(p) : 0;
        }
        return Math.min(1, sum / Math.log(shares.length));
    }

    private static int least(double[] shares) {
        int least = 0;
        for (int v = 1; v < shares.length; v++) {
            least = shares[v] < shares[least] ? v : least;
        }
        return least;
    }

    private static Estimate interval(double value, double[] draws, long n, String unit) {
        double[] sorted = draws.clone();
        Arrays.sort(sorted);
        int tail = (int) Math.floor(0.025 * (sorted.length - 1));
        return Estimate.ok(
                value, Math.min(value, sorted[tail]), Math.max(value, sorted[sorted.length - 1 - tail]), n, unit);
    }
}
