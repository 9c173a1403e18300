package org.facegap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.facegap.core.results.suite.ArmResults;
import org.facegap.core.results.suite.SuiteResults;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The whole chain at tiny size, as identities start it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SuiteRunTest {
    private Path dir;
    private Path suite;
    private Path run;
    private Invocation first;

    @BeforeAll
    void runOnce(@TempDir Path temporary) throws IOException {
        dir = temporary;
        suite = TinySuite.write(dir);
        run = dir.resolve("run");
        first = Invocation.of("run", suite, "--out", run);
    }

    @Test
    void oneCommandGoesFromConfigToReport() throws IOException {
        assertThat(first.code()).as(first.all()).isZero();
        assertThat(first.out())
                .contains("made 14, reused 0", run.resolve("report.html").toString());
        for (String file :
                List.of("report.html", "results.json", "table.tex", "table.md", "table.csv", "timings.json")) {
            assertThat(run.resolve(file)).isNotEmptyFile();
        }
        SuiteResults results = SuiteResults.read(run.resolve("results.json"));
        assertThat(results.groups()).containsExactly("light", "medium", "dark");
        assertThat(results.arms()).extracting(ArmResults::name).containsExactly("biased", "balanced");
        assertThat(results.arms().get(0).composition().identitiesPerValue().get("tone"))
                .containsEntry("light", 8L);
        assertThat(results.arms().get(1).composition().identitiesPerValue().get("tone"))
                .containsEntry("light", 4L);
        assertThat(results.arms().get(0).attributes()).hasSize(2);
        assertThat(Objects.requireNonNull(results.verification()).comparisons()).hasSize(1);
        assertThat(results.protocol().trainingIdentitiesSharedWithBaseline().get("balanced"))
                .matches("\\d+ of 12");
        assertThat(results.warnings()).noneMatch(warning -> warning.contains("are in the test and in the calibration"));
        assertThat(Jsoup.parse(run.resolve("report.html").toFile()).select("img"))
                .as("a sample grid per arm and group")
                .hasSize(6);
        assertThat(Files.readString(run.resolve("results.json"))).doesNotContain(dir.toString(), "seconds");
    }

    @Test
    void aTrainingLeavesItsLogsAndNoCheckpoint() throws IOException {
        Path train = folder(run, "train-balanced-1-");
        for (String model : List.of("recognition", "attributes")) {
            assertThat(Files.readAllLines(train.resolve("training-" + model + ".jsonl")))
                    .hasSize(3)
                    .last()
                    .asString()
                    .contains("\"gradientNorm\":", "\"imagesPerSecond\":", "\"step\":3");
            assertThat(train.resolve("tensorboard/" + model + "/events.out.tfevents.0.facegap"))
                    .isNotEmptyFile();
        }
        try (Stream<Path> files = Files.list(train)) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("work")))
                    .isEmpty();
        }
    }

    @Test
    void theSecondRunReusesWhatIsDone() throws IOException {
        Path other = copy("second");
        byte[] results = Files.readAllBytes(other.resolve("results.json"));
        byte[] timings = Files.readAllBytes(other.resolve("timings.json"));
        Invocation again = Invocation.of("run", suite, "--jobs", 0, "--out", other);
        assertThat(again.code()).isZero();
        assertThat(again.out()).contains("made 0, reused 14");
        assertThat(other.resolve("results.json")).hasBinaryContent(results);
        assertThat(other.resolve("timings.json")).hasBinaryContent(timings);
    }

    @Test
    void freshMakesTheSameResultsToTheByte() throws IOException {
        Path other = copy("fresh");
        byte[] results = Files.readAllBytes(other.resolve("results.json"));
        Invocation again = Invocation.of("run", suite, "--jobs", 0, "--out", other, "--fresh");
        assertThat(again.code()).isZero();
        assertThat(again.out()).contains("made 14, reused 0");
        assertThat(other.resolve("results.json")).hasBinaryContent(results);
        try (Stream<Path> folders = Files.list(other)) {
            assertThat(folders.filter(Files::isDirectory).filter(folder -> !folder.endsWith("logs")))
                    .as("no second folder of a stage")
                    .hasSize(14);
        }
    }

    @Test
    void whatAKilledRunLeftIsMadeAnew() throws IOException {
        Path other = copy("killed");
        byte[] results = Files.readAllBytes(other.resolve("results.json"));
        Path train = folder(other, "train-balanced-1-");
        Files.delete(train.resolve("DONE"));
        try (RandomAccessFile half =
                new RandomAccessFile(train.resolve("embedder.safetensors").toFile(), "rw")) {
            half.setLength(100);
        }
        Files.writeString(train.resolve("left-behind"), "x");
        Invocation again = Invocation.of("run", suite, "--jobs", 0, "--out", other);
        assertThat(again.out()).contains("made 1, reused 13");
        assertThat(train.resolve("left-behind")).doesNotExist();
        assertThat(other.resolve("results.json")).hasBinaryContent(results);
    }

    @Test
    void aChangedKeyRedoesOnlyWhatDependsOnIt() throws IOException {
        Path other = copy("changed");
        Invocation again = Invocation.of("run", suite, "--jobs", 0, "--out", other, "--set", "evaluate.replicates=150");
        assertThat(again.out()).contains("made 2, reused 12");
    }

    @Test
    void anotherWayToMeasureEmbedsNothing() throws IOException {
        Path other = copy("measured");
        for (String key : List.of(
                "evaluate.replicates=150",
                "evaluate.permutations=200",
                "evaluate.confidence=0.9",
                "evaluate.targetFmr=0.05",
                "evaluate.genuinePerGroup=6",
                "evaluate.seed=2",
                "evaluate.baseline=balanced")) {
            Invocation again = Invocation.of("run", suite, "--jobs", 0, "--out", other, "--set", key);
            assertThat(again.out()).as(key).contains("made 2, reused 12").doesNotContain("embed-", "label-");
        }
        Path renamed = dir.resolve("renamed.yaml");
        Files.writeString(
                renamed,
                TinySuite.YAML
                        .replace("Does balancing help?", "Does it matter?")
                        .replace("name: balanced", "name: even"));
        Invocation plan = Invocation.of("run", renamed, "--jobs", 0, "--out", other, "--dry-run");
        assertThat(plan.out().lines().filter(line -> line.startsWith("  embed-even-1-")))
                .hasSize(2)
                .allMatch(line -> line.endsWith("DONE"));
        Invocation again = Invocation.of("run", renamed, "--jobs", 0, "--out", other);
        assertThat(again.out()).contains("made 2, reused 12");
        assertThat(SuiteResults.read(other.resolve("results.json")).arms())
                .extracting(ArmResults::name)
                .containsExactly("biased", "even");
    }

    @Test
    void mirrorImagesAreEmbeddedWithTheSameModels() throws IOException {
        Path other = copy("mirrored");
        byte[] before = Files.readAllBytes(folder(other, "embed-biased-1-test-").resolve("embeddings.npy"));
        Invocation again = Invocation.of("run", suite, "--out", other, "--set", "evaluate.flip=sum");
        assertThat(again.out()).as(again.all()).contains("made 6, reused 8");
        try (Stream<Path> all = Files.walk(other)) {
            assertThat(all.filter(file ->
                            file.toString().contains("embed-biased-1-test-") && file.endsWith("embeddings.npy")))
                    .hasSize(2)
                    .anySatisfy(file -> assertThat(Files.readAllBytes(file)).isNotEqualTo(before));
        }
    }

    @Test
    void theWeightsToBeginFromAreHashed() throws IOException {
        Path other = copy("begun");
        Path weights = dir.resolve("begin.safetensors");
        Files.copy(folder(run, "train-biased-1-").resolve("embedder.safetensors"), weights);
        String key = "train.recognition.init.weights=" + weights;
        Invocation begun = Invocation.of("run", suite, "--out", other, "--set", key);
        assertThat(begun.out()).as(begun.all()).contains("made 8, reused 6");
        assertThat(Invocation.of("run", suite, "--out", other, "--set", key).out())
                .contains("made 0, reused 14");
        Files.copy(
                folder(run, "train-balanced-1-").resolve("embedder.safetensors"),
                weights,
                StandardCopyOption.REPLACE_EXISTING);
        assertThat(Invocation.of("run", suite, "--out", other, "--set", key).out())
                .contains("made 8, reused 6");
        Invocation misfit = Invocation.of(
                "run", suite, "--out", other, "--set", key, "--set", "train.recognition.network.width=8", "--dry-run");
        assertThat(misfit.code()).isEqualTo(1);
        assertThat(misfit.err())
                .contains(
                        "begin.safetensors does not fit plain of 32 px and 16 numbers",
                        "of another shape (stage1.unit1.conv.weight [8, 8, 3, 3] instead of");
    }

    @Test
    void anotherModelIsEmbeddedAndThePlanSaysSo() throws IOException {
        Path other = copy("embedded");
        Invocation plan = Invocation.of(
                "run", suite, "--jobs", 0, "--out", other, "--dry-run", "--set", "train.recognition.steps=4");
        assertThat(plan.out().lines().filter(line -> line.startsWith("  embed-biased-1-test")))
                .hasSize(1)
                .allMatch(line -> line.contains("36 images") && line.contains("to do  about "));
        Path embedded = folder(other, "embed-biased-1-calibration-");
        assertThat(embedded.resolve("embeddings.npy")).isNotEmptyFile();
        assertThat(Files.readString(embedded.resolve("index.csv"))).startsWith("key,sha256\n");
        assertThat(Files.readString(folder(other, "label-biased-1-test-").resolve("index.csv")))
                .startsWith("key,sha256,predicted_age,confidence_age,predicted_tone,confidence_tone\n");
        Files.delete(embedded.resolve("DONE"));
        byte[] whole = Files.readAllBytes(embedded.resolve("embeddings.npy"));
        Files.write(embedded.resolve("embeddings.npy"), new byte[10]);
        assertThat(Invocation.of("run", suite, "--jobs", 0, "--out", other).out())
                .contains("made 1, reused 13");
        assertThat(embedded.resolve("embeddings.npy")).hasBinaryContent(whole);
    }

    @Test
    void theDryRunTellsThePlanAndWritesNothing() throws IOException {
        Path nothing = dir.resolve("nothing");
        Invocation plan = Invocation.of("run", suite, "--jobs", 0, "--out", nothing, "--dry-run");
        assertThat(plan.code()).isZero();
        assertThat(plan.out()).contains("14 stages, 0 done", "12 identities, 24 images", "48 pairs", "to do", "free");
        assertThat(nothing).doesNotExist();
        Path other = copy("planned");
        Files.delete(folder(other, "evaluate-tiny-").resolve("DONE"));
        Invocation half = Invocation.of("run", suite, "--jobs", 0, "--out", other, "--dry-run");
        assertThat(half.out()).contains("14 stages, 12 done");
        assertThat(half.out().lines().filter(line -> line.startsWith("  evaluate-tiny")))
                .allMatch(line -> line.contains("to do"));
        assertThat(half.out().lines().filter(line -> line.startsWith("  train-biased-1")))
                .allMatch(line -> line.endsWith("DONE"));
    }

    @Test
    void oneArmAloneCanBeWorkedOn() {
        Path other = dir.resolve("only");
        Invocation balanced = Invocation.of("run", suite, "--jobs", 0, "--out", other, "--only", "balanced");
        assertThat(balanced.code()).isZero();
        assertThat(balanced.out()).contains("made 7", "The evaluation waits for: generate-biased, train-biased-1");
        Invocation biased = Invocation.of("run", suite, "--jobs", 0, "--out", other, "--only", "biased");
        assertThat(biased.out()).contains("made 7, reused 7");
        assertThat(other.resolve("report.html")).exists();
    }

    @Test
    void anArmThatFailsLeavesTheOthersReported() throws IOException {
        Path broken = Files.writeString(dir.resolve("broken.safetensors"), "no model");
        Path other = dir.resolve("partial");
        Path config = dir.resolve("partial.yaml");
        Files.writeString(
                config,
                TinySuite.YAML.replace("world: {", "  - {name: searched, composition: balanced}\nworld: {")
                        + "generate: {identities: 6, generator: 'builtin:world', oracle: '" + broken
                        + "', auditOracle: '" + Files.writeString(dir.resolve("broken2.safetensors"), "no model 2")
                        + "', embedder: '" + Files.writeString(dir.resolve("broken3.safetensors"), "no model 3")
                        + "', auditEmbedder: '" + Files.writeString(dir.resolve("broken4.safetensors"), "no model 4")
                        + "'}\n");
        Invocation partial = Invocation.of("run", config, "--out", other);
        assertThat(partial.code()).as(partial.all()).isEqualTo(3);
        assertThat(partial.err())
                .contains("generate-searched: ", "broken.safetensors")
                .doesNotContain("\tat ");
        SuiteResults results = SuiteResults.read(other.resolve("results.json"));
        assertThat(results.arms()).extracting(ArmResults::name).containsExactly("biased", "balanced");
        assertThat(results.warnings()).anyMatch(warning -> warning.contains("Arm 'searched' failed"));
        for (String file : List.of("results.json", "report.html")) {
            assertThat(Files.readString(other.resolve(file)))
                    .as("names of files, not of folders")
                    .contains("broken.safetensors")
                    .doesNotContain(dir.toString());
        }
    }

    @Test
    void everySeedCanHaveIdentitiesOfItsOwn() throws IOException {
        Path config = dir.resolve("seeds.yaml");
        Files.writeString(
                config,
                TinySuite.YAML
                        .replace("composition: population", "composition: population, resampleData: true")
                        .replace("seeds: [1]", "seeds: [1, 2]"));
        Invocation seeds = Invocation.of("run", config, "--out", dir.resolve("seeds"));
        assertThat(seeds.code()).as(seeds.all()).isZero();
        Path one = folder(dir.resolve("seeds"), "generate-biased-1-");
        Path two = folder(dir.resolve("seeds"), "generate-biased-2-");
        assertThat(one.resolve("index.csv")).isNotEmptyFile();
        assertThat(Files.readString(one.resolve("index.csv"))).isNotEqualTo(Files.readString(two.resolve("index.csv")));
        SuiteResults results = SuiteResults.read(dir.resolve("seeds/results.json"));
        assertThat(results.arms().get(0).seeds()).containsExactly(1L, 2L);
    }

    @Test
    void aSecondProcessIsKeptOut() throws IOException {
        Path other = copy("locked");
        try (FileChannel channel = FileChannel.open(other.resolve(".lock"), StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            Invocation second = Invocation.of("run", suite, "--jobs", 0, "--out", other);
            assertThat(second.code()).isEqualTo(1);
            assertThat(second.err()).contains("another facegap", "is working in");
        }
    }

    @Test
    void aRunsFolderStandsForItsSuite() throws IOException {
        Path other = copy("folder");
        Files.delete(folder(other, "report-tiny-").resolve("DONE"));
        Invocation report = Invocation.of("report", other);
        assertThat(report.code()).as(report.all()).isZero();
        assertThat(report.out()).contains("made 1, reused 13");
    }

    @Test
    void theConfigOfAnEarlierVersionsRunIsRead() throws IOException {
        Path other = copy("earlier");
        Path config = other.resolve("suite.json");
        String now = Files.readString(config);
        String then = now.lines()
                .filter(line -> !line.matches(" +\"(kind|permuteLabels|resampleData|rocPoints|sampleRows)\" : .*"))
                .collect(Collectors.joining("\n"))
                // what was the last key
                .replaceAll(",(\\s*})", "$1");
        assertThat(then).isNotEqualTo(now);
        Files.writeString(config, then);
        Invocation report = Invocation.of("report", other);
        assertThat(report.code()).as(report.all()).isZero();
        assertThat(report.out()).contains("made 0, reused 14");
    }

    @Test
    void tablesAndComparisonsReadFinishedRuns() {
        assertThat(Invocation.of("table", run, "--format", "latex").out()).contains("\\toprule", "biased");
        assertThat(Invocation.of("table", run, "--format", "csv").out()).startsWith("arm,group,metric");
        assertThat(Invocation.of("table", run.resolve("results.json"), "--preset", "comparisons")
                        .out())
                .contains("| Difference |");
        Invocation compared = Invocation.of("compare", run, run);
        assertThat(compared.code()).isZero();
        assertThat(compared.out()).contains("biased", "balanced", "is given twice");
    }

    @Test
    void aCopyIsPairedAndAnEditedFileIsTold() throws IOException {
        Path copied = copy("compared");
        Path page = dir.resolve("compared-page");
        Invocation compared = Invocation.of("compare", run, copied, "--out", page, "--adjust", "bh");
        assertThat(compared.code()).as(compared.all()).isZero();
        assertThat(compared.out())
                .contains(
                        "Differences between runs on the same pairs",
                        copied + ": balanced",
                        "All were measured alike",
                        "holds the same figures of the same models as " + run)
                .doesNotContain("What differs in their making");
        assertThat(page.resolve("cells.csv"))
                .content()
                .contains(copied + ": balanced," + run + ": balanced,,,,mean_accuracy,0,");
        var html = Jsoup.parse(page.resolve("compare.html").toFile());
        assertThat(html.select("#table-between tbody tr")).hasSize(2);
        assertThat(html.select("#trade-off-1 path.mark")).hasSize(4);
        Path results = copied.resolve("results.json");
        Files.writeString(results, Files.readString(results).replaceFirst("\"question\" : \"", "$0Edited. "));
        Invocation edited = Invocation.of("table", copied);
        assertThat(edited.code()).isZero();
        assertThat(edited.err()).contains("results.json is not what the run wrote");
        Invocation unpaired = Invocation.of("compare", run, copied);
        assertThat(unpaired.out())
                .contains("are not paired: " + copied + " does not keep the score files", "is not what the run wrote");
    }

    @Test
    void tablesOfPapers() {
        for (String preset : List.of("rfw", "bfw", "frcsyn", "per-seed", "composition", "ablation")) {
            Invocation table = Invocation.of("table", run, "--preset", preset, "--format", "latex", "--label", "mine");
            assertThat(table.code()).as(table.all()).isZero();
            assertThat(table.out()).contains("\\label{tab:mine}", "biased", "balanced", "Test set: ");
        }
        assertThat(Invocation.of(
                                "table",
                                run,
                                "--preset",
                                "rfw",
                                "--columns",
                                "avg",
                                "--digits",
                                "1",
                                "--caption",
                                "Mine")
                        .out())
                .startsWith("Mine\n\n| Training set | Avg |\n")
                .containsPattern("\\| \\d+\\.\\d( |\\*|=)");
        Invocation unknown = Invocation.of("table", run, "--preset", "rfw", "--columns", "Avge");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("no column is called 'Avge'; did you mean 'Avg'?");
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

    private static Path folder(Path in, String prefix) throws IOException {
        try (Stream<Path> children = Files.list(in)) {
            return children.filter(child -> child.getFileName().toString().startsWith(prefix))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
