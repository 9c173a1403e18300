package org.facegap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that compute with no network load no class of an engine, in a JVM of their own. */
class EngineFreeCommandsTest {
    @TempDir
    private Path folder;

    private Path scores = Path.of("");
    private Path predictions = Path.of("");

    @BeforeEach
    void write() throws IOException {
        StringBuilder pairs = new StringBuilder("label,score,group\n");
        StringBuilder rows = new StringBuilder("true_sex,predicted_sex,group\n");
        for (int i = 0; i < 400; i++) {
            String group = i % 4 < 2 ? "a" : "b";
            pairs.append(i % 2)
                    .append(",0.")
                    .append(i % 2 == 0 ? i % 50 + 10 : i % 60 + 30)
                    .append(',')
                    .append(group);
            pairs.append('\n');
            rows.append(i % 2 == 0 ? "f" : "m")
                    .append(',')
                    .append(i % 3 == 0 ? "f" : "m")
                    .append(',')
                    .append(group);
            rows.append('\n');
        }
        scores = Files.writeString(folder.resolve("scores.csv"), pairs.toString());
        predictions = Files.writeString(folder.resolve("predictions.csv"), rows.toString());
    }

    private void runsWithoutAnEngine(Object... arguments) throws IOException, InterruptedException {
        loadsNothingOf("ai\\.djl|ai\\.onnxruntime", arguments);
    }

    private void loadsNothingOf(String packages, Object... arguments) throws IOException, InterruptedException {
        Path log = folder.resolve("classes.log");
        Path said = folder.resolve("said.log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + log,
                "-cp",
                System.getProperty("java.class.path"),
                "org.facegap.cli.Facegap"));
        Stream.of(arguments).map(String::valueOf).forEach(command::add);
        int code = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
        assertThat(code).as(Files.readString(said)).isZero();
        assertThat(Files.readAllLines(log))
                .hasSizeGreaterThan(500)
                .noneMatch(line -> line.matches(".*\\] (" + packages + ")\\..*"));
    }

    @Test
    void helpAndLists() throws IOException, InterruptedException {
        runsWithoutAnEngine("--help");
        runsWithoutAnEngine("list", "metrics");
        runsWithoutAnEngine("list", "builtins");
    }

    @Test
    void scoresAndPredictions() throws IOException, InterruptedException {
        runsWithoutAnEngine(
                "score", scores, "--out", folder.resolve("s"), "--replicates", "100", "--permutations", "199");
        runsWithoutAnEngine("score-attributes", predictions, "--out", folder.resolve("a"));
    }

    @Test
    void aSearchInAGallery() throws IOException, InterruptedException {
        Path embeddings =
                Files.writeString(folder.resolve("e.csv"), "name,a,b\nr1,1,0\nr2,0,1\np1,0.9,0.1\np2,0.2,0.9\n");
        Path gallery = Files.writeString(folder.resolve("g.csv"), "key,identity\nr1,A\nr2,B\n");
        Path probes = Files.writeString(folder.resolve("p.csv"), "key,identity,race\np1,A,x\np2,B,y\n");
        runsWithoutAnEngine(
                "identify",
                "--embeddings",
                embeddings,
                "--gallery",
                gallery,
                "--probes",
                probes,
                "--group",
                "race",
                "--ranks",
                "1,2",
                "--out",
                folder.resolve("i"));
    }

    @Test
    void aPlan() throws IOException, InterruptedException {
        loadsNothingOf(
                "ai\\.djl\\.(engine|pytorch)|ai\\.onnxruntime",
                "run",
                TinySuite.write(folder),
                "--out",
                folder.resolve("run"),
                "--dry-run");
    }
}
