package org.facegap.validation.reference;

/**
 * One figure of ours beside that of another tool.
 *
 * @param name data, metric, group ... as one line
 * @param ours what this project computes
 * @param theirs what the other tool gives
 * @param tolerance largest absolute difference that counts as the same, 0 or more
 * @param note empty, or why the figures may differ; a figure with a note and beyond its tolerance is still reported as different
 */
public record ReferenceFigure(String name, double ours, double theirs, double tolerance, String note) {
    /** Counts, ranks and ratios of two counts. */
    public static final double EXACT = 1e-12;

    /** Thresholds, areas, d'. */
    public static final double TIGHT = 1e-9;

    public ReferenceFigure {
        if (!(tolerance >= 0)) {
            throw new IllegalArgumentException("tolerance: must be 0 or more, not " + tolerance);
        }
    }

    /** A figure without a note. */
    public static ReferenceFigure of(String name, double ours, double theirs, double tolerance) {
        return new ReferenceFigure(name, ours, theirs, tolerance, "");
    }

    /** Absolute difference; 0 when both are the same infinity or both are NaN, infinite when only one is. */
    public double difference() {
        if (Double.compare(ours, theirs) == 0) {
            return 0;
        }
        double difference = Math.abs(ours - theirs);
        return Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
    }

    /** Whether the difference is within the tolerance. */
    public boolean same() {
        return difference() <= tolerance;
    }
}
