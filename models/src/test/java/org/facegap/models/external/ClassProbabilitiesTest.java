package org.facegap.models.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;
import org.junit.jupiter.api.Test;

class ClassProbabilitiesTest {
    private static double[] of(AttributeReading reading, float... row) {
        return new ClassProbabilities(Path.of("m.onnx"), "a", reading).of(row);
    }

    private static AttributeReading reading(
            String kind, int first, Map<String, List<String>> merge, String... classes) {
        return new AttributeReading("out", first, kind, List.of(classes), merge, List.of(), 1, null);
    }

    @Test
    void logitsGoThroughSoftmaxFromTheirPlaceInTheRow() {
        double[] p = of(reading("logits", 1, Map.of(), "a", "b"), 99, 1000, 1001, -99);
        assertThat(p).containsExactly(new double[] {1 / (1 + Math.E), Math.E / (1 + Math.E)}, within(1e-12));
    }

    @Test
    void classesAreUnited() {
        Map<String, List<String>> merge = new LinkedHashMap<>();
        merge.put("young", List.of("0-9", "10-19"));
        merge.put("old", List.of("20+"));
        AttributeReading reading = reading("probabilities", 0, merge, "20+", "0-9", "10-19");
        assertThat(reading.values()).containsExactly("young", "old");
        assertThat(of(reading, 0.5f, 0.2f, 0.3f)).containsExactly(new double[] {0.5, 0.5}, within(1e-6));
    }

    @Test
    void oneLogitTellsTheSecondClass() {
        assertThat(of(reading("sigmoid", 0, Map.of(), "no", "yes"), 2)[1])
                .isCloseTo(1 / (1 + Math.exp(-2)), within(1e-12));
    }

    @Test
    void aNumberIsSharedOutAboutItsError() {
        AttributeReading age = new AttributeReading(
                "out", 0, "number", List.of("child", "adult", "old"), Map.of(), List.of(18.0, 60.0), 1, 6.0);
        double[] p = of(age, 24);
        assertThat(p[0] + p[1] + p[2]).isCloseTo(1, within(1e-12));
        assertThat(p[0]).isCloseTo(0.158655, within(1e-5));
        assertThat(p[2]).isCloseTo(0, within(1e-6));
        assertThat(of(age, -1e9f)).containsExactly(1, 0, 0);
    }

    @Test
    void whatIsNoProbabilityIsRefused() {
        AttributeReading reading = reading("probabilities", 0, Map.of(), "a", "b");
        assertThatThrownBy(() -> of(reading, 3, -2))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("m.onnx: attributes.a: the numbers are no probabilities, their sum is 3.0")
                .hasMessageContaining("reading: logits?");
        assertThatThrownBy(() -> of(reading, 0.9f, 0.9f)).hasMessageContaining("their sum is 1.8");
        assertThatThrownBy(() -> of(reading, 1f)).hasMessageContaining("gives 1 numbers for an image, but 2 are read");
    }
}
