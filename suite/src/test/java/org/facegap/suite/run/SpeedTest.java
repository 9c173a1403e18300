package org.facegap.suite.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.facegap.core.artifact.ArtifactFolder;
import org.facegap.core.artifact.ArtifactStore;
import org.facegap.core.artifact.RunEnvironment;
import org.facegap.core.progress.StepTimes;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.recognition.EmbedderConfig;
import org.facegap.suite.stage.Stage;
import org.facegap.suite.stage.StageKind;
import org.facegap.suite.stage.StageSize;
import org.facegap.suite.work.TrainSpec;
import org.facegap.trainer.data.Augmentation;
import org.facegap.trainer.data.SamplingConfig;
import org.facegap.trainer.loop.GroupLossConfig;
import org.facegap.trainer.loop.OptimizeConfig;
import org.facegap.trainer.loop.ValidateConfig;
import org.facegap.trainer.recognition.LossConfig;
import org.facegap.trainer.recognition.RecognitionConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpeedTest {
    private static final RunEnvironment HERE = RunEnvironment.java("cpu", "avx2", 2, "float32");

    @TempDir
    Path runs;

    /** Stages of 200 thread seconds by rule: 100 s on two threads. */
    private static Stage stage(String folder) {
        return stage(folder, 200);
    }

    private static Stage stage(String folder, double threadSeconds) {
        return new Stage(
                StageKind.TRAIN,
                folder,
                "x",
                "",
                "1",
                Map.of(),
                Map.of(),
                Map.of(),
                new StageSize("", threadSeconds, 0),
                (to, inputs, progress) -> {});
    }

    /** A suite beside this one, whose trainings took so many times the rule. */
    private void neighbour(String name, RunEnvironment environment, double... ratios) throws IOException {
        Path suite = Files.createDirectories(runs.resolve(name));
        Files.writeString(suite.resolve(SuiteRunner.CONFIG), "{}");
        for (int i = 0; i < ratios.length; i++) {
            ArtifactFolder made =
                    new ArtifactStore(suite, environment).open("train", "m" + i, "1", Map.of("m", i), Map.of());
            made.markDone(Map.of(SuiteArtifacts.SECONDS, 10 * ratios[i], Speed.RULE, 10.0));
        }
    }

    @Test
    void withNothingKnownTheRuleOfThumbIsAllThereIs() {
        Speed speed = new Speed(2);
        assertThat(speed.of(stage("train"))).isEqualTo(100);
        assertThat(speed.source()).isEqualTo("times are rules of thumb");
    }

    @Test
    void earlierRunsTellLessThanATrialAndATrialLessThanThisRun() throws IOException {
        neighbour("one", HERE, 3, 5);
        neighbour("two", HERE, 40);
        Speed speed = new Speed(2);
        speed.read(runs.resolve("this"), HERE);
        assertThat(speed.of(stage("train"))).as("median of 3, 5 and 40").isEqualTo(500);
        assertThat(speed.of(stage("generate"))).as("nobody made one").isEqualTo(100);
        assertThat(speed.source()).isEqualTo("times are those of earlier runs");

        speed.tried(stage("train"), 700);
        assertThat(speed.of(stage("train", 400))).as("twice the work").isEqualTo(1400);
        assertThat(speed.source()).isEqualTo("training was timed here, other times are those of earlier runs");

        speed.made(stage("train"), 150);
        assertThat(speed.of(stage("train", 400))).isEqualTo(300);
    }

    @Test
    void onlySuitesMadeOnTheSameKindOfDeviceAndThatCanBeReadAreAsked() throws IOException {
        neighbour("gpu", RunEnvironment.java("gpu", "avx2", 2, "float32"), 9);
        neighbour("threads", RunEnvironment.java("cpu", "avx2", 8, "float32"), 9);
        neighbour("type", RunEnvironment.java("cpu", "avx2", 2, "bfloat16"), 9);
        neighbour("cut", HERE, 9);
        try (var folders = Files.list(runs.resolve("cut"))) {
            Path made = folders.filter(Files::isDirectory).findFirst().orElseThrow();
            Files.writeString(made.resolve("artifact.json"), "{\"stage\": \"tr");
        }
        Speed speed = new Speed(2);
        speed.read(runs.resolve("this"), HERE);
        assertThat(speed.of(stage("train"))).isEqualTo(100);
    }

    @Test
    void aTrialIsTheMedianOfTheStepsAfterTheWarmUp() {
        long[] now = {0};
        StepTimes clock = new StepTimes(() -> now[0]);
        now[0] = 50_000_000_000L; // what is made ready before the first step is no step
        clock.begin("train", 6, "steps");
        for (double seconds : List.of(9.0, 4.0, 0.2, 0.3, 7.0, 0.4)) {
            now[0] += Math.round(seconds * 1e9);
            clock.advance(1);
        }
        assertThat(TrainTrial.typical(clock)).isCloseTo(0.35, within(1e-9));
    }

    private static TrainSpec recipe(RecognitionConfig recognition) {
        return new TrainSpec(1, 1, SamplingConfig.UNIFORM, recognition, null);
    }

    /** A batch larger than the images of a trial, and fewer steps than it has. */
    @Test
    void aTrialTimesTheStepsOfTheRecipe() {
        EngineRuntime runtime = EngineRuntime.start("cpu", "float32", 1);
        EmbedderConfig network = new EmbedderConfig.Small("plain", 32, 4, List.of(1, 1), 16);
        Augmentation plain = new Augmentation(0, 0, 0, 0, 0, 0);
        RecognitionConfig three = new RecognitionConfig(
                network,
                3,
                1200,
                0.002,
                0.05,
                new LossConfig.CosFace("cosface"),
                24,
                0.2,
                1,
                1,
                OptimizeConfig.usual(),
                new GroupLossConfig.None("none"),
                ValidateConfig.none(),
                plain,
                null);
        RecognitionConfig many = three.trial(3_000_000);
        double few = new TrainTrial(runtime).seconds(recipe(three), 1);
        assertThat(few).isPositive().isLessThan(300);
        assertThat(new TrainTrial(runtime).seconds(recipe(many), 1e9)).isGreaterThan(1000 * few);
    }
}
