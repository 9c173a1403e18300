package org.facegap.trainer.attributes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.facegap.core.UserError;
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.progress.Progress;
import org.facegap.models.attributes.ClassifierConfig;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.trainer.data.Augmentation;
import org.facegap.trainer.data.ImageSet;
import org.facegap.trainer.loop.GroupLossConfig;
import org.facegap.trainer.loop.OptimizeConfig;
import org.facegap.trainer.loop.ShareWeight;
import org.facegap.trainer.loop.ValidateConfig;
import org.junit.jupiter.api.Test;

class AttributeLossTest {
    private static final Map<String, List<String>> ATTRIBUTES = new LinkedHashMap<>();

    static {
        ATTRIBUTES.put("age", List.of("young", "middle", "old"));
        ATTRIBUTES.put("sex", List.of("f", "m"));
    }

    /** What each image is called; -1: nothing. */
    private static final int[][] LABELS = {{0, 1}, {1, 0}, {2, -1}, {-1, 0}, {0, 0}, {-1, -1}};

    private final EngineRuntime runtime = EngineRuntime.start("cpu", "float32", 1);

    private static List<FaceRecord> records() {
        List<FaceRecord> records = new ArrayList<>();
        for (int[] labels : LABELS) {
            Map<String, AttributeLabel> found = new LinkedHashMap<>();
            int a = 0;
            for (Map.Entry<String, List<String>> e : ATTRIBUTES.entrySet()) {
                if (labels[a] >= 0) {
                    found.put(e.getKey(), AttributeLabel.truth(e.getValue().get(labels[a])));
                }
                a++;
            }
            records.add(new FaceRecord("k" + records.size(), "p" + records.size(), 0, 0, 0, found, "", -1, ""));
        }
        return records;
    }

    private static AttributeConfig recipe(AttributeLossConfig loss, ValidateConfig validate, int steps) {
        return new AttributeConfig(
                new ClassifierConfig(16, 4, List.of(1), ATTRIBUTES),
                steps,
                8,
                0.01,
                0.05,
                loss,
                OptimizeConfig.usual(),
                new GroupLossConfig.None("none"),
                validate,
                Augmentation.none());
    }

