package org.facegap.core.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against numbers that NumPy's RandomState gave. */
class NumpyRandomTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 85, 600, 12345, 4294967295L})
    void givesNumpysNumbers(long seed) throws IOException {
        JsonNode golden = golden().get(Long.toString(seed));
        double[] z = new NumpyRandom(seed).randn(512);
        assertSame(z, 0, golden.get("randn_first12_of_1x512"));
        assertSame(z, 510, golden.get("randn_last2_of_1x512"));
        double sum = 0;
        for (double v : z) {
            sum += v;
        }
        assertThat(sum).isCloseTo(golden.get("sum_1x512").asDouble(), within(1e-10));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 85, 600, 12345, 4294967295L})
    void givesNumpysUniformNumbersAndKeepsTheSpareOne(long seed) throws IOException {
        JsonNode golden = golden().get(Long.toString(seed));
        NumpyRandom uniform = new NumpyRandom(seed);
        double[] samples = new double[4];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = uniform.randomSample();
        }
        assertSame(samples, 0, golden.get("random_sample_first4"));

        JsonNode odd = golden.get("randn_first5_odd_then_first3");
        assertThat(odd).hasSize(8);
        NumpyRandom normal = new NumpyRandom(seed);
        double[] first = normal.randn(5);
        double[] second = normal.randn(3);
        for (int i = 0; i < 8; i++) {
            assertThat(i < 5 ? first[i] : second[i - 5]).isCloseTo(odd.get(i).asDouble(), within(1e-12));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 4294967296L})
    void refusesTheSeedsThatNumpyRefuses(long seed) {
        assertThatThrownBy(() -> new NumpyRandom(seed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 to 4294967295");
    }

    /** The 100 001st number by NumPy 2.4: the state has turned over 320 times by then. */
    @Test
    void goesOnPastItsState() {
        NumpyRandom random = new NumpyRandom(7);
        for (int i = 0; i < 100_000; i++) {
            random.randomSample();
        }
        assertThat(random.randomSample()).isEqualTo(0.9993409873373731);
    }

    private static JsonNode golden() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                NumpyRandomTest.class.getResourceAsStream("numpy-randomstate.json"), "golden file")) {
            return new ObjectMapper().readTree(in);
        }
    }

    private static void assertSame(double[] found, int from, JsonNode expected) {
        assertThat(expected.size()).isPositive();
        for (int i = 0; i < expected.size(); i++) {
            assertThat(found[from + i]).isCloseTo(expected.get(i).asDouble(), within(1e-12));
        }
    }
}
