package org.facegap.evaluation.differential;

import java.util.function.ToDoubleFunction;

/**
 * A measure of how unequal one rate is over {@code D} groups. {@code x_d} is the rate of group {@code d}.
 *
 * <p>Zero policy: nothing is added to a rate. A positive number over 0 is infinite, 0/0 is undefined (NaN here); the one
 * exception is the Gini coefficient, which is 0 when all rates are 0, as its authors have it.
 */
public enum Measure {
    /** The gap in plain sight. Its expectation at equal rates grows with the number of groups and with {@code 1/sqrt(n)}. */
    MAX_MIN("max - min", "max x - min x", 0, "rate", "RFW literature; 'gap'", v -> v.max() - v.min()),
    /** Infinite as soon as a group has no error and another has one. */
    MAX_OVER_MIN(
            "max / min",
            "max x / min x",
            1,
            "ratio",
            "NIST FRTE demographics; ISO/IEC 19795-10 (the larger rate in the numerator)",
            v -> v.max() / v.min()),
    /** At most {@code D}. */
    MAX_OVER_MEAN(
            "max / mean", "max x / mean x", 1, "ratio", "NIST FRTE Part 8 (NISTIR 8429)", v -> v.max() / v.mean()),
    /** Infinite as soon as a group has no error and another has one. */
    MAX_OVER_GEOMEAN(
            "max / geomean",
            "max x / exp(mean ln x)",
            1,
            "ratio",
            "NIST FRTE Part 8 (NISTIR 8429)",
            v -> v.max() / v.geometricMean(0)),
    /** In powers of ten: 0.30 says that groups lie a factor 2 from their geometric mean. */
    VARY_GEOMEAN(
            "vary geomean",
            "mean |log10(x / geomean)|",
            0,
            "index",
            "NIST FRTE demographics page",
            v -> v.max() > 0 && v.min() == 0 ? Double.POSITIVE_INFINITY : v.spreadOfLogs()),
    /** FPD for FMR, FND for FNMR; corrected so that one group with all errors gives 1 whatever {@code D}. */
    GINI(
            "Gini",
            "D/(D-1) sum_ij |x_i - x_j| / (2 D^2 mean x); 0 when all x are 0",
            0,
            "index",
            "Howard, Laird, Sirotin and others 2022 (arXiv 2203.05051); ISO/IEC 19795-10",
            v -> v.max() == 0 ? 0 : gini(v) * v.groups() / (v.groups() - 1)),
    /** Without the factor {@code D/(D-1)}: at most {@code 1 - 1/D}. */
    GINI_UNCORRECTED(
            "Gini, uncorrected",
            "sum_ij |x_i - x_j| / (2 D^2 mean x); 0 when all x are 0",
            0,
            "index",
            "NIST FRTE demographics page",
            v -> v.max() == 0 ? 0 : gini(v)),
    /** Divisor {@code D}, as numpy has it. */
    STD_POPULATION(
            "STD (ddof 0)",
            "sqrt(sum (x - mean x)^2 / D)",
            0,
            "rate",
            "RFW literature, numpy's default",
            v -> v.standardDeviation(0)),
    /** Divisor {@code D - 1}, as pandas has it; with four groups 1.1547 times the other. */
    STD_SAMPLE(
            "STD (ddof 1)",
            "sqrt(sum (x - mean x)^2 / (D - 1))",
            0,
            "rate",
            "RFW literature, pandas' default",
            v -> v.standardDeviation(1)),
    /** Twice the mean times the uncorrected Gini. */
    MAD(
            "MAD",
            "sum_ij |x_i - x_j| / D^2",
            0,
            "rate",
            "mean absolute difference; Fairness_OCFR",
            RateVector::meanAbsoluteDifference);

    private final String label;
    private final String formula;
    private final double best;
    private final String unit;
    private final String source;
    private final ToDoubleFunction<RateVector> function;

    Measure(
            String label,
            String formula,
            double best,
            String unit,
            String source,
            ToDoubleFunction<RateVector> function) {
        this.label = label;
        this.formula = formula;
        this.best = best;
        this.unit = unit;
        this.source = source;
        this.function = function;
    }

    private static double gini(RateVector v) {
        return v.meanAbsoluteDifference() / (2 * v.mean());
    }

    /** Short name. */
    public String label() {
        return label;
    }

    /** Formula over the rates {@code x} of {@code D} groups. */
    public String formula() {
        return formula;
    }

    /** Value at equal rates; all measures grow from there. */
    public double best() {
        return best;
    }

    /** What the value counts: {@code rate}, {@code ratio} or {@code index}. */
    public String unit() {
        return unit;
    }

    /** Who defined it. */
    public String source() {
        return source;
    }

    /** The value; infinite or NaN by the zero policy, NaN with fewer than two groups. */
    public double of(RateVector rates) {
        return rates.groups() < 2 ? Double.NaN : function.applyAsDouble(rates);
    }
}
