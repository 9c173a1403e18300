package org.facegap.trainer.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.training.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongPredicate;
import org.facegap.core.UserError;
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.json.Json;
import org.facegap.core.progress.Progress;
import org.facegap.models.checkpoint.Safetensors;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.network.NetworkSource;
import org.facegap.models.network.NetworkWriter;
import org.facegap.models.network.ParameterSpec.Init;
import org.facegap.models.network.ScriptNetwork;
import org.facegap.trainer.data.Augmentation;
import org.facegap.trainer.data.ImageSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {
    private static final int SIZE = 4;

    private final EngineRuntime runtime = EngineRuntime.start("cpu", "float32", 1);

    @TempDir
    Path folder;

    private record Recipe(
            int steps,
            int batch,
            double learningRate,
            double weightDecay,
            OptimizeConfig optimize,
            GroupLossConfig groupLoss,
            ValidateConfig validate,
            Augmentation augmentation)
            implements TrainingRecipe {}

    private static Recipe recipe(int steps, int accumulate, GroupLossConfig groups, ValidateConfig validate) {
        OptimizeConfig optimize = new OptimizeConfig(
                new OptimizerConfig.Sgd(0.9, true), new ScheduleConfig.Constant("constant"), 0, 0, 0, accumulate, 0);
        return new Recipe(steps, 4, 0.01, 0, optimize, groups, validate, Augmentation.none());
    }

    private static Recipe recipe(int steps) {
        return recipe(steps, 1, new GroupLossConfig.None("none"), ValidateConfig.none());
    }

    /** Eight grey images, the brighter half in group b. */
    private static ImageSet images() {
        List<FaceRecord> records = new ArrayList<>();
        byte[][] pixels = new byte[8][3 * SIZE * SIZE];
        for (int i = 0; i < pixels.length; i++) {
            Arrays.fill(pixels[i], (byte) (i * 16));
            records.add(new FaceRecord(
                    "k" + i, "p" + i, 0, 0, 0, Map.of("g", AttributeLabel.truth(i < 4 ? "a" : "b")), "", -1, ""));
        }
        return ImageSet.of(records, pixels, SIZE);
    }

    /** Learns to say how bright an image is, and breaks down when told to. */
    private final class Brightness implements TrainingTask, AutoCloseable {
        private final ScriptNetwork network;
        private final LongPredicate breaks;
        private final @Nullable String broken;
        private long calls;

        /** @param broken key of an image whose loss breaks from some call on; null: that of all */
        Brightness(LongPredicate breaks, @Nullable String broken) {
            this.breaks = breaks;
            this.broken = broken;
            network = new ScriptNetwork(runtime, source(), 3);
        }

        private static NetworkSource source() {
            NetworkWriter writer = new NetworkWriter("brightness");
            for (String name : List.of("train", "infer")) {
                NetworkWriter.Method method = writer.method(name, "x");
                String weight = writer.parameter("weight", new Init.Normal(0.3), true, 1, 3L * SIZE * SIZE);
                String bias = writer.parameter("bias", new Init.Constant(0), true, 1);
                method.returns(method.let("torch.linear(torch.flatten(x, 1, -1), " + weight + ", " + bias + ")"));
            }
            return writer.source();
        }

        @Override
        public String name() {
            return "brightness";
        }

        @Override
        public ScriptNetwork network() {
            return network;
        }

        @Override
        public Map<String, ScriptNetwork> networks() {
            return Map.of("network", network);
        }

        @Override
        public Block block() {
            return network;
        }

        @Override
        public boolean isHead(String word, String parameter) {
            return false;
        }

        @Override
        public Map<String, NDArray> state() {
            return Map.of();
        }

        @Override
        public Forward forward(Trainer trainer, NDManager manager, NDArray x, int[] rows) {
            float[] truth = new float[rows.length];
            boolean now = breaks.test(calls++);
            for (int i = 0; i < rows.length; i++) {
                boolean meant =
                        broken == null || images().records().get(rows[i]).key().equals(broken);
                truth[i] = now && meant ? Float.NaN : rows[i] / 8f;
            }
            NDArray away =
                    trainer.forward(new NDList(x)).singletonOrThrow().flatten().sub(manager.create(truth));
            return new Forward(away.mul(away), () -> 0.5);
        }

        @Override
        public void close() {
            network.close();
        }
    }

    private float[] trained(Recipe recipe) {
        try (Brightness task = new Brightness(call -> false, null)) {
            new Training(runtime, recipe, task, images(), 5, "test").run(TrainingFiles.none(), null, Progress.silent());
            return task.network().values("weight");
        }
    }

    @Test
    void aLossThatIsNoNumberStopsTrainingWithin50StepsAndKeepsWhatWasThereBefore() throws IOException {
        float[] good = trained(recipe(131));
        try (Brightness task = new Brightness(call -> call >= 131, null)) {
            Training training = new Training(runtime, recipe(1000), task, images(), 5, "arm biased");
            assertThatThrownBy(
                            () -> training.run(new TrainingFiles(folder, Duration.ofHours(1)), null, Progress.silent()))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("arm biased: training stopped at step 131: the loss is not finite")
                    .hasMessageContaining("learningRate")
                    .hasMessageContaining("step-00000131");
            // And one more look at the batch for the cause.
            assertThat(task.calls).isLessThanOrEqualTo(131 + 50 + 1);
            assertThat(task.network().values("weight")).containsExactly(good);
        }
        Path kept = folder.resolve("brightness/step-00000131/weights.safetensors");
        assertThat(Objects.requireNonNull(Safetensors.read(kept).tensors().get("network.weight"))
                        .values())
                .containsExactly(good);
    }

    @Test
    void theImageWhoseLossIsNoNumberIsNamed() {
        try (Brightness task = new Brightness(call -> call >= 7, "k6")) {
            Training training = new Training(runtime, recipe(100), task, images(), 5, "test");
            assertThatThrownBy(() -> training.run(TrainingFiles.none(), null, Progress.silent()))
                    .hasMessageContaining("the loss is not finite for k6")
                    .hasMessageContaining("nothing was kept");
        }
    }

    @Test
    void partsOfABatchMakeTheSameStep() {
        float[] whole = trained(recipe(20));
        float[] parts = trained(recipe(20, 2, new GroupLossConfig.None("none"), ValidateConfig.none()));
        assertThat(parts).containsExactly(whole, within(1e-6f));
        assertThat(whole).isNotEqualTo(trained(recipe(19)));
    }

    @Test
    void theLogTellsEveryReadingAndForgetsStepsThatAreDoneAgain() throws IOException {
        TrainingFiles files = new TrainingFiles(folder, Duration.ZERO);
        try (Brightness task = new Brightness(call -> false, null)) {
            new Training(runtime, recipe(120), task, images(), 5, "test").run(files, null, Progress.silent());
        }
        Path log = TrainingFiles.log(folder, "brightness");
        List<String> lines = Files.readAllLines(log);
        assertThat(lines).hasSizeBetween(40, 45);
        assertThat(Json.mapper().readTree(lines.get(lines.size() - 1)).fieldNames())
                .toIterable()
                .contains("step", "loss", "rate", "gradientNorm", "imagesPerSecond", "accuracy", "time");
        Files.writeString(log, String.join("\n", lines) + "\n{\"step\":130}\n{\"loss\":0.4,\"st");
        try (Brightness task = new Brightness(call -> false, null)) {
            new Training(runtime, recipe(120), task, images(), 5, "test").run(files, null, Progress.silent());
            assertThat(task.calls).isZero();
        }
        assertThat(Files.readAllLines(log)).containsExactlyElementsOf(lines);
    }

    @Test
    void theWorkOfAnotherTrainingIsRefused() {
        TrainingFiles files = new TrainingFiles(folder, Duration.ZERO);
        try (Brightness task = new Brightness(call -> false, null)) {
            new Training(runtime, recipe(3), task, images(), 5, "test").run(files, null, Progress.silent());
            assertThatThrownBy(() -> new Training(runtime, recipe(3), task, images(), 6, "test")
                            .run(files, null, Progress.silent()))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("another training");
        }
    }
}
