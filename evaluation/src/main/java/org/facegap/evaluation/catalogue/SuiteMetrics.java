package org.facegap.evaluation.catalogue;

import static org.facegap.evaluation.catalogue.MetricDefinition.Better.HIGHER;
import static org.facegap.evaluation.catalogue.MetricDefinition.Better.LOWER;

import java.util.List;
import org.facegap.evaluation.catalogue.MetricDefinition.Better;

/** What the report of a suite adds over groups and arms. */
final class SuiteMetrics {
    private static final String OURS = "this project";

    static final List<MetricDefinition> LIST = List.of(
            metric("mean accuracy", HIGHER, "unweighted mean of the groups' k-fold accuracies", "RFW literature"),
            metric(
                    "standard deviation",
                    LOWER,
                    "of the groups' k-fold accuracies, divided by the number of groups (ddof 0)",
                    "RFW literature"),
            metric("worst group", HIGHER, "the lowest k-fold accuracy of a group", OURS),
            metric(
                    "accuracy gap",
                    LOWER,
                    "highest minus lowest k-fold accuracy of a group, beside its value by chance and a permutation p",
                    OURS),
            metric(
                    "FNMR gap",
                    LOWER,
                    "highest minus lowest FNMR of a group at one threshold, beside its value by chance and a permutation"
                            + " p",
                    OURS),
            metric(
                    "audit agreement",
                    HIGHER,
                    "share of generated pictures on whose label a second oracle, which steered no search, agrees",
                    OURS));

    private SuiteMetrics() {}

    private static MetricDefinition metric(String name, Better better, String definition, String source) {
        return new MetricDefinition(name, "suite", better, definition, source);
    }
}
