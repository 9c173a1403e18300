package org.facegap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.facegap.core.results.suite.SuiteResults;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A study at tiny size: what cells share, what is made again and why, what a kill and damage do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StudyRunTest {
    private static final String STUDY = """
            include: tiny.yaml
            name: study
            matrix:
              groupBy: [tone, age]
              train.recognition.loss: [cosface, arcface]
            """;

    private static final List<String> CELLS = List.of(
            "groupBy=tone,loss=cosface",
            "groupBy=tone,loss=arcface",
            "groupBy=age,loss=cosface",
            "groupBy=age,loss=arcface");

    private Path dir;
    private Path study;
    private Path run;
    private Invocation plan;
    private Invocation first;

    @BeforeAll
    void runOnce(@TempDir Path temporary) throws IOException {
        dir = temporary;
        TinySuite.write(dir, TinySuite.YAML.replaceFirst("(?s)  attributes:.*?evaluate:", "evaluate:"));
        study = Files.writeString(dir.resolve("study.yaml"), STUDY);
        run = dir.resolve("run");
        plan = Invocation.of("run", study, "--jobs", 0, "--out", run, "--dry-run");
        first = Invocation.of("run", study, "--jobs", 0, "--out", run);
    }

    /** Folders of stages whose names begin so. */
    private static List<Path> folders(Path in, String prefix) throws IOException {
        try (Stream<Path> children = Files.list(in)) {
            return children.filter(child -> child.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, String> results(Path of) throws IOException {
        Map<String, String> results = new TreeMap<>();
        for (String cell : CELLS) {
            results.put(cell, Files.readString(of.resolve("cells").resolve(cell).resolve("results.json")));
        }
        return results;
    }

    private Path copy(String name) throws IOException {
        Path to = dir.resolve(name);
        try (Stream<Path> files = Files.walk(run)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(run.relativize(file).toString()));
            }
        }
        return to;
    }

    @Test
    void thePlanSaysWhatCellsShareAndWritesNothing() {
        assertThat(plan.code()).as(plan.all()).isZero();
        // 2 test sets and 2 training sets; 2 losses x 2 arms, embedded twice each; evaluation and report of each cell
        assertThat(plan.out())
                .contains(
                        "cells   4",
                        "24 stages, 16 of them shared between cells (48 if each cell made its own), 0 done, 24 to do")
                .containsPattern("generate +4 +4 +0 +4")
                .containsPattern("train +4 +4 +0 +4")
                .containsPattern("groupBy=age,loss=arcface +12 +10 +0 +12");
    }

    @Test
    void stagesThatCellsShareAreMadeOnce() throws IOException {
        assertThat(first.code()).as(first.all()).isZero();
        assertThat(first.out()).contains("made 24, reused 0 of 24 stages; results of 4 of 4 cells");
        assertThat(folders(run, "world-")).hasSize(2);
        assertThat(folders(run, "generate-")).hasSize(2);
        assertThat(folders(run, "train-")).hasSize(4);
        assertThat(folders(run, "embed-")).hasSize(8);
        for (String cell : CELLS) {
            Path folder = run.resolve("cells").resolve(cell);
            assertThat(folder.resolve("report.html")).isNotEmptyFile();
            assertThat(folders(folder, "train-")).isEmpty();
            SuiteResults results = SuiteResults.read(folder.resolve("results.json"));
            assertThat(results.suite()).isEqualTo(cell);
            assertThat(results.groupAttribute()).isEqualTo(cell.contains("tone") ? "tone" : "age");
        }
    }

    @Test
    void aCellIsTheSameSuiteRunAlone() throws IOException {
        Path alone = dir.resolve("alone.yaml");
        Files.writeString(
                alone, "include: tiny.yaml\nname: alone\ngroupBy: age\ntrain: {recognition: {loss: arcface}}\n");
        Path other = dir.resolve("alone");
        assertThat(Invocation.of("run", alone, "--jobs", 0, "--out", other).code())
                .isZero();
        assertThat(Files.readString(other.resolve("results.json")).replace("\"alone\"", "\"groupBy=age,loss=arcface\""))
                .isEqualTo(results(run).get("groupBy=age,loss=arcface"));
    }

    @Test
    void onePageLeadsToAllCells() throws IOException {
        List<String> links = Jsoup.parse(run.resolve("index.html").toFile()).select("#table-verified a").stream()
                .map(link -> link.attr("href"))
                .distinct()
                .toList();
        assertThat(links)
                .hasSize(4)
                .allSatisfy(link -> assertThat(run.resolve(link)).isNotEmptyFile());
        assertThat(Files.readAllLines(run.resolve("cells.csv")))
                .first()
                .asString()
                .startsWith("groupBy,loss,candidate,baseline,arm,metric,value,");
    }

    @Test
    void aRunOfWhatIsDoneMakesNothing() throws IOException {
        Map<String, String> before = results(run);
        Path other = copy("again");
        assertThat(Invocation.of("run", study, "--jobs", 0, "--out", other).out())
                .contains("made 0, reused 24 of 24 stages");
        assertThat(Invocation.of("run", other, "--jobs", 0).out())
                .as("the folder stands for the study")
                .contains("made 0, reused 24 of 24 stages");
        assertThat(Invocation.of("report", other.resolve("cells").resolve(CELLS.get(1)), "--jobs", 0)
                        .out())
                .as("and that of a cell for the cell")
                .contains("made 0, reused 12");
        assertThat(results(other)).isEqualTo(before);
    }

    @Test
    void cellsAndArmsAreChosen() throws IOException {
        Path some = dir.resolve("some");
        Invocation two = Invocation.of("run", study, "--jobs", 0, "--out", some, "--only", "loss=arcface");
        assertThat(two.out()).contains("cells   2 of 4", "made 14, reused 0 of 14 stages; results of 2 of 2 cells");
        assertThat(Jsoup.parse(some.resolve("index.html").toFile()).text())
                .contains("2 cells, and 2 without results", "groupBy=age,loss=cosface");
        Invocation arm = Invocation.of(
                "train", study, "--jobs", 0, "--out", some, "--only", CELLS.get(0), "--only", "balanced", "--dry-run");
        assertThat(arm.out()).contains("cells   1 of 4", "6 stages, 0 of them shared");
        Invocation waiting =
                Invocation.of("run", study, "--jobs", 0, "--out", some, "--only", CELLS.get(0), "--only", "balanced");
        assertThat(waiting.out())
                .contains("made 3, reused 4 of 12 stages; results of 0 of 1 cell", "Evaluations wait for 3");
        assertThat(waiting.out()).as("other cells are not like this one").doesNotContain("made again");
        Invocation rest = Invocation.of("run", study, "--jobs", 0, "--out", some);
        assertThat(rest.out()).contains("made 7, reused 17 of 24 stages; results of 4 of 4 cells");
        assertThat(results(some)).isEqualTo(results(run));
        assertThat(Invocation.of("run", study, "--out", some, "--only", "loss=arcfase")
                        .err())
                .contains(
                        "--only: there is no arm, cell or value of an axis 'loss=arcfase'; did you mean 'loss=arcface'?");
    }

    @Test
    void aRenamedArmAndAFurtherValueTrainNothingThatIsThere() throws IOException {
        Path other = copy("renamed");
        Path renamed = Files.writeString(
                dir.resolve("renamed.yaml"),
                STUDY + "arms:\n  - {name: biased, source: world, composition: population}\n"
                        + "  - {name: even, source: world, composition: balanced}\n");
        Invocation even = Invocation.of("run", renamed, "--jobs", 0, "--out", other);
        assertThat(even.out())
                .contains("made 8, reused 16 of 24 stages", "made again: arms.1.name balanced -> even")
                .doesNotContain("train-even");
        Path further = Files.writeString(
                dir.resolve("further.yaml"), STUDY.replace("[cosface, arcface]", "[cosface, arcface, adaface]"));
        Invocation more = Invocation.of("run", further, "--jobs", 0, "--out", other);
        assertThat(more.out()).contains("made 10, reused 24 of 34 stages").doesNotContain("made again: recognition");
    }

    @Test
    void itIsToldWhyStagesAreMadeAgain() throws IOException {
        Path other = copy("why");
        Invocation steps = Invocation.of(
                "run", study, "--jobs", 0, "--out", other, "--set", "train.recognition.steps=4", "--dry-run");
        assertThat(steps.out())
                .contains("4 x train: recognition.steps 3 -> 4", "x embed: models is made again (train-biased-1)");
        Invocation measured =
                Invocation.of("run", study, "--jobs", 0, "--out", other, "--set", "evaluate.replicates=150");
        assertThat(measured.out())
                .contains(
                        "evaluate-groupBy=tone,loss=cosface: 2 models, ",
                        "; made again: evaluate.replicates 100 -> 150; about",
                        "made again: results has other content",
                        "made 8, reused 16 of 24 stages");
    }

    @Test
    void damageIsToldByNameAndMadeGood() throws IOException {
        Path other = copy("damaged");
        Path train = folders(other, "train-biased-1-").get(0);
        Files.delete(train.resolve("curves.json"));
        Path test = folders(other, "world-test-").get(0);
        Files.writeString(test.resolve("index.csv"), "key\n");
        Invocation plan = Invocation.of("run", study, "--jobs", 0, "--out", other, "--dry-run");
        assertThat(plan.out())
                .contains(
                        "1 x world: " + test.getFileName() + " is damaged: index.csv has changed",
                        "1 x train: " + train.getFileName() + " is damaged: curves.json is missing");
        Invocation again = Invocation.of("run", study, "--jobs", 0, "--out", other);
        assertThat(again.out())
                .contains(
                        "made again: " + test.getFileName() + " is damaged: index.csv has changed",
                        "made 2, reused 22 of 24 stages");
        assertThat(results(other)).isEqualTo(results(run));
    }

    @Test
    void freshMakesEveryStageOnce() throws IOException {
        Path other = copy("fresh");
        Invocation fresh = Invocation.of("run", study, "--jobs", 0, "--out", other, "--fresh");
        assertThat(fresh.out()).contains("0 done, 24 to do", "made 24, reused 0 of 24 stages");
        assertThat(results(other)).isEqualTo(results(run));
        assertThat(folders(other, "train-")).hasSize(4);
    }

    @Test
    void aCellThatFailsLeavesTheOthersReported() throws IOException {
        Path broken = Files.writeString(dir.resolve("broken.safetensors"), "no model");
        StringBuilder models = new StringBuilder();
        for (String model : List.of("oracle", "auditOracle", "embedder", "auditEmbedder")) {
            models.append(", ")
                    .append(model)
                    .append(": '")
                    .append(Files.writeString(dir.resolve(model + ".safetensors"), model))
                    .append('\'');
        }
        Path failing = Files.writeString(
                dir.resolve("failing.yaml"), STUDY.replace("groupBy: [tone, age]", """
                arms:
                    - {name: world, set: {evaluate.seed: 1}}
                    - name: searched
                      set:
                        arms: [{name: biased, composition: balanced}]
                        generate: {identities: 6, generator: '%s'%s}
                """.formatted(broken, models)));
        Invocation run = Invocation.of("run", failing, "--jobs", 0, "--out", dir.resolve("failing"));
        assertThat(run.code()).as(run.all()).isEqualTo(3);
        assertThat(run.out()).contains("failed 1 of ", "results of 2 of 4 cells");
        assertThat(run.err())
                .contains("generate-biased of arms=searched,loss=cosface and 1 more: ", "broken.safetensors")
                .doesNotContain("\tat ");
    }

    @Test
    void aKilledRunGoesOnToTheSameBytes() throws Exception {
        Path other = dir.resolve("killed");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Facegap.class.getName(),
                "run",
                study.toString(),
                "--jobs",
                "0",
                "--out",
                other.toString());
        Path out = dir.resolve("killed.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        Instant patience = Instant.now().plus(Duration.ofMinutes(3));
        while (process.isAlive() && !Files.readString(out).contains("embed-")) {
            assertThat(Instant.now()).isBefore(patience);
            Thread.sleep(20);
        }
        process.destroyForcibly();
        process.waitFor();
        assertThat(other.resolve("index.html")).doesNotExist();
        Instant limit = Instant.now().plus(Duration.ofMinutes(1));
        Invocation rest = Invocation.of("run", study, "--jobs", 0, "--out", other);
        while (rest.err().contains("is working in") && Instant.now().isBefore(limit)) {
            Thread.sleep(100);
            rest = Invocation.of("run", study, "--jobs", 0, "--out", other);
        }
        assertThat(rest.code()).as(rest.all()).isZero();
        assertThat(rest.out().lines().filter(line -> line.contains("made again")))
                .as("what a kill left is no other stage's past")
                .allMatch(line -> line.contains("made again: it was not finished"));
        assertThat(results(other)).isEqualTo(results(run));
    }

    @Test
    void mistakesOfAMatrixAreToldWhenItIsPlanned() throws IOException {
        Path wrong = Files.writeString(dir.resolve("wrong.yaml"), STUDY.replace("recognition.loss", "recogniton.loss"));
        Invocation plan = Invocation.of("run", wrong, "--dry-run");
        assertThat(plan.code()).isEqualTo(2);
        assertThat(plan.err()).contains("wrong.yaml:5: train.recogniton: unknown key; did you mean 'recognition'?");
        Files.writeString(dir.resolve("wrong-base.yaml"), "name: x\ntest: {identitiesPerGrup: 3}\n");
        Files.writeString(wrong, STUDY.replace("tiny.yaml", "[tiny.yaml, wrong-base.yaml]"));
        assertThat(Invocation.of("run", wrong, "--dry-run").err())
                .contains("wrong-base.yaml:2: test.identitiesPerGrup: unknown key; did you mean 'identitiesPerGroup'?");
        assertThat(Invocation.of("generate", study, "--shard", "1/2").err())
                .contains("study.yaml:3: matrix: makes several configs, where one is expected");
    }
}
