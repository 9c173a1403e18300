package org.facegap.models.stylegan2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.facegap.core.random.Gaussian;
import org.facegap.core.random.NumpyRandom;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.stylegan2.layout.StyleGan2Checkpoint;
import org.facegap.models.stylegan2.layout.StyleGan2Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against small networks and their outputs by the reference implementation, float32. */
class StyleGan2GoldenTest {
    private static final EngineRuntime RUNTIME = EngineRuntime.start("cpu", "float32", 1);
    private static final double PIXEL = 2e-4;

    @ParameterizedTest
    @CsvSource({
        "sg2-32.pkl, sg2-32",
        "sg2-32.tf.pkl, sg2-32",
        "sg2-16-cond.pkl, sg2-16-cond",
        "sg2-16-clamp.pkl, sg2-16-clamp",
        "sg2-16-orig.pkl, sg2-16-orig",
        "sg2-16-resnet.pkl, sg2-16-resnet",
        "rosinality-32-zip.pt, rosinality-32",
    })
    void givesTheNumbersOfTheReferenceImplementation(String file, String goldenName) throws Exception {
        Map<String, float[][]> golden = golden(goldenName);
        try (StyleGan2Checkpoint checkpoint = StyleGan2Files.open(fixture(file));
                StyleGan2 network = checkpoint.generator(RUNTIME)) {
            float[][] z = get(golden, "z");
            float[][] w = network.map(z, golden.get("c"), 1);
            int layers = network.config().numWs();
            close(w, get(golden, "w"), 1e-5);
            close(network.map(z, golden.get("c"), 0.7), get(golden, "w_psi07"), 1e-5);
            close(network.raw(network.extend(w, 1, 0), Noise.CONSTANT), get(golden, "img_const"), PIXEL);
            close(network.raw(get(golden, "wplus"), Noise.CONSTANT), get(golden, "img_wplus_const"), PIXEL);
            if (golden.containsKey("ws_psi05_cut4")) {
                close(network.extend(w, 0.5, 4), get(golden, "ws_psi05_cut4"), 1e-5);
                close(network.raw(network.extend(w, 0.7, layers), Noise.NONE), get(golden, "img_none_psi07"), PIXEL);
            } else {
                close(network.raw(network.extend(w, 1, 0), Noise.NONE), get(golden, "img_none"), PIXEL);
                close(
                        network.raw(network.extend(w, 0.7, layers), Noise.CONSTANT),
                        get(golden, "img_const_psi07"),
                        PIXEL);
            }
            bytes(network.synthesizeExtended(network.extend(w, 1, 0), Noise.CONSTANT), golden);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sg2-32", "sg2-16-cond", "rosinality-32"})
    void seedsGiveTheLatentsOfNumpy(String goldenName) throws Exception {
        Map<String, double[][]> golden = doubles(goldenName);
        double[] seeds = Objects.requireNonNull(golden.get("seeds"))[0];
        double[][] z = Objects.requireNonNull(golden.get("z"));
        for (int i = 0; i < z.length; i++) {
            assertThat(new NumpyRandom((long) seeds[i]).randn(z[i].length)).containsExactly(z[i], within(1e-12));
        }
    }

    @Test
    void oneNetworkInTwoFormatsGivesOneImageBitForBit() throws Exception {
        List<float[][]> images = new ArrayList<>();
        for (String file : List.of("sg2-32.pkl", "sg2-32.tf.pkl")) {
            try (StyleGan2Checkpoint checkpoint = StyleGan2Files.open(fixture(file));
                    StyleGan2 network = checkpoint.generator(RUNTIME)) {
                float[][] w = network.map(get(golden("sg2-32"), "z"), 0.7);
                images.add(network.raw(network.extend(w, 1, 0), Noise.CONSTANT));
            }
        }
        assertThat(images.get(1)).isDeepEqualTo(images.get(0));
    }

    @Test
    void aMissingAverageIsMeasured() throws Exception {
        try (StyleGan2Checkpoint whole = StyleGan2Files.open(fixture("sg2-32.pkl"))) {
            StyleGan2Checkpoint lacking = new StyleGan2Checkpoint(
                    whole.format(),
                    whole.origin(),
                    whole.config(),
                    whole.tensors(),
                    whole.networks(),
                    whole.remarks(),
                    Map.of("w_avg", "missing"));
            try (StyleGan2 network = lacking.generator(RUNTIME)) {
                float[][] z = new float[4000][whole.config().zDim()];
                Gaussian gaussian = new Gaussian(3);
                Arrays.stream(z).forEach(gaussian::fill);
                double[] mean = new double[whole.config().wDim()];
                double spread = 0;
                for (float[] w : network.map(z, 1)) {
                    for (int k = 0; k < mean.length; k++) {
                        mean[k] += w[k] / z.length;
                        spread += (double) w[k] * w[k] / z.length / mean.length;
                    }
                }
                for (int k = 0; k < mean.length; k++) {
                    assertThat((double) network.averageW()[k]).isCloseTo(mean[k], within(0.15 * Math.sqrt(spread)));
                }
                assertThat(network.map(z, 0)[0]).isEqualTo(network.averageW());
            }
        }
    }

    @Test
    void randomNoiseMovesImagesAboutAsFarAsConstantNoise() throws Exception {
        try (StyleGan2Checkpoint checkpoint = StyleGan2Files.open(fixture("sg2-32.pkl"));
                StyleGan2 network = checkpoint.generator(RUNTIME)) {
            float[][] ws = get(golden("sg2-32"), "wplus");
            float[][] none = network.raw(ws, Noise.NONE);
            double constant = distance(network.raw(ws, Noise.CONSTANT), none);
            double random = distance(network.raw(ws, Noise.RANDOM), none);
            assertThat(random / constant).isBetween(0.7, 1.4);
            assertThat(distance(network.raw(ws, Noise.RANDOM), network.raw(ws, Noise.RANDOM)))
                    .isGreaterThan(0.5 * constant);
        }
    }

    /** 8-bit values as the public tools write them: equal, except where the value lies on a step but for rounding. */
    private static void bytes(float[][] images, Map<String, float[][]> golden) {
        float[][] expected = get(golden, "img_const_u8");
        float[][] exact = get(golden, "img_const");
        for (int i = 0; i < images.length; i++) {
            int area = images[i].length / 3;
            for (int k = 0; k < images[i].length; k++) {
                double step = exact[i][k] * 127.5 + 128;
                if (Math.abs(step - Math.rint(step)) > PIXEL * 127.5) {
                    // The golden image is interleaved, ours is planar.
                    assertThat((int) (images[i][k] * 255 + 0.5)).isEqualTo((int) expected[i][k % area * 3 + k / area]);
                }
            }
        }
    }

    private static Path fixture(String name) throws Exception {
        URL url = StyleGan2GoldenTest.class.getResource("layout/" + name);
        return Path.of(Objects.requireNonNull(url, name).toURI());
    }

    private static Map<String, float[][]> golden(String name) throws Exception {
        Map<String, float[][]> golden = new HashMap<>();
        doubles(name).forEach((key, rows) -> {
            float[][] floats = new float[rows.length][];
            for (int i = 0; i < rows.length; i++) {
                floats[i] = new float[rows[i].length];
                for (int k = 0; k < rows[i].length; k++) {
                    floats[i][k] = (float) rows[i][k];
                }
            }
            golden.put(key, floats);
        });
        return golden;
    }

    /** Arrays as rows of their first axis; one axis is one row. */
    private static Map<String, double[][]> doubles(String name) throws Exception {
        Map<String, double[][]> golden = new HashMap<>();
        try (NDManager manager = RUNTIME.newManager();
                InputStream in = Objects.requireNonNull(
                        StyleGan2GoldenTest.class.getResourceAsStream(name + ".golden.npz"), name)) {
            for (NDArray array : NDList.decode(manager, in)) {
                if (array.isScalar()) {
                    continue;
                }
                double[] flat = array.toType(DataType.FLOAT64, false).toDoubleArray();
                int n = array.getShape().dimension() == 1
                        ? 1
                        : (int) array.getShape().get(0);
                double[][] rows = new double[n][];
                for (int i = 0; i < n; i++) {
                    rows[i] = Arrays.copyOfRange(flat, i * flat.length / n, (i + 1) * flat.length / n);
                }
                golden.put(array.getName(), rows);
            }
        }
        return golden;
    }

    private static float[][] get(Map<String, float[][]> golden, String key) {
        return Objects.requireNonNull(golden.get(key), key);
    }

    private static double distance(float[][] a, float[][] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < a[i].length; k++) {
                sum += (double) (a[i][k] - b[i][k]) * (a[i][k] - b[i][k]);
            }
        }
        return Math.sqrt(sum);
    }

    private static void close(float[][] found, float[][] expected, double tolerance) {
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
