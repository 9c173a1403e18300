package org.facegap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.facegap.core.json.Json;
import org.facegap.core.results.attribute.AttributeAuditResults;
import org.facegap.core.results.suite.ArmResults;
import org.facegap.core.results.suite.SuiteResults;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Suites of attribute models alone, on images that name no identities, and suites of recognition models alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttributeSuiteTest {
    private static final String YAML = """
        name: labels
        question: Does reweighting help?
        compute: {device: cpu, type: float32, threads: 1}
        test: {kind: dataset, dataset: DIR/faces, size: 32}
        groupBy: race
        arms:
          - {name: plain, source: dataset, composition: as-is, dataset: DIR/training}
          - {name: even, source: dataset, composition: balanced, dataset: DIR/training}
          - {name: reweighted, source: same, of: plain, training: {groupLoss: {kind: reweight, groupBy: [age]}}}
        train:
          seeds: [1]
          attributes:
            network: {size: 32, width: 4, depths: [1, 1], attributes: {gender: [female, male], race: [a-race, b-race]}}
            steps: 3
            batch: 8
        evaluate: {permutations: 100, minimumTrials: 8}
        """;
    private static final Pattern OF_VERIFICATION = Pattern.compile(
            "(?i)verif|calibrat|genuine|impostor|\\bfn?mr\\b|\\bpairs?\\b|threshold|\\broc\\b|embed(?!ded by)");

    private Path dir;
    private Path run;
    private Invocation made;

    @BeforeAll
    void runOnce(@TempDir Path temporary) throws IOException {
        dir = temporary;
        run = dir.resolve("run");
        new TinyDataset("Faces")
                .identities("a-race", 14, 1)
                .identities("b-race", 12, 1)
                .identity("without gender", Map.of("race", "a-race", "age", "3-9"), 1)
                .identity("without race", Map.of("gender", "male", "age", "3-9"), 1)
                .write(dir.resolve("faces"));
        new TinyDataset("Training")
                .identities("a-race", 9, 1)
                .identities("b-race", 5, 1)
                .identity("no gender", Map.of("race", "a-race", "age", "3-9"), 1)
                .identity("no race", Map.of("gender", "female", "age", "3-9"), 1)
                .identity("no age", Map.of("gender", "male", "race", "a-race"), 1)
                .side(32)
                .write(dir.resolve("training"));
        made = run(YAML, "run");
        assertThat(made.code()).as(made.all()).isZero();
    }

    private Invocation run(String yaml, String out, Object... more) throws IOException {
        Path config = Files.writeString(dir.resolve(out + ".yaml"), yaml.replace("DIR", dir.toString()));
        return Invocation.of(
                Stream.concat(Stream.of("run", config, "--jobs", 0, "--out", dir.resolve(out)), Stream.of(more))
                        .toArray());
    }

    @Test
    void nothingIsRecognisedEmbeddedOrCompared() throws IOException {
        Invocation plan = run(YAML, "run", "--dry-run");
        assertThat(plan.out())
                .contains("11 stages, 11 done", "label-reweighted-1-test", "3 models, 27 images")
                .contains("Faces: 27 images", "Training: 16 images");
        assertThat(plan.out().replace(dir.toString(), "")).doesNotContainPattern(OF_VERIFICATION);
        assertThat(made.out().replace(dir.toString(), "")).doesNotContainPattern(OF_VERIFICATION);
        try (Stream<Path> all = Files.walk(run)) {
            assertThat(all.map(file -> file.getFileName().toString()))
                    .contains("predictions-test.csv", "attributes.safetensors")
                    .doesNotContain("embedder.safetensors", "embeddings.npy", "scores-test.csv", "comparisons.csv");
        }
    }

    @Test
    void resultsAndPagesSayNothingOfVerification() throws IOException {
        JsonNode written = Json.read(run.resolve("results.json"), JsonNode.class);
        // The recipes are the specifications of the stages, in which what is not asked for is 0, false or null.
        ((ObjectNode) written.get("protocol")).remove("recipe");
        assertThat(written.toString()).doesNotContainPattern(OF_VERIFICATION);
        assertThat(written.has("attributes")).isTrue();
        assertThat(Stream.of("measurements", "scores", "comparisons").filter(written::has))
                .isEmpty();
        for (String file : List.of("table.tex", "table.md", "table.csv", "attributes.csv")) {
            assertThat(Files.readString(run.resolve(file)))
                    .contains("reweighted")
                    .doesNotContainPattern(OF_VERIFICATION);
        }
        var page = Jsoup.parse(run.resolve("report.html").toFile());
        assertThat(page.text()).doesNotContainPattern(OF_VERIFICATION);
        assertThat(page.select("[id]").eachAttr("id"))
                .contains("key-numbers", "attributes", "differences", "training", "reading");
        assertThat(page.text()).contains("even minus plain, gender", "reweighted minus plain, race", "not known");
    }

    @Test
    void theConclusionIsThatOfThePredictions() {
        SuiteResults results = SuiteResults.read(run.resolve("results.json"));
        AttributeAuditResults audit = Objects.requireNonNull(results.attributes());
        assertThat(results.verification()).isNull();
        assertThat(results.conclusion()).isEqualTo(audit.conclusion());
        assertThat(results.conclusion().headline()).contains(" by race ", "of 6 gaps looked at");
        assertThat(results.conclusion().sentences())
                .anyMatch(sentence -> sentence.startsWith("even against plain, race of the same 27 images"))
                .anyMatch(sentence -> sentence.contains("gap by race: "));
        assertThat(made.out()).contains(results.conclusion().headline(), "gender by race", "race by race");
        assertThat(results.facts()).containsEntry("confidence", 0.95).containsEntry("permutations", 100);
    }

    @Test
    void imagesThatLackALabelAreTakenAndToldUnlessTheGroupsOfATrainingNeedIt() {
        SuiteResults results = SuiteResults.read(run.resolve("results.json"));
        assertThat(results.arms())
                .extracting(arm -> arm.composition().images())
                .as("plain lacks the image without age, which its reweighting needs; even takes as many of each race")
                .containsExactly(16L, 10L, 16L);
        assertThat(results.warnings())
                .contains(
                        "Of Faces some images are not tested: 1 image without race.",
                        "Of Training some images train no model of arms 'plain', 'reweighted': 1 image without age.",
                        "Of the images of Training that train arms 'plain', 'reweighted', 1 image of 16 without gender"
                                + " count in the training of other labels only.",
                        "Of the images of Training that train arms 'plain', 'reweighted', 1 image of 16 without race"
                                + " count in the training of other labels only.")
                .anyMatch(warning -> warning.contains("train no model of arm 'even': ")
                        && warning.contains("1 image without race")
                        && warning.contains("that were not drawn"));
        assertThat(results.protocol().test().testImagesWithoutLabelOf()).isEqualTo(Map.of("gender", 1L));
    }

    @Test
    void tablesAndComparedRuns() {
        Invocation table = Invocation.of("table", run);
        assertThat(table.code()).as(table.all()).isZero();
        assertThat(table.out()).contains("Accuracy of gender per group, arms side by side", "| b-race | even |");
        assertThat(Invocation.of("table", run, "--format", "latex").out()).contains("\\toprule");
        assertThat(Invocation.of("table", run, "--format", "csv").out())
                .contains("gender,plain,a-race,")
                .contains(",accuracy_gap_permutation_p,");
        Invocation none = Invocation.of("table", run, "--preset", "verification");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("no tables of 'verification'; it has attributes");
        Invocation compared = Invocation.of("compare", run, run);
        assertThat(compared.out()).contains("gender", "nothing to set it against", "is given twice");
        assertThat(compared.out().replace(dir.toString(), "")).doesNotContainPattern("(?i)verif|genuine|fmr");
    }

    @Test
    void recognitionAloneSaysNothingOfAttributes() throws IOException {
        Path other = dir.resolve("recognition");
        String alone = TinySuite.YAML.replaceFirst("(?s)  attributes:.*?(?=evaluate:)", "");
        assertThat(Invocation.of("run", TinySuite.write(dir), "--jobs", 0, "--out", other)
                        .code())
                .isZero();
        assertThat(other.resolve("attributes.html")).exists();
        Invocation again = Invocation.of("run", TinySuite.write(dir, alone), "--jobs", 0, "--out", other);
        assertThat(again.code()).as(again.all()).isZero();
        assertThat(again.out().lines().filter(line -> !line.contains("made again")))
                .noneMatch(line -> line.contains("label-") || line.contains("attributes"));
        assertThat(other.resolve("attributes.html"))
                .as("that of other models would be taken for this run's")
                .doesNotExist();
        SuiteResults results = SuiteResults.read(other.resolve("results.json"));
        assertThat(results.attributes()).isNull();
        assertThat(results.arms()).extracting(ArmResults::attributes).containsOnly(List.of());
        assertThat(Objects.requireNonNull(results.verification()).comparisons()).hasSize(1);
        assertThat(Json.read(other.resolve("results.json"), JsonNode.class).has("attributes"))
                .isFalse();
        var page = Jsoup.parse(other.resolve("report.html").toFile());
        assertThat(page.select("#attributes")).isEmpty();
        assertThat(page.select("#verification")).isNotEmpty();
        Invocation differ = Invocation.of("compare", run, other);
        assertThat(differ.code()).isEqualTo(3);
        assertThat(differ.out())
                .contains("not measured alike", "kinds of models attributes | recognition", "--force")
                .doesNotContain("Mean accuracy");
        Invocation forced = Invocation.of("compare", run, other, "--force");
        assertThat(forced.code()).as(forced.all()).isZero();
        assertThat(forced.out()).contains("not measured alike", "Mean accuracy", "gender");
    }

    @Test
    void whatDoesNotFitIsToldWithItsLine() throws IOException {
        String none = YAML.replaceFirst("(?s)  attributes:\n.*?(?=evaluate:)", "");
        assertThat(run(none, "none", "--dry-run").err())
                .contains("none.yaml:11: train: nothing is trained; give recognition, attributes, or both");
        Invocation threshold = run(
                YAML.replace("size: 32}\ngroupBy", "size: 32, calibrationShare: 0.2}\ngroupBy"), "share", "--dry-run");
        assertThat(threshold.code()).isEqualTo(2);
        assertThat(threshold.err())
                .contains("share.yaml:4: test.calibrationShare: belongs to train.recognition, which is not there");
        assertThat(run(YAML.replace("size: 32}\ngroupBy", "size: 32, pairs: dataset}\ngroupBy"), "own", "--dry-run")
                        .err())
                .contains("test.pairs: belongs to train.recognition");
        assertThat(run(YAML.replace("minimumTrials: 8", "minimumTrials: 80"), "few", "--dry-run")
                        .err())
                .contains("test.dataset: no group of Faces has 80 images (evaluate.minimumTrials), 15 at most");
        assertThat(run(YAML.replace("groupBy: [age]", "groupBy: [hair]"), "hair", "--dry-run")
                        .err())
                .contains("arms.0.dataset: Training has no attribute 'hair'", "the groups of a training need it");
    }

    @Test
    void theWorldMakesImagesForAttributesAlone() throws IOException {
        String alone = TinySuite.YAML
                .replaceFirst("(?s)  recognition:.*?(?=  attributes:)", "")
                .replace("imagesPerIdentity: 3, calibrationIdentitiesPerGroup: 4", "imagesPerIdentity: 1")
                .replaceFirst("(?m)^evaluate:.*$", "evaluate: {permutations: 100, minimumTrials: 4}");
        Path config = Files.writeString(dir.resolve("world.yaml"), alone);
        Invocation plan = Invocation.of("run", config, "--dry-run", "--out", dir.resolve("world"));
        assertThat(plan.code()).as(plan.all()).isZero();
        assertThat(plan.out())
                .contains("world-test", "12 identities, 12 images", "label-balanced-1-test")
                .doesNotContain("calibration");
    }
}
