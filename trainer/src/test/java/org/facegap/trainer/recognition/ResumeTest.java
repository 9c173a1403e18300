package org.facegap.trainer.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.progress.Progress;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.recognition.EmbedderConfig;
import org.facegap.trainer.data.Augmentation;
import org.facegap.trainer.data.ImageSet;
import org.facegap.trainer.loop.GroupLossConfig;
import org.facegap.trainer.loop.OptimizeConfig;
import org.facegap.trainer.loop.OptimizerConfig;
import org.facegap.trainer.loop.ScheduleConfig;
import org.facegap.trainer.loop.TrainingFiles;
import org.facegap.trainer.loop.ValidateConfig;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResumeTest {
    private static final int SIZE = 16;
    private static final int STEPS = 24;

    private final EngineRuntime runtime = EngineRuntime.start("cpu", "float32", 1);

    @TempDir
    Path folder;

    /** Everything that carries state at once: momentum, average, running norms, group weights, parts, evaluations. */
    private static RecognitionConfig recipe(OptimizerConfig optimizer) {
        OptimizeConfig optimize =
                new OptimizeConfig(optimizer, new ScheduleConfig.Polynomial("polynomial", 2), null, 0.001, 5, 2, 0.9);
        return new RecognitionConfig(
                new EmbedderConfig.Small("iresnet", SIZE, 8, List.of(1, 1), 16),
                STEPS,
                8,
                0.02,
                0.0005,
                new LossConfig.AdaFace("adaface", 0.333, 0.01, LossConfig.Gradient.EXACT),
                16,
                0.4,
                2,
                1,
                optimize,
                new GroupLossConfig.GroupDro("group-dro", List.of("g"), 0.1, 1),
                new ValidateConfig(0.5, List.of("g"), 5, 0, ValidateConfig.Keep.BEST),
                new Augmentation(0.5, 2, 0.1, 0.03, 2.5, 0.05),
                null);
    }

    private static ImageSet images() {
        List<FaceRecord> records = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(1);
        byte[][] pixels = new byte[48][3 * SIZE * SIZE];
        for (int i = 0; i < pixels.length; i++) {
            random.nextBytes(pixels[i]);
            AttributeLabel group = AttributeLabel.truth(i < 32 ? "a" : "b");
            records.add(new FaceRecord("k" + i, "p" + i / 4, 0, 0, 0, Map.of("g", group), "", -1, ""));
        }
        return ImageSet.of(records, pixels, SIZE);
    }

    private byte[] trained(OptimizerConfig kind, TrainingFiles files, Progress progress) throws IOException {
        RecognitionTraining.Result result =
                new RecognitionTraining(runtime, recipe(kind)).train(images(), 3, "test", files, progress);
        Path file = folder.resolve("embedder.safetensors");
        try (var embedder = result.embedder()) {
            embedder.save(file, Map.of("curve", result.curve().toString()));
        }
        return Files.readAllBytes(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sgd", "adamw"})
    void aTrainingKilledAtRandomStepsGivesTheSameBytes(String word) throws IOException {
        OptimizerConfig kind =
                word.equals("sgd") ? new OptimizerConfig.Sgd(0.9, true) : new OptimizerConfig.AdamW(0.9, 0.99);
        byte[] whole = trained(kind, TrainingFiles.none(), Progress.silent());
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 3; round++) {
            TrainingFiles files = new TrainingFiles(folder.resolve("work" + round), Duration.ZERO);
            for (int kills = 0; kills < 4; kills++) {
                KillAt killer = new KillAt(random.nextInt(1, 9));
                assertThatThrownBy(() -> trained(kind, files, killer)).isInstanceOf(Killed.class);
            }
            assertThat(trained(kind, files, Progress.silent())).isEqualTo(whole);
        }
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Throws in the middle of a training. */
    private static final class KillAt implements Progress, Progress.Task {
        private int left;

        KillAt(int steps) {
            left = steps;
        }

        @Override
        public Task begin(String label, long total, String unit) {
            return this;
        }

        @Override
        public void advance(long n) {
            if (--left == 0) {
                throw new Killed();
            }
        }

        @Override
        public void line(String text) {}

        @Override
        public void resume(long n) {}

        @Override
        public void note(String text) {}

        @Override
        public void close() {}
    }
}
