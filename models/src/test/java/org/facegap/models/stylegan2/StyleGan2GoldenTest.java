package org.facegap.models.stylegan2;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.facegap.models.checkpoint.ModelFile;
import org.facegap.models.checkpoint.Safetensors;
import org.facegap.models.engine.EngineRuntime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a small network and its outputs by the reference implementation, float32. */
class StyleGan2GoldenTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void givesThePicturesOfTheReferenceImplementation() throws Exception {
        Path file = folder.resolve("sg2-32.safetensors");
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("sg2-32.safetensors"))) {
            Files.write(file, in.readAllBytes());
        }
        Safetensors golden = Safetensors.read(file);
        EngineRuntime runtime = EngineRuntime.start("cpu", "float32", 1);
        try (StyleGan2 network = StyleGan2.of(runtime, ModelFile.read(file, "stylegan2"))) {
            float[][] z = rows(golden, "golden.z");
            assertClose(network.map(z, 1.0), rows(golden, "golden.w"), 1e-4);
            float[][] truncated = network.map(z, 0.7);
            assertClose(truncated, rows(golden, "golden.w_psi07"), 1e-4);
            assertClose(network.synthesize(truncated), pictures(golden, "golden.img_none_psi07"), 2e-4);
            assertClose(
                    network.synthesizeExtended(rows(golden, "golden.wplus"), Noise.CONSTANT),
                    pictures(golden, "golden.img_wplus_const"),
                    2e-4);
        }
    }

    private static float[][] rows(Safetensors file, String name) {
        Safetensors.Tensor tensor = Objects.requireNonNull(file.tensors().get(name), name);
        int n = (int) tensor.shape()[0];
        int length = tensor.values().length / n;
        float[][] rows = new float[n][];
        for (int i = 0; i < n; i++) {
            rows[i] = Arrays.copyOfRange(tensor.values(), i * length, (i + 1) * length);
        }
        return rows;
    }

    /** The reference's -1..1 as this project's clamped 0..1. */
    private static float[][] pictures(Safetensors file, String name) {
        float[][] rows = rows(file, name);
        for (float[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] = Math.min(1f, Math.max(0f, row[i] * 0.5f + 0.5f));
            }
        }
        return rows;
    }

    private static void assertClose(float[][] found, float[][] expected, double tolerance) {
        assertThat(found.length).isEqualTo(expected.length);
        double largest = 0;
        double spread = 0;
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i].length).isEqualTo(expected[i].length);
            for (int k = 0; k < found[i].length; k++) {
                largest = Math.max(largest, Math.abs(found[i][k] - expected[i][k]));
                spread = Math.max(spread, Math.abs(expected[i][k] - expected[0][0]));
            }
        }
        assertThat(spread).as("the expectation is not constant").isGreaterThan(0.05);
        assertThat(largest).as("largest difference").isLessThan(tolerance);
    }
}
