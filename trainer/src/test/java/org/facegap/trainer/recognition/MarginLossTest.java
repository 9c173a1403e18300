package org.facegap.trainer.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.recognition.EmbedderConfig;
import org.facegap.trainer.data.Augmentation;
import org.facegap.trainer.loop.GroupLossConfig;
import org.facegap.trainer.loop.OptimizeConfig;
import org.facegap.trainer.loop.ValidateConfig;
import org.facegap.trainer.recognition.LossConfig.Gradient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against logits, losses and exact gradients computed elsewhere in double precision, and against the formulas. */
class MarginLossTest {
    private static final double CLOSE = 1e-9;
    private static final int DIMENSION = 5;

    private final EngineRuntime runtime = EngineRuntime.start("cpu", "float32", 1);
    private final JsonNode golden = golden();
    private final double[][] cosines = rows(golden.get("cosine"));
    private final int[] labels = Arrays.stream(flat(new double[][] {row(golden.get("labels"))}))
            .mapToInt(v -> (int) v)
            .toArray();

    /** Logits as they were, mean loss and gradient of one batch. */
    private record Found(double[] logits, double loss, double[] gradient) {}

    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            names = {"FLOAT64", "FLOAT32"})
    void matchesTheReference(DataType type) {
        boolean exact = type == DataType.FLOAT64;
        for (LossConfig loss : List.of(arcface(Gradient.EXACT), new LossConfig.CosFace("cosface"))) {
            JsonNode expected = golden.get(loss.kind());
            Found found = found(loss, expected.get("m").asDouble(), 1, type);
            assertClose(found.logits, flat(rows(expected.get("logits"))), exact ? CLOSE : 1e-3);
            assertThat(found.loss)
                    .isCloseTo(expected.get("cross_entropy_mean").asDouble(), within(exact ? CLOSE : 1e-3));
            assertClose(found.gradient, flat(rows(expected.get("grad_wrt_cosine"))), exact ? CLOSE : 2e-2);
        }
    }

    /** The own centres' entries; with the exact gradient the second is +39.8: that image would be pushed away. */
    @Test
    void straightThroughNeverPushesAnImageFromItsOwnCentre() {
        Found found = found(arcface(Gradient.STRAIGHT_THROUGH), 0.5, 1, DataType.FLOAT64);
        double[] own = {-16.0, -16.0, -15.999999999991292, -10.818278961177366};
        double[] exact = flat(rows(golden.get("arcface").get("grad_wrt_cosine")));
        for (int i = 0; i < labels.length; i++) {
            exact[i * cosines[0].length + labels[i]] = own[i];
        }
        assertClose(found.gradient, exact, CLOSE);
        assertThat(found.loss).isCloseTo(38.98001351256753, within(CLOSE));
    }

    @ParameterizedTest
    @EnumSource
    void combinedMarginsFollowTheFormula(Gradient gradient) {
        DoubleUnaryOperator target = c -> Math.cos(1.1 * Math.acos(c) + 0.3) - 0.15;
        follows(new LossConfig.Combined("combined", 1.1, 0.3, 0.15, gradient), null, 1, target);
    }

    @Test
    void softmaxHasNoMargin() {
        follows(new LossConfig.Softmax("softmax"), null, 1, c -> c);
    }

    @Test
    void otherIdentitiesAboveTheFilterCountAsCosinesOfZero() {
        assertThat(cosines[0][4]).isGreaterThan(0.7);
        follows(new LossConfig.CosFace("cosface"), -0.5, 0.7, c -> c + 0.5);
    }

    @Test
    void adaFaceFollowsThePublishedFormulaOverThreeBatches() {
        SplittableRandom random = new SplittableRandom(3);
        for (Gradient gradient : Gradient.values()) {
            try (NDManager manager = runtime.newManager();
                    MarginLoss loss = new MarginLoss(
                            runtime, recipe(new LossConfig.AdaFace("adaface", 0.333, 0.01, gradient), 0.4, 1))) {
                double mean = 20;
                double deviation = 100;
                for (int batch = 0; batch < 3; batch++) {
                    double[][] embeddings = new double[labels.length][DIMENSION];
                    double[] norms = new double[labels.length];
                    for (int i = 0; i < norms.length; i++) {
                        // From below the least to above the greatest norm that counts.
                        double length = new double[] {1e-5, 3, 90, 4000}[i] * random.nextDouble(0.5, 1);
                        double[] direction = random.doubles(DIMENSION, -1, 1).toArray();
                        double norm = Math.sqrt(
                                Arrays.stream(direction).map(v -> v * v).sum());
                        embeddings[i] = Arrays.stream(direction)
                                .map(v -> v / norm * length)
                                .toArray();
                        norms[i] = Math.min(100, Math.max(1e-3, length));
                    }
                    double average = Arrays.stream(norms).average().orElseThrow();
                    double variance = Arrays.stream(norms)
                                    .map(n -> (n - average) * (n - average))
                                    .sum()
                            / (norms.length - 1);
                    mean = 0.01 * average + 0.99 * mean;
                    deviation = 0.01 * Math.sqrt(variance) + 0.99 * deviation;
                    DoubleUnaryOperator[] targets = new DoubleUnaryOperator[norms.length];
                    for (int i = 0; i < norms.length; i++) {
                        double k = Math.min(1, Math.max(-1, (norms[i] - mean) / (deviation + 1e-3) * 0.333));
                        targets[i] = c -> Math.cos(Math.min(Math.PI - 1e-3, Math.max(1e-3, Math.acos(c) - 0.4 * k)))
                                - (0.4 + 0.4 * k);
                    }
                    Found found = found(manager, loss, embeddings, DataType.FLOAT64);
                    // Every call takes its batch into the statistics, so only the loss is asked for.
                    check(found, gradient, 1, targets, false);
                    assertThat(loss.state().values().stream().map(NDArray::getDouble))
                            .usingElementComparator((a, b) -> Math.abs(a - b) < CLOSE ? 0 : Double.compare(a, b))
                            .containsExactly(mean, deviation);
                }
            }
        }
    }

    @Test
    void accuracyIsTheShareOfNearestCentres() {
        try (NDManager manager = runtime.newManager();
                MarginLoss loss = new MarginLoss(runtime, recipe(new LossConfig.CosFace("cosface"), 0.2, 1))) {
            NDArray cosine = manager.create(new float[] {.1f, .9f, 0, .3f, -.2f, .1f, .5f, .4f, .6f}, new Shape(3, 3));
            NDList right = new NDList(manager.create(new long[] {1, 0, 0}));
            assertThat(loss.accuracy(right, new NDList(cosine))).isCloseTo(2 / 3.0, within(1e-6));
        }
    }

    private void follows(LossConfig loss, @Nullable Double margin, double filter, DoubleUnaryOperator target) {
        DoubleUnaryOperator[] targets = new DoubleUnaryOperator[labels.length];
        Arrays.fill(targets, target);
        check(found(loss, margin, filter, DataType.FLOAT64), loss.gradient(), filter, targets, true);
    }

    /** The formulas in double; gradients by central differences, of the margin's value alone where it counts as constant. */
    private void check(
            Found found, Gradient gradient, double filter, DoubleUnaryOperator[] targets, boolean logitsToo) {
        int columns = cosines[0].length;
        double loss = 0;
        for (int i = 0; i < labels.length; i++) {
            double own = cosines[i][labels[i]];
            double margin = targets[i].applyAsDouble(own) - own;
            DoubleUnaryOperator target = gradient == Gradient.EXACT ? targets[i] : c -> c + margin;
            loss += entropy(cosines[i], labels[i], filter, target) / labels.length;
            for (int j = 0; j < columns; j++) {
                if (logitsToo) {
                    double z = j == labels[i] ? own + margin : cosines[i][j] > filter ? 0 : cosines[i][j];
                    assertThat(found.logits[i * columns + j]).isCloseTo(64 * z, within(CLOSE));
                }
                double step = 1e-6;
                double[] up = cosines[i].clone();
                double[] down = cosines[i].clone();
                up[j] += step;
                down[j] -= step;
                double slope = (entropy(up, labels[i], filter, target) - entropy(down, labels[i], filter, target))
                        / (2 * step * labels.length);
                assertThat(found.gradient[i * columns + j])
                        .as("gradient of cosine %d, %d", i, j)
                        .isCloseTo(slope, within(1e-5));
            }
        }
        assertThat(found.loss).isCloseTo(loss, within(CLOSE));
    }

    private static double entropy(double[] cosine, int label, double filter, DoubleUnaryOperator target) {
        double[] z = new double[cosine.length];
        for (int j = 0; j < z.length; j++) {
            z[j] = 64 * (j == label ? target.applyAsDouble(cosine[j]) : cosine[j] > filter ? 0 : cosine[j]);
        }
        double top = Arrays.stream(z).max().orElseThrow();
        return top + Math.log(Arrays.stream(z).map(v -> Math.exp(v - top)).sum()) - z[label];
    }

    private Found found(LossConfig config, @Nullable Double margin, double filter, DataType type) {
        try (NDManager manager = runtime.newManager();
                MarginLoss loss = new MarginLoss(runtime, recipe(config, margin, filter))) {
            return found(manager, loss, null, type);
        }
    }

    private Found found(NDManager manager, MarginLoss loss, double @Nullable [][] embeddings, DataType type) {
        NDArray cosine = array(manager, cosines, type);
        cosine.setRequiresGradient(true);
        NDList predictions = new NDList(cosine);
        if (embeddings != null) {
            predictions.add(array(manager, embeddings, type));
        }
        NDList y =
                new NDList(manager.create(Arrays.stream(labels).asLongStream().toArray()));
        double value;
        try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
            NDArray mean = loss.evaluate(y, predictions);
            collector.backward(mean);
            value = doubles(mean)[0];
        }
        double[] logits = embeddings == null ? doubles(loss.logits(y, predictions)) : new double[0];
        return new Found(logits, value, doubles(cosine.getGradient()));
    }

    private static RecognitionConfig recipe(LossConfig loss, @Nullable Double margin, double filter) {
        EmbedderConfig network = new EmbedderConfig.Small("plain", 16, 8, List.of(1, 1), DIMENSION + 3);
        return new RecognitionConfig(
                network,
                1,
                4,
                0.1,
                0,
                loss,
                64,
                margin,
                1,
                filter,
                OptimizeConfig.usual(),
                new GroupLossConfig.None("none"),
                ValidateConfig.none(),
                Augmentation.none(),
                null);
    }

    private static LossConfig arcface(Gradient gradient) {
        return new LossConfig.ArcFace("arcface", gradient);
    }

    private static JsonNode golden() {
        try (InputStream in = Objects.requireNonNull(MarginLossTest.class.getResourceAsStream("margin-losses.json"))) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static NDArray array(NDManager manager, double[][] rows, DataType type) {
        NDArray array = manager.create(flat(rows), new Shape(rows.length, rows[0].length));
        return type == DataType.FLOAT64 ? array : array.toType(type, false);
    }

    private static double[] doubles(NDArray array) {
        return array.toType(DataType.FLOAT64, false).toDoubleArray();
    }

    private static double[][] rows(JsonNode rows) {
        double[][] values = new double[rows.size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = row(rows.get(i));
        }
        return values;
    }

    private static double[] row(JsonNode row) {
        double[] values = new double[row.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.get(i).asDouble();
        }
        return values;
    }

    private static double[] flat(double[][] rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }

    private static void assertClose(double[] found, double[] expected, double tolerance) {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i])
                    .as("value %d", i)
                    .isCloseTo(expected[i], within(tolerance * Math.max(1, Math.abs(expected[i]) * 0.1)));
        }
    }
}
