package org.facegap.models.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.core.random.Gaussian;
import org.facegap.models.attributes.AttributeClassifier;
import org.facegap.models.attributes.AttributeSource;
import org.facegap.models.attributes.ClassifierConfig;
import org.facegap.models.checkpoint.ModelFile;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.gradient.LabelGradient.Input;
import org.facegap.models.network.ScriptNetwork;
import org.facegap.models.stylegan2.Noise;
import org.facegap.models.stylegan2.StyleGan2;
import org.facegap.models.stylegan2.SynthesisSpec;
import org.facegap.models.stylegan2.layout.StyleGan2Checkpoint;
import org.facegap.models.stylegan2.layout.StyleGan2Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Through the shipped generator and the shipped searching oracle. */
class LabelGradientTest {
    private static final double PSI = 0.8;
    private static final Map<String, List<String>> DARK = Map.of("tone", List.of("dark"));
    private static final Map<String, List<String>> DARK_OLD = Map.of("tone", List.of("dark"), "age", List.of("old"));

    private final EngineRuntime runtime = EngineRuntime.start("cpu", "float32", 1);
    private final StyleGan2Checkpoint checkpoint = StyleGan2Files.shipped("world-64");
    private final StyleGan2 generator = checkpoint.generator(runtime);
    private final AttributeClassifier reader =
            AttributeClassifier.of(runtime, ModelFile.shipped("oracle-search.safetensors", "attributes"));

    @AfterEach
    void close() {
        generator.close();
        reader.close();
    }

    private LabelGradient gradient(Input input) {
        return new LabelGradient(runtime, checkpoint, generator, reader, input, PSI);
    }

    private static float[][] normal(int count, int dim, long seed) {
        float[][] z = new float[count][dim];
        Gaussian random = new Gaussian(seed);
        for (float[] row : z) {
            random.fill(row);
        }
        return z;
    }

    private float[][] latents(Input input, int count) {
        float[][] z = normal(count, generator.config().zDim(), 3);
        return switch (input) {
            case Z -> z;
            case W -> generator.map(z, PSI);
            case W_PLUS -> generator.extend(generator.map(z, PSI), 1, 0);
        };
    }

    private float[][] images(Input input, float[][] latents) {
        return switch (input) {
            case Z -> generator.synthesize(generator.map(latents, PSI));
            case W -> generator.synthesize(latents);
            case W_PLUS -> generator.synthesizeExtended(latents, Noise.NONE);
        };
    }

    /** Sum of log probabilities, by the networks that the search itself uses. */
    private double logProbability(float[] image, Map<String, List<String>> wanted) {
        float[] row = reader.probabilities(new float[][] {image})[0];
        double sum = 0;
        for (Map.Entry<String, List<String>> e : wanted.entrySet()) {
            List<String> values = reader.spec().attributes().getOrDefault(e.getKey(), List.of());
            double p = 0;
            for (String value : e.getValue()) {
                p += row[reader.spec().offset(e.getKey()) + values.indexOf(value)];
            }
            sum += Math.log(p);
        }
        return sum;
    }

    @ParameterizedTest
    @EnumSource(Input.class)
    void isTheDerivativeOfWhatTheSearchReads(Input input) {
        float[][] latents = latents(input, 3);
        List<Map<String, List<String>>> wanted = List.of(DARK, DARK_OLD, Map.of("tone", List.of("dark", "medium")));
        LabelGradient.Result result;
        try (LabelGradient gradient = gradient(input)) {
            result = gradient.of(latents, wanted);
        }
        float[][] images = images(input, latents);
        for (int i = 0; i < latents.length; i++) {
            float[] g = result.gradients()[i];
            assertThat(g).hasSameSizeAs(latents[i]);
            assertThat(result.logProbabilities()[i]).isCloseTo(logProbability(images[i], wanted.get(i)), within(1e-3));
            double norm = norm(g);
            assertThat(norm).isPositive();
            double step = 0.001 * norm(latents[i]) / norm;
            double up = logProbability(images(input, new float[][] {moved(latents[i], g, step)})[0], wanted.get(i));
            double down = logProbability(images(input, new float[][] {moved(latents[i], g, -step)})[0], wanted.get(i));
            assertThat((up - down) / (2 * step)).isCloseTo(norm * norm, within(0.1 * norm * norm));
        }
    }

    private static double norm(float[] v) {
        double square = 0;
        for (float x : v) {
            square += (double) x * x;
        }
        return Math.sqrt(square);
    }