    /** Smoothing, an ordinal attribute, class weights and missing labels at once, beside the formula in double. */
    @Test
    void everythingAtOnceFollowsTheFormulaAndMissingLabelsHaveNoGradient() {
        AttributeLossConfig config =
                new AttributeLossConfig(0.1, ShareWeight.INVERSE_SHARE, 0.9999, List.of("age"), 1.5);
        AttributeConfig recipe = recipe(config, ValidateConfig.none(), 1);
        AttributeTargets targets = AttributeTargets.of(recipe.network(), records());
        float[] logits = new float[LABELS.length * 5];
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) random.nextDouble(-3, 3);
        }
        int[] all = {0, 1, 2, 3, 4, 5};
        double[] expected = new double[LABELS.length];
        int[] sizes = {3, 2};
        // Of 4 labels of age 2, 1, 1 are of a class; of 4 of sex 3 and 1: 4 / (classes n).
        double[][] weights = {{4 / 6.0, 4 / 3.0, 4 / 3.0}, {4 / 6.0, 4 / 2.0}};
        for (int a = 0, offset = 0; a < 2; offset += sizes[a], a++) {
            for (int i = 0; i < LABELS.length; i++) {
                if (LABELS[i][a] >= 0) {
                    double z = 0;
                    double spread = 0;
                    for (int k = 0; k < sizes[a]; k++) {
                        z += Math.exp(logits[i * 5 + offset + k]);
                        spread += Math.exp(-1.5 * Math.abs(k - LABELS[i][a]));
                    }
                    for (int k = 0; k < sizes[a]; k++) {
                        double own = a == 0
                                ? Math.exp(-1.5 * Math.abs(k - LABELS[i][a])) / spread
                                : k == LABELS[i][a] ? 1 : 0;
                        double target = 0.9 * own + 0.1 / sizes[a];
                        expected[i] += weights[a][LABELS[i][a]]
                                * 6
                                / 4.0
                                * target
                                * (Math.log(z) - logits[i * 5 + offset + k]);
                    }
                }
            }
        }
        try (NDManager manager = runtime.newManager();
                AttributeLoss loss = new AttributeLoss(runtime, recipe, targets)) {
            NDArray x = manager.create(logits, new Shape(LABELS.length, 5));
            x.setRequiresGradient(true);
            try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
                NDArray found = loss.losses(manager.create(targets.of(all), new Shape(LABELS.length, 2)), x);
                float[] values = found.toFloatArray();
                for (int i = 0; i < expected.length; i++) {
                    assertThat((double) values[i]).as("image %d", i).isCloseTo(expected[i], within(1e-5));
                }
                collector.backward(found.sum());
            }
            float[] gradient = x.getGradient().toFloatArray();
            assertThat(new float[] {gradient[13], gradient[14], gradient[15], gradient[16], gradient[17]})
                    .as("sex of image 2, age of image 3")
                    .containsOnly(0);
            assertThat(gradient[10]).isNotZero();
        }
    }

    @Test
    void accuracyCountsTheLabelsThatAreThere() {
        AttributeTargets targets = AttributeTargets.of(
                recipe(AttributeLossConfig.plain(), ValidateConfig.none(), 1).network(), records());
        float[][] logits = new float[6][5];
        logits[0] = new float[] {1, 0, 0, 0, 1};
        logits[1] = new float[] {1, 0, 0, 0, 1};
        assertThat(targets.accuracy(logits, new int[] {0, 1, 5})).isEqualTo(0.5);
        assertThat(targets.accuracy(logits, new int[] {5})).isNaN();
    }

    @Test
    void valuesAndAttributesThatAreNotKnownAreNamed() {
        ClassifierConfig other = new ClassifierConfig(16, 4, List.of(1), Map.of("age", List.of("young", "old")));
        assertThatThrownBy(() -> AttributeTargets.of(other, records()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("image k1: attribute age is 'middle'");
        ClassifierConfig absent = new ClassifierConfig(16, 4, List.of(1), Map.of("tone", List.of("a", "b")));
        assertThatThrownBy(() -> AttributeTargets.of(absent, records())).hasMessageContaining("no image");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> recipe(
                        new AttributeLossConfig(0, ShareWeight.NONE, 0.9, List.of("tone"), 1),
                        ValidateConfig.none(),
                        1))
                .withMessageContaining("loss.ordinal");
    }

    /** Brightness is the attribute: learned, watched on held-out identities, and stopped when it gets no better. */
    @Test
    void stopsWhenHeldOutIdentitiesDoNoBetterAndKeepsTheBestAndTheLast() {
        Map<String, List<String>> bright = Map.of("bright", List.of("no", "yes"));
        List<FaceRecord> records = new ArrayList<>();
        byte[][] pixels = new byte[120][3 * 16 * 16];
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < pixels.length; i++) {
            boolean yes = i % 2 == 0;
            for (int p = 0; p < pixels[i].length; p++) {
                pixels[i][p] = (byte) ((yes ? 140 : 80) + random.nextInt(-40, 40));
            }
            Map<String, AttributeLabel> labels = new LinkedHashMap<>();
            labels.put("g", AttributeLabel.truth(i % 3 == 0 ? "a" : "b"));
            if (i % 5 != 0) {
                labels.put("bright", AttributeLabel.truth(yes ? "yes" : "no"));
            }
            records.add(new FaceRecord("k" + i, "p" + i / 2, 0, 0, 0, labels, "", -1, ""));
        }
        AttributeConfig recipe = new AttributeConfig(
                new ClassifierConfig(16, 4, List.of(1), bright),
                1000,
                8,
                0.01,
                0.05,
                AttributeLossConfig.plain(),
                OptimizeConfig.usual(),
                new GroupLossConfig.None("none"),
                new ValidateConfig(0.3, List.of("g"), 10, 3, ValidateConfig.Keep.BEST),
                Augmentation.none());
        AttributeTraining.Result result = new AttributeTraining(runtime, recipe)
                .train(ImageSet.of(records, pixels, 16), 4, "test", Progress.silent());
        try (var classifier = result.classifier()) {
            long last = result.curve()
                    .points()
                    .get(result.curve().points().size() - 1)
                    .step();
            assertThat(last).as("stopped long before the end").isLessThan(300);
            assertThat(Objects.requireNonNull(result.curve().seen()).all().drawn())
                    .as("images of the steps that were taken, ten between evaluations")
                    .isBetween(8 * (last + 1), 8 * 400L)
                    .satisfies(drawn -> assertThat(drawn % (10 * 8)).isZero());
            assertThat(classifier.network().state())
                    .containsKeys(result.other().keySet().toArray(String[]::new));
            assertThat(result.other().get("head.logits.weight"))
                    .isNotNull()
                    .isNotEqualTo(classifier.network().values("head.logits.weight"));
        }
    }
}
