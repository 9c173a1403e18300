package org.facegap.evaluation.differential;

import java.util.Arrays;
import java.util.function.DoubleSupplier;

/** One rate of every group, with the sums that differentials are made of; rates that are NaN are left out. */
public final class RateVector {
    private final double[] ascending;
    private final double mean;

    private RateVector(double[] ascending, double mean) {
        this.ascending = ascending;
        this.mean = mean;
    }

    /** From one rate per group, in [0, 1] or NaN for a group without trials. */
    public static RateVector of(double... rates) {
        double[] kept = rates.clone();
        Arrays.sort(kept);
        int n = kept.length;
        while (n > 0 && Double.isNaN(kept[n - 1])) {
            n--;
        }
        if (n < kept.length) {
            kept = Arrays.copyOf(kept, n);
        }
        double sum = 0;
        for (double r : kept) {
            sum += r;
        }
        return new RateVector(kept, sum / n);
    }

    /** The same rates, each moved by a number of its own and kept within [0, 1]. */
    RateVector moved(DoubleSupplier by) {
        double[] rates = new double[ascending.length];
        for (int g = 0; g < rates.length; g++) {
            rates[g] = Math.max(0, Math.min(1, ascending[g] + by.getAsDouble()));
        }
        return of(rates);
    }

    /** Number of groups with a rate, {@code D}. */
    public int groups() {
        return ascending.length;
    }

    /** Smallest rate. */
    public double min() {
        return ascending[0];
    }

    /** Largest rate. */
    public double max() {
        return ascending[ascending.length - 1];
    }

    /** Unweighted mean over groups. */
    public double mean() {
        return mean;
    }

    /** {@code exp(mean ln(x + shift))}: 0 as soon as an {@code x + shift} is 0. */
    public double geometricMean(double shift) {
        double sum = 0;
        for (double r : ascending) {
            sum += Math.log(r + shift);
        }
        return Math.exp(sum / ascending.length);
    }

    /** {@code (1/D^2) sum_ij |x_i - x_j|}, from the sorted rates. */
    public double meanAbsoluteDifference() {
        double sum = 0;
        int d = ascending.length;
        for (int i = 0; i < d; i++) {
            sum += (2.0 * i + 1 - d) * (ascending[i] - mean);
        }
        return 2 * sum / d / d;
    }

    /** Standard deviation with divisor {@code D - ddof}. */
    public double standardDeviation(int ddof) {
        double squares = 0;
        for (double r : ascending) {
            squares += (r - mean) * (r - mean);
        }
        return Math.sqrt(squares / (ascending.length - ddof));
    }

    /** {@code mean |log10(x / geometric mean)|}. */
    public double spreadOfLogs() {
        double centre = Math.log(geometricMean(0));
        double sum = 0;
        for (double r : ascending) {
            sum += Math.abs(Math.log(r) - centre);
        }
        return sum / ascending.length / Math.log(10);
    }

    /** {@code mean |x - target|}. */
    public double meanDistance(double target) {
        double sum = 0;
        for (double r : ascending) {
            sum += Math.abs(r - target);
        }
        return sum / ascending.length;
    }
}
