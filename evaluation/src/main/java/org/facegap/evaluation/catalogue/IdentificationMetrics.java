package org.facegap.evaluation.catalogue;

import static org.facegap.evaluation.catalogue.MetricDefinition.Better.HIGHER;
import static org.facegap.evaluation.catalogue.MetricDefinition.Better.LOWER;

import java.util.List;
import org.facegap.evaluation.catalogue.MetricDefinition.Better;

/** Metrics of searches of one image among many. */
final class IdentificationMetrics {
    private static final String ISO = "ISO/IEC 19795-1";

    static final List<MetricDefinition> LIST = List.of(
            metric(
                    "CMC",
                    HIGHER,
                    "share of mated searches whose mate is at rank r or better; an impostor with the mate's score"
                            + " stands before it",
                    "bob.measure cmc"),
            metric("FPIR", LOWER, "non-mated searches with a candidate at or above T / non-mated searches", ISO),
            metric("FNIR", LOWER, "mated searches whose mate is not within rank R or is below T / mated searches", ISO),
            metric("DIR", HIGHER, "1 - FNIR, also called TPIR", "Li and Jain 2005"),
            metric(
                    "recognition rate",
                    HIGHER,
                    "share of searches recognised at rank r, non-mated ones without a score above T left out",
                    "bob.measure recognition_rate"));

    private IdentificationMetrics() {}

    private static MetricDefinition metric(String name, Better better, String definition, String source) {
        return new MetricDefinition(
                name,
                "identification",
                name.equals("CMC") ? MetricDefinition.CURVE : "rate",
                better,
                definition,
                source);
    }
}
