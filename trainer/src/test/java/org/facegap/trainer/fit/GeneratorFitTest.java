package org.facegap.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.progress.Progress;
import org.facegap.core.random.Gaussian;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.network.ScriptNetwork;
import org.facegap.models.stylegan2.StyleGan2;
import org.facegap.models.stylegan2.StyleGan2Config;
import org.facegap.trainer.data.ImageSet;
import org.junit.jupiter.api.Test;

class GeneratorFitTest {
    private static final int SIZE = 16;

    private final EngineRuntime runtime = EngineRuntime.start("cpu", "float32", 1);

    /** The first latent number decides between a dark and a bright left half. */
    private static ImageSet images(float[][] latents) {
        List<FaceRecord> records = new ArrayList<>();
        byte[][] pixels = new byte[latents.length][3 * SIZE * SIZE];
        for (int i = 0; i < latents.length; i++) {
            for (int p = 0; p < SIZE * SIZE; p++) {
                int level = p % SIZE >= SIZE / 2 ? 128 : latents[i][0] > 0 ? 230 : 30;
                for (int c = 0; c < 3; c++) {
                    pixels[i][3 * p + c] = (byte) level;
                }
            }
            records.add(new FaceRecord("z" + i, "z" + i, 0, 0, 0, Map.of(), "", i, ""));
        }
        return ImageSet.of(records, pixels, SIZE);
    }

    private static float[][] latents(int n, long seed) {
        float[][] z = new float[n][8];
        Gaussian gaussian = new Gaussian(seed);
        for (float[] row : z) {
            gaussian.fill(row);
        }
        return z;
    }

    private static FitConfig recipe(int resolution) {
        return new FitConfig(
                new StyleGan2Config(8, 16, resolution, 256, 16, 2, 1.0), 250, 16, 0.005, 0.9, 0.9, 1, 0, 0, 0.5, null);
    }

    @Test
    void learnsWhichLatentMeansWhichImage() {
        float[][] z = latents(512, 1);
        List<Integer> snapshots = new ArrayList<>();
        GeneratorFit.Result result = new GeneratorFit(runtime, recipe(SIZE), List.of())
                .fit(images(z), z, 5, null, Progress.silent(), (network, step) -> snapshots.add(step));
        assertThat(snapshots).hasSize(9).isSorted();
        try (ScriptNetwork network = result.network();
                StyleGan2 generator = StyleGan2.of(runtime, result.config(), network)) {
            float[][] unseen = latents(40, 2);
            float[][] made = generator.synthesize(generator.map(unseen, 1));
            int right = 0;
            for (int i = 0; i < unseen.length; i++) {
                float left = made[i][SIZE * SIZE / 2 + 2];
                right += left > 0.5f == unseen[i][0] > 0 ? 1 : 0;
            }
            assertThat(right)
                    .as("unseen latents whose left half is right, of 40")
                    .isGreaterThanOrEqualTo(32);
            assertThat(generator.averageW()).as("w_avg was measured").isNotEqualTo(new float[16]);
        }
    }

    @Test
    void anAdversaryObjectsToImagesThatAreTooSmooth() {
        // Which stripes an image has is not in its latent, so errors alone give their grey mean.
        float[][] z = latents(256, 3);
        List<FaceRecord> records = new ArrayList<>();
        byte[][] pixels = new byte[z.length][3 * SIZE * SIZE];
        for (int i = 0; i < z.length; i++) {
            for (int p = 0; p < SIZE * SIZE; p++) {
                int level = (p % SIZE + i) % 4 < 2 ? 60 : 200;
                for (int c = 0; c < 3; c++) {
                    pixels[i][3 * p + c] = (byte) level;
                }
            }
            records.add(new FaceRecord("z" + i, "z" + i, 0, 0, 0, Map.of(), "", i, ""));
        }
        ImageSet striped = ImageSet.of(records, pixels, SIZE);
        FitConfig plain = recipe(SIZE);
        double alone = contrast(striped, z, plain);
        FitConfig adversarial = new FitConfig(
                plain.network(),
                plain.steps(),
                plain.batch(),
                plain.learningRate(),
                plain.beta1(),
                plain.averaging(),
                plain.detail(),
                plain.features(),
                plain.outputs(),
                plain.edges(),
                new AdversarialConfig(2, 0.1, 0.005, 10, 512, 32));
        assertThat(contrast(striped, z, adversarial)).isGreaterThan(2 * alone);
    }

    /** Mean absolute difference of neighbours two pixels apart. */
    private double contrast(ImageSet images, float[][] z, FitConfig recipe) {
        GeneratorFit.Result result =
                new GeneratorFit(runtime, recipe, List.of()).fit(images, z, 5, null, Progress.silent(), (g, s) -> {});
        double sum = 0;
        try (ScriptNetwork network = result.network();
                StyleGan2 generator = StyleGan2.of(runtime, result.config(), network)) {
            for (float[] image : generator.synthesize(generator.map(latents(20, 4), 1))) {
                for (int p = 0; p < SIZE * SIZE - 2; p++) {
                    sum += Math.abs(image[p] - image[p + 2]);
                }
            }
        }
        return sum;
    }

    @Test
    void refusesImagesThatDoNotFitTheNetwork() {
        float[][] z = latents(8, 1);
        assertThatThrownBy(() -> new GeneratorFit(runtime, recipe(32), List.of())
                        .fit(images(z), z, 5, null, Progress.silent(), (g, s) -> {}))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("32 px");
    }
}
