package org.facegap.evaluation.catalogue;

import java.util.List;
import org.facegap.evaluation.catalogue.MetricDefinition.Better;
import org.facegap.evaluation.compatibility.CompatibilityModes;

/** The modes of other tools. */
final class CompatibilityMetrics {
    static final List<MetricDefinition> LIST = CompatibilityModes.all().stream()
            .map(mode -> new MetricDefinition(
                    mode.name(),
                    "compatibility",
                    MetricDefinition.SET,
                    Better.NEITHER,
                    mode.definition(),
                    mode.source()))
            .toList();

    private CompatibilityMetrics() {}
}
