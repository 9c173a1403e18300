package org.facegap.evaluation.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.facegap.evaluation.compatibility.CompatibilityModes;
import org.junit.jupiter.api.Test;

class MetricCatalogueTest {
    @Test
    void namesAreUniqueWithinAnArea() {
        Set<String> seen = new HashSet<>();
        for (MetricDefinition metric : MetricCatalogue.all()) {
            assertThat(seen.add(metric.area() + "/" + metric.name()))
                    .as(metric.name())
                    .isTrue();
        }
        Set<String> protocols = new HashSet<>();
        ProtocolCatalogue.all().forEach(p -> assertThat(protocols.add(p.name())).isTrue());
    }

    @Test
    void everyModeOfAnotherToolIsDefined() {
        assertThat(MetricCatalogue.all())
                .extracting(MetricDefinition::name)
                .containsAll(CompatibilityModes.names())
                .contains("AUC", "FPD", "CMC");
    }
}
