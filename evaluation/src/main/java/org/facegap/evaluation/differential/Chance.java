package org.facegap.evaluation.differential;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.facegap.core.estimate.Estimate;

/**
 * A differential at equal rates: what the same counts would give if group labels said nothing.
 *
 * @param expected its mean; INFINITE when draws with an infinite value occur, UNDEFINED when no draw has a value
 * @param median of the draws, infinite ones included; NaN when no draw has a value
 * @param limit the value that 5 % of the draws pass in the direction of less equality; NaN likewise
 * @param p probability of a value at least as unequal as the observed one; NaN when that is undefined,
 *     or no draw has a value
 * @param draws number of draws
 * @param undefined share of the draws without a value (0/0); they count as not reaching the observed value
 * @param method how the draws were made
 */
public record Chance(
        Estimate expected, double median, double limit, double p, int draws, double undefined, Method method) {
    /** How rates at equality are found. */
    public enum Method {
        /** All ways to spread the errors over the trials, each with its probability. */
        EXACT,
        /** Errors are dealt to pairs at random. */
        PAIRS,
        /** Group labels are dealt to identities at random; an identity keeps its pairs. */
        IDENTITIES
    }

    private static final double TIES = 1e-9;
    private static final double TAIL = 0.05;

    /** From the values of all draws. */
    static Chance of(
            double observed,
            double[] values,
            double[] weights,
            boolean higherIsWorse,
            Method method,
            long n,
            String unit) {
        double all = 0;
        double defined = 0;
        double mean = 0;
        double reached = 0;
        for (int i = 0; i < values.length; i++) {
            all += weights[i];
            // A draw of no weight may have an infinite value, and nothing times infinity is no number.
            if (!Double.isNaN(values[i]) && weights[i] > 0) {
                defined += weights[i];
                mean += weights[i] * values[i];
                reached += reaches(values[i], observed, higherIsWorse) ? weights[i] : 0;
            }
        }
        double p = Double.NaN;
        if (!Double.isNaN(observed) && defined > 0) {
            p = method == Method.EXACT ? Math.min(1, reached / all) : (1 + reached) / (1 + all);
        }
        Estimate expected;
        if (defined == 0) {
            expected = Estimate.undefined("no draw at equal rates has a value", n, unit);
        } else if (Double.isInfinite(mean)) {
            expected = Estimate.infinite(n, unit);
        } else {
            expected = Estimate.point(mean / defined, n, unit);
        }
        int[] order = IntStream.range(0, values.length)
                .filter(i -> !Double.isNaN(values[i]))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(i -> i)
                .toArray();
        return new Chance(
                expected,
                quantile(values, weights, order, defined, 0.5),
                quantile(values, weights, order, defined, higherIsWorse ? 1 - TAIL : TAIL),
                p,
                values.length,
                1 - defined / all,
                method);
    }

    private static boolean reaches(double value, double observed, boolean higherIsWorse) {
        if (Double.isInfinite(observed)) {
            return value == observed;
        }
        double slack = TIES * Math.max(Math.abs(observed), Double.MIN_NORMAL);
        return higherIsWorse ? value >= observed - slack : value <= observed + slack;
    }

    private static double quantile(double[] values, double[] weights, int[] order, double mass, double p) {
        double below = 0;
        for (int i : order) {
            below += weights[i];
            if (below >= p * mass * (1 - TIES)) {
                return values[i];
            }
        }
        return order.length == 0 ? Double.NaN : values[order[order.length - 1]];
    }

    /** No draws, because nothing could be measured. */
    static Chance none(String reason, long n, String unit) {
        double nan = Double.NaN;
        return new Chance(Estimate.undefined(reason, n, unit), nan, nan, nan, 0, 0, Method.PAIRS);
    }
}
