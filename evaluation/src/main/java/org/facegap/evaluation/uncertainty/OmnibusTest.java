package org.facegap.evaluation.uncertainty;

import java.util.ArrayList;
import java.util.List;
import org.facegap.core.statistics.Adjustment;

/**
 * Whether several groups have one error rate: first one test over all groups, then every two groups by Fisher's exact test
 * with Holm's adjustment.
 *
 * <p>The omnibus test is the 2 x D chi-square on counts divided by the design effect {@code delta} (Rao and Scott 1981):
 * {@code X^2 = sum_g n_g (p_g - p)^2 / (p (1-p)) / delta}, {@code delta = sum_g w_g d_g / sum_g w_g} and never below 1, with
 * the design effect of a group {@code d_g = n_g Var(p_g) / (p_g (1-p_g))}, its clustered variance {@code Var(p_g)}, and
 * {@code w_g = (1 - n_g/n) p_g (1-p_g)}; {@code p} is the pooled rate. Independent pairs have {@code delta = 1}; a group
 * without errors tells nothing about it and has no weight. When a count that equal rates would give is below 5, the p comes from random splits of the
 * same (divided and rounded) errors between the groups instead. The pairwise tests use their own two groups' delta.
 *
 * <p>Edge cases: no error at all, or nothing but errors, gives {@code p = 1}; groups without trials must be left out by
 * the caller.
 *
 * @param statistic chi-square after division by the design effect
 * @param degrees groups - 1
 * @param p probability under equal rates
 * @param designEffect {@code delta}
 * @param draws random splits used; 0 for the chi-square form
 * @param pairs comparisons of two groups; empty for more than {@link #MOST_PAIRWISE} groups
 */
public record OmnibusTest(
        double statistic, int degrees, double p, double designEffect, int draws, List<Comparison> pairs) {
    /** The largest number of groups for which every two are compared. */
    public static final int MOST_PAIRWISE = 200;

    /** The fewest random splits that say anything. */
    public static final int LEAST_DRAWS = 99;

    private static final double LEAST_EXPECTED = 5;

    /**
     * Two groups.
     *
     * @param first place of the first group
     * @param second place of the second group
     * @param p Fisher's p on the counts divided by {@code designEffect}
     * @param adjusted after Holm, over all pairs
     * @param designEffect of these two groups
     */
    public record Comparison(int first, int second, double p, double adjusted, double designEffect) {}

    /**
     * Tests groups, each with its clustered rate.
     *
     * @param rates 2 or more groups with trials, whose variance is that of the clustered rate
     * @param draws random splits when expected counts are small, at least 99
     * @param seed seed of the splits
     */
    public static OmnibusTest of(List<ClusteredRate> rates, int draws, long seed) {
        if (rates.size() < 2 || draws < LEAST_DRAWS || rates.stream().anyMatch(r -> r.pairs() < 1)) {
            throw new IllegalArgumentException("the test needs 2 or more groups with trials, and 99 or more draws");
        }
        double[] trials = rates.stream().mapToDouble(ClusteredRate::pairs).toArray();
        double[] errors = rates.stream().mapToDouble(r -> r.rate() * r.pairs()).toArray();
        double delta = designEffect(rates);
        double statistic = statistic(errors, trials) / delta;
        int degrees = rates.size() - 1;
        List<Comparison> pairs = rates.size() <= MOST_PAIRWISE ? pairs(rates) : List.of();
        if (leastExpected(errors, trials) / delta >= LEAST_EXPECTED) {
            return new OmnibusTest(statistic, degrees, ChiSquareTail.of(statistic, degrees), delta, 0, pairs);
        }
        long[] n = new long[trials.length];
        double[] k = new double[trials.length];
        long total = 0;
        long wrong = 0;
        for (int g = 0; g < n.length; g++) {
            n[g] = Math.max(1, Math.round(trials[g] / delta));
            k[g] = Math.min(n[g], Math.round(errors[g] / delta));
            total += n[g];
            wrong += (long) k[g];
        }
        double p = bySplitting(k, n, total, wrong, draws, seed);
        return new OmnibusTest(statistic, degrees, p, delta, draws, pairs);
    }

    private static double bySplitting(double[] errors, long[] trials, long total, long wrong, int draws, long seed) {
        double[] widened = new double[trials.length];
        for (int g = 0; g < trials.length; g++) {
            widened[g] = trials[g];
        }
        double observed = statistic(errors, widened);
        CountDraws random = new CountDraws(seed);
        double[] moved = new double[trials.length];
        int reached = 0;
        for (int r = 0; r < draws; r++) {
            random.split(trials, total, wrong, moved);
            if (statistic(moved, widened) >= observed * (1 - 1e-9)) {
                reached++;
            }
        }
        return (1.0 + reached) / (1 + draws);
    }

    private static List<Comparison> pairs(List<ClusteredRate> rates) {
        List<Comparison> raw = new ArrayList<>();
        for (int a = 0; a < rates.size(); a++) {
            for (int b = a + 1; b < rates.size(); b++) {
                double delta = designEffect(List.of(rates.get(a), rates.get(b)));
                long trialsA = Math.max(1, Math.round(rates.get(a).pairs() / delta));
                long trialsB = Math.max(1, Math.round(rates.get(b).pairs() / delta));
                long errorsA = Math.min(
                        trialsA, Math.round(rates.get(a).rate() * rates.get(a).pairs() / delta));
                long errorsB = Math.min(
                        trialsB, Math.round(rates.get(b).rate() * rates.get(b).pairs() / delta));
                double p = FisherExact.p(errorsA, trialsA, errorsB, trialsB);
                raw.add(new Comparison(a, b, p, Double.NaN, delta));
            }
        }
        double[] adjusted =
                Adjustment.HOLM.of(raw.stream().mapToDouble(Comparison::p).toArray());
        List<Comparison> pairs = new ArrayList<>(raw.size());
        for (int i = 0; i < adjusted.length; i++) {
            Comparison c = raw.get(i);
            pairs.add(new Comparison(c.first, c.second, c.p, adjusted[i], c.designEffect));
        }
        return List.copyOf(pairs);
    }

    /** {@code delta} of some groups. */
    static double designEffect(List<ClusteredRate> rates) {
        double n = rates.stream().mapToDouble(ClusteredRate::pairs).sum();
        double clustered = 0;
        double independent = 0;
        for (ClusteredRate r : rates) {
            double others = 1 - r.pairs() / n;
            clustered += others * r.pairs() * r.variance();
            independent += others * r.rate() * (1 - r.rate());
        }
        return independent > 0 ? Math.max(1, clustered / independent) : 1;
    }

    private static double statistic(double[] errors, double[] trials) {
        double n = 0;
        double k = 0;
        for (int g = 0; g < trials.length; g++) {
            n += trials[g];
            k += errors[g];
        }
        double p = k / n;
        double sum = 0;
        for (int g = 0; g < trials.length; g++) {
            double off = errors[g] / trials[g] - p;
            sum += trials[g] * off * off;
        }
        return p > 0 && p < 1 ? sum / (p * (1 - p)) : 0;
    }

    private static double leastExpected(double[] errors, double[] trials) {
        double n = 0;
        double k = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int g = 0; g < trials.length; g++) {
            n += trials[g];
            k += errors[g];
            least = Math.min(least, trials[g]);
        }
        return least * Math.min(k, n - k) / n;
    }
}
