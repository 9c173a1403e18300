package org.facegap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is stopped says how to go on, and the same command does. */
class StoppedRunTest {
    @TempDir
    private Path dir;

    private Process start(Path suite, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Facegap.class.getName(),
                "run",
                suite.toString(),
                "--out",
                dir.resolve("run").toString()));
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .redirectOutput(dir.resolve("out.txt").toFile())
                .redirectError(dir.resolve("err.txt").toFile())
                .start();
    }

    @Test
    void itSaysWhatIsKeptAndTheSameCommandGoesOn() throws Exception {
        Path suite = TinySuite.write(dir, TinySuite.YAML.replace("steps: 3", "steps: 1000000"));
        Process process = start(suite);
        Instant limit = Instant.now().plus(Duration.ofMinutes(3));
        while (process.isAlive() && !Files.readString(dir.resolve("out.txt")).contains("train-biased-1")) {
            assertThat(Instant.now()).isBefore(limit);
            Thread.sleep(50);
        }
        process.destroy();

        assertThat(process.waitFor()).as("128 + SIGTERM").isEqualTo(143);
        assertThat(Files.readString(dir.resolve("err.txt")))
                .contains(
                        "facegap: stopped during train-biased-1; what is finished is kept in " + dir.resolve("run")
                                + " (4 stages)",
                        "facegap: the same command goes on from there");

        TinySuite.write(dir);
        assertThat(Invocation.of("run", suite, "--out", dir.resolve("run")).out())
                .contains("made 10, reused 4");
    }

    @Test
    void aRunThatEndsByItselfSaysNothingOfIt() throws Exception {
        Process process = start(TinySuite.write(dir));

        assertThat(process.waitFor()).isZero();
        assertThat(Files.readString(dir.resolve("err.txt"))).isEmpty();
    }

    @Test
    void outputThatIsLostIsAFailedRun() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Facegap.class.getName(),
                        "list",
                        "metrics")
                .redirectOutput(Path.of("/dev/full").toFile())
                .redirectError(dir.resolve("err.txt").toFile())
                .start();

        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(Files.readString(dir.resolve("err.txt")))
                .startsWith("facegap: cannot write to standard output: No space left on device");
    }
}
