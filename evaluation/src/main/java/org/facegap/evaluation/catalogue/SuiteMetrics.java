package org.facegap.evaluation.catalogue;

import static org.facegap.evaluation.catalogue.MetricDefinition.Better.HIGHER;
import static org.facegap.evaluation.catalogue.MetricDefinition.Better.LOWER;

import java.util.List;
import org.facegap.core.results.MetricNames;
import org.facegap.evaluation.catalogue.MetricDefinition.Better;

/** What a suite measures beside the scores of its arms. */
final class SuiteMetrics {
    private static final String OURS = "this project";

    static final List<MetricDefinition> LIST = List.of(
            metric(MetricNames.ATTRIBUTE_ACCURACY, HIGHER, "right labels / pictures of a group", "Fawcett 2006"),
            metric(
                    MetricNames.ATTRIBUTE_BALANCED,
                    HIGHER,
                    "mean recall of the true values that occur in a group; undefined with one value",
                    "Brodersen et al. 2010"),
            metric(MetricNames.ATTRIBUTE_MEAN, HIGHER, "unweighted mean of the groups' attribute accuracies", OURS),
            metric(
                    MetricNames.ATTRIBUTE_GAP,
                    LOWER,
                    "highest minus lowest attribute accuracy of a group, beside its value by chance and a permutation p",
                    "Buolamwini and Gebru 2018"),
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
                    "share of generated pictures on whose label a second oracle, which steered no search, agrees; stands"
                            + " with the composition of a training set",
                    OURS));

    private SuiteMetrics() {}

    private static MetricDefinition metric(String name, Better better, String definition, String source) {
        return new MetricDefinition(name, "suite", "rate", better, definition, source);
    }
}