    private static float[] moved(float[] x, float[] g, double step) {
        float[] moved = x.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += (float) (step * g[i]);
        }
        return moved;
    }

    @Test
    void anyValueIsAsGoodAsAnother() {
        try (LabelGradient gradient = gradient(Input.W)) {
            LabelGradient.Result result = gradient.of(
                    latents(Input.W, 1),
                    List.of(Map.of("tone", reader.spec().attributes().getOrDefault("tone", List.of()))));
            assertThat(result.logProbabilities()[0]).isZero();
            assertThat(norm(result.gradients()[0])).isZero();
        }
    }

    /** An attribute network of another side, untrained. */
    private AttributeClassifier untrained(int side) {
        ClassifierConfig spec =
                new ClassifierConfig(side, 8, List.of(1), Map.of("tone", List.of("light", "medium", "dark")));
        return new AttributeClassifier(
                runtime, spec, new ScriptNetwork(runtime, AttributeSource.of(spec, runtime.computeType()), 7));
    }

    /** Probability of dark in an image that was brought to a side by other means. */
    private static double dark(AttributeClassifier classifier, float[] image) {
        return Math.log(classifier.probabilities(new float[][] {image})[0][2]);
    }

    @Test
    void imagesAreBroughtToTheReadersSide() {
        float[][] w = latents(Input.W, 2);
        try (AttributeClassifier small = untrained(32);
                AttributeClassifier odd = untrained(48);
                LabelGradient gradient = new LabelGradient(runtime, checkpoint, generator, small, Input.W, 1)) {
            LabelGradient.Result result = gradient.of(w, Collections.nCopies(2, DARK));
            float[][] images = generator.synthesize(w);
            for (int i = 0; i < 2; i++) {
                float[] shrunk = new float[3 * 32 * 32];
                for (int k = 0; k < images[i].length; k++) {
                    shrunk[k / 64 / 2 * 32 + k % 64 / 2] += images[i][k] / 4;
                }
                assertThat(result.logProbabilities()[i]).isCloseTo(dark(small, shrunk), within(1e-4));
                assertThat(norm(result.gradients()[i])).isPositive();
            }
            assertThatThrownBy(() -> new LabelGradient(runtime, checkpoint, generator, odd, Input.W, 1))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("64 px")
                    .hasMessageContaining("48 px");
        }
    }

    @Test
    void aGeneratorThatStopsEarlyIsDifferentiatedAsItIs() {
        float[][] w = latents(Input.W, 2);
        try (StyleGan2 half = checkpoint.generator(runtime, new SynthesisSpec(32, 0));
                AttributeClassifier small = untrained(32);
                LabelGradient gradient = new LabelGradient(runtime, checkpoint, half, small, Input.W, 1)) {
            LabelGradient.Result result = gradient.of(w, Collections.nCopies(2, DARK));
            float[][] images = half.synthesize(w);
            for (int i = 0; i < 2; i++) {
                assertThat(result.logProbabilities()[i]).isCloseTo(dark(small, images[i]), within(1e-4));
            }
        }
    }

    @Test
    void wrongNamesAreRefused() {
        try (LabelGradient gradient = gradient(Input.Z)) {
            float[][] z = latents(Input.Z, 1);
            assertThatThrownBy(() -> gradient.of(z, List.of(Map.of("tone", List.of("purple")))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("purple")
                    .hasMessageContaining("dark");
            assertThatThrownBy(() -> gradient.of(z, List.of(Map.of("colour", List.of("dark")))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("colour");
        }
    }

    /** Every manager of the process. */
    private long arrays() {
        try (NDManager probe = runtime.newManager()) {
            return probe.getParentManager().getManagedArrays().size();
        }
    }

    @Test
    void aCallLeavesNothingBehind() {
        try (LabelGradient gradient = gradient(Input.Z)) {
            float[][] z = latents(Input.Z, 2);
            LabelGradient.Result first = gradient.of(z, List.of(DARK, DARK_OLD));
            long before = arrays();
            for (int i = 0; i < 4; i++) {
                LabelGradient.Result again = gradient.of(z, List.of(DARK, DARK_OLD));
                assertThat(again.gradients()).isDeepEqualTo(first.gradients());
            }
            assertThat(before).isPositive();
            assertThat(arrays()).isEqualTo(before);
        }
        assertThat(reader.network().parameterNames())
                .allSatisfy(name -> assertThat(
                                reader.network().parameterOf(name).getArray().hasGradient())
                        .isFalse());
    }
}
