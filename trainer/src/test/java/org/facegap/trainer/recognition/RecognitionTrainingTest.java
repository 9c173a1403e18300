package org.facegap.trainer.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.facegap.core.UserError;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.progress.Progress;
import org.facegap.core.statistics.Cosine;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.recognition.Embedder;
import org.facegap.models.recognition.EmbedderConfig;
import org.facegap.trainer.data.Augmentation;
import org.facegap.trainer.data.ImageSet;
import org.facegap.trainer.loop.GroupLossConfig;
import org.facegap.trainer.loop.OptimizeConfig;
import org.facegap.trainer.loop.ValidateConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecognitionTrainingTest {
    private static final int SIZE = 16;

    private final EngineRuntime runtime = EngineRuntime.start("cpu", "float32", 1);

    /** Each identity is a fixed pattern under noise: easy, but only for a network that learns. */
    private static ImageSet patterns(int identities, int images, long seed) {
        List<FaceRecord> records = new ArrayList<>();
        byte[][] pixels = new byte[identities * images][3 * SIZE * SIZE];
        SplittableRandom noise = new SplittableRandom(seed);
        for (int i = 0; i < identities; i++) {
            for (int k = 0; k < images; k++) {
                byte[] row = pixels[i * images + k];
                SplittableRandom pattern = new SplittableRandom(i);
                for (int p = 0; p < row.length; p++) {
                    row[p] = (byte) Math.min(255, Math.max(0, pattern.nextInt(64, 192) + noise.nextInt(-60, 61)));
                }
                records.add(new FaceRecord(i + "-" + k, "id" + i, 0, 0, 0, Map.of(), "", -1, ""));
            }
        }
        return ImageSet.of(records, pixels, SIZE);
    }

    private static RecognitionConfig recipe(String architecture, int size) {
        return new RecognitionConfig(
                new EmbedderConfig.Small(architecture, size, 8, List.of(1, 1), 16),
                60,
                16,
                0.005,
                0.05,
                architecture.equals("plain")
                        ? new LossConfig.AdaFace("adaface", 0.333, 0.01, LossConfig.Gradient.EXACT)
                        : new LossConfig.ArcFace("arcface", LossConfig.Gradient.STRAIGHT_THROUGH),
                16,
                0.1,
                2,
                1,
                OptimizeConfig.usual(),
                new GroupLossConfig.None("none"),
                ValidateConfig.none(),
                Augmentation.none(),
                null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iresnet", "plain"})
    void learnsToTellIdentitiesApart(String architecture) {
        RecognitionTraining.Result result = new RecognitionTraining(runtime, recipe(architecture, SIZE))
                .train(patterns(6, 8, 1), 7, "test", Progress.silent());
        try (Embedder embedder = result.embedder()) {
            ImageSet unseen = patterns(6, 2, 2);
            float[][] images = new float[unseen.count()][];
            for (int i = 0; i < images.length; i++) {
                images[i] = unseen.planar(i);
            }
            float[][] e = embedder.embed(images);
            double genuine = 0;
            double impostor = 0;
            for (int i = 0; i < 6; i++) {
                genuine += Cosine.product(e[2 * i], e[2 * i + 1]) / 6;
                impostor += Cosine.product(e[2 * i], e[(2 * i + 2) % 12]) / 6;
            }
            assertThat(genuine).isGreaterThan(impostor + 0.4);
        }
        assertThat(result.curve().points().get(0).loss())
                .isGreaterThan(result.curve()
                                .points()
                                .get(result.curve().points().size() - 1)
                                .loss()
                        * 2);
    }

    @Test
    void theSameSeedGivesTheSameWeightsBitForBit() {
        float[] first = weights(7);
        assertThat(weights(7)).containsExactly(first);
        assertThat(weights(8)).isNotEqualTo(first);
    }

    private float[] weights(long seed) {
        try (Embedder embedder = new RecognitionTraining(runtime, recipe("plain", SIZE))
                .train(patterns(4, 4, 1), seed, "test", Progress.silent())
                .embedder()) {
            return embedder.network().values("head.linear.weight");
        }
    }

    @Test
    void refusesImagesOfAnotherSize() {
        RecognitionTraining training = new RecognitionTraining(runtime, recipe("plain", 32));
        assertThatThrownBy(() -> training.train(patterns(3, 2, 1), 1, "arm biased", Progress.silent()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("arm biased")
                .hasMessageContaining("16 px")
                .hasMessageContaining("32");
    }
}
