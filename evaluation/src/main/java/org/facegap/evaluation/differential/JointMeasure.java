package org.facegap.evaluation.differential;

/**
 * A measure of false matches ({@code a_d}) and false non-matches ({@code b_d}) of {@code D} groups in one number, with
 * weight {@code alpha} on false matches. Zero policy as in {@link Measure}.
 */
public enum JointMeasure {
    /**
     * Fairness Discrepancy Rate; not the false discovery rate. Absolute differences: at a small FMR only the FNMR counts.
     */
    FDR(
            "FDR",
            "1 - (alpha (max a - min a) + (1-alpha) (max b - min b))",
            1,
            false,
            "index",
            "Fairness Discrepancy Rate; de Freitas Pereira and Marcel 2021 (arXiv 2011.02395)") {
        @Override
        double combine(RateVector a, RateVector b, double alpha) {
            return 1 - (alpha * (a.max() - a.min()) + (1 - alpha) * (b.max() - b.min()));
        }
    },
    /** Inequity Rate; infinite when a group has no error of a kind and another has. */
    IR(
            "IR",
            "(max a / min a)^alpha (max b / min b)^(1-alpha)",
            1,
            true,
            "ratio",
            "Inequity Rate; Grother (NIST), Demographic differentials 2021") {
        @Override
        double combine(RateVector a, RateVector b, double alpha) {
            return Math.pow(Measure.MAX_OVER_MIN.of(a), alpha) * Math.pow(Measure.MAX_OVER_MIN.of(b), 1 - alpha);
        }
    },
    /** Gini Aggregation Rate for Biometric Equitability: a blend of FPD and FND, which say more apart. */
    GARBE(
            "GARBE",
            "alpha FPD + (1-alpha) FND",
            0,
            true,
            "index",
            "Howard, Laird, Sirotin and others 2022 (arXiv 2203.05051)") {
        @Override
        double combine(RateVector a, RateVector b, double alpha) {
            return alpha * Measure.GINI.of(a) + (1 - alpha) * Measure.GINI.of(b);
        }
    },
    /**
     * Worst-case error ratio to the geometric mean. The shift of 1e-5 is in the denominator only, so equal rates give a
     * little less than 1; it is kept because the published numbers have it. With {@code alpha} = 0.5 it is the authors'
     * {@code sqrt(max a / geomean(a + 1e-5) * max b / geomean(b + 1e-5))}.
     */
    WERM(
            "WERM",
            "(max a / geomean(a + 1e-5))^alpha (max b / geomean(b + 1e-5))^(1-alpha)",
            1,
            true,
            "ratio",
            "Linghu and others 2024 (arXiv 2407.14087), score-norm-fairness") {
        @Override
        double combine(RateVector a, RateVector b, double alpha) {
            return Math.pow(a.max() / a.geometricMean(SHIFT), alpha)
                    * Math.pow(b.max() / b.geometricMean(SHIFT), 1 - alpha);
        }
    };

    private static final double SHIFT = 1e-5;

    private final String label;
    private final String formula;
    private final double best;
    private final boolean higherIsWorse;
    private final String unit;
    private final String source;

    JointMeasure(String label, String formula, double best, boolean higherIsWorse, String unit, String source) {
        this.label = label;
        this.formula = formula;
        this.best = best;
        this.higherIsWorse = higherIsWorse;
        this.unit = unit;
        this.source = source;
    }

    abstract double combine(RateVector a, RateVector b, double alpha);

    /** Short name. */
    public String label() {
        return label;
    }

    /** Formula over the false match rates {@code a} and false non-match rates {@code b}. */
    public String formula() {
        return formula;
    }

    /** Value at equal rates. */
    public double best() {
        return best;
    }

    /** Whether a larger value is less equal; only for FDR it is not. */
    public boolean higherIsWorse() {
        return higherIsWorse;
    }

    /** What the value counts: {@code ratio} or {@code index}. */
    public String unit() {
        return unit;
    }

    /** Who defined it. */
    public String source() {
        return source;
    }

    /** The value; infinite or NaN by the zero policy, NaN with fewer than two groups. */
    public double of(RateVector fmr, RateVector fnmr, double alpha) {
        return fmr.groups() < 2 || fnmr.groups() < 2 ? Double.NaN : combine(fmr, fnmr, alpha);
    }
}
