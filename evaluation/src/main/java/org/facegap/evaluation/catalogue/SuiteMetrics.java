package org.facegap.evaluation.catalogue;

import static org.facegap.evaluation.catalogue.MetricDefinition.Better.HIGHER;
import static org.facegap.evaluation.catalogue.MetricDefinition.Better.LOWER;

import java.util.List;

/** What a suite measures beside the scores of its arms. */
final class SuiteMetrics {
    private static final String OURS = "this project";

    static final List<MetricDefinition> LIST = List.of(
            new MetricDefinition(
                    "standard deviation of accuracies",
                    "suite",
                    MetricDefinition.SET,
                    LOWER,
                    "of the groups' k-fold accuracies, divided by the number of groups (ddof 0): STD (ddof 0) error",
                    "RFW literature"),
            new MetricDefinition(
                    "audit agreement",
                    "suite",
                    MetricDefinition.SET,
                    HIGHER,
                    "share of generated images on whose label a second oracle, which steered no search, agrees; stands"
                            + " with the composition of a training set",
                    OURS));

    private SuiteMetrics() {}
}
