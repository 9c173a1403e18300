package org.facegap.evaluation.catalogue;

import java.util.List;
import java.util.stream.Stream;

/** All metrics of this project. A family of metrics adds its own list to {@link #all()}. */
public final class MetricCatalogue {
    private MetricCatalogue() {}

    /** Every metric, by area. */
    public static List<MetricDefinition> all() {
        return Stream.of(
                        VerificationMetrics.LIST,
                        IdentificationMetrics.LIST,
                        DifferentialMetrics.LIST,
                        CompatibilityMetrics.LIST,
                        AttributeMetrics.LIST,
                        SuiteMetrics.LIST)
                .flatMap(List::stream)
                .toList();
    }
}
