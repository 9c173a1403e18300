package org.facegap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageProcessesTest {
    @TempDir
    Path dir;

    private static Path model(Path run, String stage) throws IOException {
        try (Stream<Path> folders = Files.list(run)) {
            return folders.filter(folder -> folder.getFileName().toString().startsWith(stage))
                    .findFirst()
                    .orElseThrow()
                    .resolve("embedder.safetensors");
        }
    }

    /** Processes that this one has started; long command lines are not told by the system. */
    private static Stream<ProcessHandle> servers() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").endsWith("java"));
    }

    @Test
    void processesAndTheirNumberDecideNothing() throws IOException {
        Path suite = TinySuite.write(dir);
        Path here = dir.resolve("here");
        Path apart = dir.resolve("apart");

        Invocation one = Invocation.of("run", suite, "--jobs", 0, "--out", here);
        Invocation two = Invocation.of("run", suite, "--jobs", 2, "--out", apart, "--set", "compute.threads=2");

        assertThat(one.code()).as(one.all()).isZero();
        assertThat(two.code()).as(two.all()).isZero();
        assertThat(two.out()).contains("2 trainings at once", "biased seed 1 recognition  3 steps");
        for (String stage : new String[] {"train-biased-1-", "train-balanced-1-"}) {
            assertThat(model(apart, stage)).hasSameBinaryContentAs(model(here, stage));
        }
        assertThat(apart.resolve("results.json")).hasSameBinaryContentAs(here.resolve("results.json"));
        assertThat(servers()).as("none is left").isEmpty();
    }

    @Test
    void aProcessThatIsKilledEndsItsStageAlone() throws Exception {
        Path suite = TinySuite.write(dir, TinySuite.YAML.replaceFirst("steps: 3", "steps: 20000"));
        Path run = dir.resolve("run");
        CompletableFuture<Invocation> running =
                CompletableFuture.supplyAsync(() -> Invocation.of("train", suite, "--jobs", 1, "--out", run));
        Instant limit = Instant.now().plus(Duration.ofMinutes(3));
        while (!Files.exists(run)
                || Files.list(run).noneMatch(path -> path.toString().contains("train-biased"))) {
            assertThat(Instant.now()).isBefore(limit);
            Thread.sleep(20);
        }
        assertThat(servers().map(ProcessHandle::destroyForcibly)).containsExactly(true);
        // The next stage gets a new process, which is then killed as well.
        while (Files.list(run).noneMatch(path -> path.toString().contains("train-balanced"))) {
            assertThat(Instant.now()).isBefore(limit);
            Thread.sleep(20);
        }
        servers().forEach(ProcessHandle::destroyForcibly);

        Invocation killed = running.get();
        assertThat(killed.code()).isEqualTo(1);
        assertThat(killed.err())
                .contains(
                        "facegap: train-biased-1: its process was killed, by somebody or by the system for lack of memory",
                        run.resolve("logs").resolve("process-1.log").toString(),
                        "train-balanced-1: its process was killed");
        Invocation again = Invocation.of("train", TinySuite.write(dir), "--jobs", 0, "--out", run);
        assertThat(again.out()).contains("made 2, reused 4");
    }
}
