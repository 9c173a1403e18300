package org.facegap.core.results;

/** Names of the metrics that pages and tables ask for by name. What they mean tells {@code facegap list metrics}. */
public final class MetricNames {
    public static final String AUC = "AUC";
    public static final String EER = "EER";
    public static final String SEPARATION = "d'";
    public static final String FMR = "FMR";
    public static final String FNMR = "FNMR";
    public static final String FALSE_MATCHES = "false matches";
    public static final String FALSE_NON_MATCHES = "false non-matches";
    public static final String ACCURACY = "accuracy";
    public static final String MEAN_ACCURACY = "mean accuracy";
    public static final String WORST_ACCURACY = "worst group";
    public static final String THRESHOLD = "threshold";
    public static final String REALISED_FMR = "realised FMR";
    public static final String CROSS_FMR = "cross-group FMR";
    public static final String CROSS_FALSE_MATCHES = "cross-group false matches";
    public static final String WRONG_IN_BASELINE = "wrong in the baseline alone";
    public static final String WRONG_IN_CANDIDATE = "wrong in the candidate alone";

    private MetricNames() {}

    /** A rate with percentiles of the bootstrap for its interval. */
    public static String resampled(String rate) {
        return rate + ", resampled";
    }

    /** Independent pairs that would tell as much of a rate as its pairs do. */
    public static String effective(String rate) {
        return rate + ", effective pairs";
    }

    /** A declared contrast between groups of a rate. */
    public static String contrast(String rate) {
        return "contrast " + rate;
    }

    /** The smallest gap in a rate that a test would have found four times in five. */
    public static String detectable(String rate) {
        return "detectable gap " + rate;
    }
}
