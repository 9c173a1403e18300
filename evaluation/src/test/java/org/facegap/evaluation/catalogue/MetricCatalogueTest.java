package org.facegap.evaluation.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.facegap.evaluation.compatibility.CompatibilityModes;
import org.facegap.evaluation.golden.GoldenFiles;
import org.facegap.evaluation.verification.VerificationEstimates;
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
    void everythingThatIsComputedIsDefined() {
        Set<String> names = new HashSet<>();
        MetricCatalogue.all().forEach(m -> names.add(m.name()));
        assertThat(names).containsAll(CompatibilityModes.names());
        VerificationEstimates.all(GoldenFiles.bob("nonsep").split(), 0.01)
                .keySet()
                .forEach(name -> assertThat(names).contains(name.replaceFirst("=.*", "")));
    }
}
