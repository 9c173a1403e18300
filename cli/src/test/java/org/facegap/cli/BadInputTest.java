package org.facegap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What identities get for a mistake: one clear message, the right exit code, no stack trace. */
class BadInputTest {
    @TempDir
    Path dir;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "steps: 3 | stepz: 3 | :13: train.recognition.stepz: unknown key; did you mean 'steps'?",
                "threads: 1 | threads: one | :3: compute.threads: expected a whole number",
                "identities: 12 | identities: 1 | :8: world.identities: expected a whole number from 2",
                "source: world, composition: population | source: wrld, composition: population | did you mean 'world'?",
                "name: balanced | name: biased | arms.1.name: two arms are called 'biased'",
                "composition: balanced | composition: generator-shares | arms.1.composition: generator-shares belongs"
                        + " to source: generated; expected one of balanced, population",
                "folds: 2 | folds: 3 | test.identitiesPerGroup: 3 folds without a shared identity need at least 6",
                "genuinePerGroup: 8 | genuinePerGroup: 80 | evaluate.genuinePerGroup: these identities and images allow"
                        + " 12 at most",
                "imagesPerIdentity: 3 | imagesPerIdentity: 1 | test.imagesPerIdentity: train.recognition needs two or"
                        + " more",
                "minimumTrials: 4 | baseline: base | evaluate.baseline: there is no arm 'base'",
                "size: 32, width: 4, depths: [1, 1], dim | size: 64, width: 4, depths: [1, 1], dim |"
                        + " train.recognition.network.size: 64 px, but the test images are 32 px",
                "device: cpu | device: gpu | compute.device: expected auto, cpu, gpu0, gpu1, ... or several GPUs as in"
                        + " gpu0,gpu1, found 'gpu'",
                "source: world, composition: balanced | composition: balanced | arms.1.source: generated needs the"
                        + " section generate",
            })
    void configMistakesNameFileLineAndKey(String right, String wrong, String message) throws IOException {
        String yaml = TinySuite.YAML.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong));
        assertThat(yaml).as("the mistake is in the text").isNotEqualTo(TinySuite.YAML);
        Path suite = TinySuite.write(dir, yaml);
        Invocation run = Invocation.of("run", suite, "--out", dir.resolve("out"));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("tiny.yaml:", message).doesNotContain("\tat ");
        assertThat(dir.resolve("out")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "size: 32} | size: 32, dataset: d, pairs: drawn} | :4: test.dataset: belongs to kind: dataset; kind:"
                        + " world-set takes identitiesPerGroup, | test.pairs: belongs to kind: dataset",
                "{identitiesPerGroup: 4, imagesPerIdentity: 3, | {imagesPerIdentity: 3, | :4:"
                        + " test.identitiesPerGroup: missing: test identities of every tone | tiny.yaml",
                "test: { | test: {kind: dataset, | :4: test.identitiesPerGroup: belongs to kind: world-set |"
                        + " test.dataset: missing: folder of the face dataset",
                "{identitiesPerGroup: 4, imagesPerIdentity: 3, calibrationIdentitiesPerGroup: 4, | {kind: dataset,"
                        + " dataset: d, calibration: e, calibrationShare: 0.3, | test.calibrationShare: either calibration"
                        + " or calibrationShare | tiny.yaml",
                "{identitiesPerGroup: 4, imagesPerIdentity: 3, calibrationIdentitiesPerGroup: 4, | {kind: dataset,"
                        + " dataset: d, pairs: dataset, | test.calibration: missing: with pairs: dataset | tiny.yaml",
                "question: Does balancing help? | groupBy: tones | groupBy: expected one of tone, age, presentation;"
                        + " found 'tones'; did you mean 'tone'? | tiny.yaml",
                "tone: [light, medium, dark] | race: [a, b] | train.attributes.network.attributes: expected one of"
                        + " tone, age, presentation; found 'race' | tiny.yaml",
                "source: world, composition: population | source: dataset, permuteLabels: true, composition:"
                        + " population | arms.0.composition: population belongs to source: world; expected one of as-is |"
                        + " arms.0.permuteLabels: belongs to source: world",
                "source: world, composition: population | source: world, dataset: d, composition: as-is |"
                        + " arms.0.dataset: belongs to source: dataset | arms.0.composition: as-is belongs to source:"
                        + " dataset",
            })
    void keysOfAnotherKindOfTestOrArmAreRefusedAtOnce(String right, String wrong, String message, String another)
            throws IOException {
        String yaml = TinySuite.YAML.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong));
        assertThat(yaml).as("the mistake is in the text").isNotEqualTo(TinySuite.YAML);
        Invocation run = Invocation.of("run", TinySuite.write(dir, yaml), "--out", dir.resolve("out"));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("tiny.yaml:", message, another).doesNotContain("\tat ");
        assertThat(dir.resolve("out")).doesNotExist();
    }

    @Test
    void allConfigMistakesAreToldAtOnce() throws IOException {
        Path suite = TinySuite.write(
                dir, TinySuite.YAML.replace("threads: 1", "threads: one").replace("folds: 2", "foldz: 2"));
        Invocation run = Invocation.of("run", suite);
        assertThat(run.err().lines().filter(line -> line.contains("tiny.yaml:")))
                .hasSize(2);
    }

    @Test
    void aMissingConfigIsTold() {
        Invocation run = Invocation.of("run", dir.resolve("none.yaml"));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("none.yaml: no such file");
    }

    @Test
    void aConfigThatCannotBeReadIsTold() throws IOException {
        Path suite = TinySuite.write(dir);
        Files.setPosixFilePermissions(suite, PosixFilePermissions.fromString("-wx------"));
        assumeFalse(Files.isReadable(suite), "the super-user may read everything");
        Invocation run = Invocation.of("run", suite);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("tiny.yaml: cannot be read");
    }

    @Test
    void anOutputFolderThatCannotBeMadeIsTold() throws IOException {
        Path suite = TinySuite.write(dir);
        Path file = Files.writeString(dir.resolve("file"), "");
        Invocation under = Invocation.of("run", suite, "--out", file.resolve("run"));
        assertThat(under.code()).isEqualTo(2);
        assertThat(under.err()).contains(file.toString()).doesNotContain("\tat ");
        Invocation at = Invocation.of("run", suite, "--out", file);
        assertThat(at.code()).isEqualTo(2);
        assertThat(at.err()).contains("is a file, not a folder");
    }

    @Test
    void anOverrideIsCheckedLikeTheFile() throws IOException {
        Path suite = TinySuite.write(dir);
        Invocation run = Invocation.of("run", suite, "--set", "train.recognition.stepss=3");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("train.recognition.stepss: unknown key");
    }

    @Test
    void anUnknownArmIsToldWithTheKnownOnes() throws IOException {
        Invocation run = Invocation.of("run", TinySuite.write(dir), "--only", "balance");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("--only: there is no arm 'balance'; did you mean 'balanced'? The arms are biased, balanced");
    }

    @Test
    void aMissingModelIsToldBeforeAnythingRuns() throws IOException {
        Path suite = TinySuite.write(
                dir,
                TinySuite.YAML.replace("source: world, composition: balanced", "composition: balanced")
                        + "generate: {identities: 6, generator: nowhere.safetensors}\n");
        Invocation run = Invocation.of("run", suite, "--out", dir.resolve("out"));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("generate.generator: there is no file nowhere.safetensors");
        assertThat(dir.resolve("out")).doesNotExist();
    }

    @Test
    void aTypoInAnOptionIsToldBeforeWhatIsMissing() {
        Invocation sample = Invocation.of("sample", "--oot", "grid.png");
        assertThat(sample.code()).isEqualTo(2);
        assertThat(sample.err()).contains("unknown option '--oot'; did you mean '--out'?");
    }

    @Test
    void aTypoInACommandIsTold() {
        Invocation run = Invocation.of("evalute", "x.yaml");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("'evalute'; did you mean 'evaluate'?");
    }

    @Test
    void aRunWithoutResultsIsTold() {
        Invocation table = Invocation.of("table", dir);
        assertThat(table.code()).isEqualTo(2);
        assertThat(table.err()).contains("there are no results");
    }

    @ParameterizedTest
    @ValueSource(strings = {"35-0", "a", "0-", "1,,2", "0-99999999"})
    void seedsThatAreNoNumbersAreTold(String seeds) {
        Invocation sample = Invocation.of("sample", "--seeds", seeds, "--out", dir.resolve("grid.png"));
        assertThat(sample.code()).isEqualTo(2);
        assertThat(sample.err()).contains("--seeds:");
    }

    @Test
    void aStackTraceIsShownOnRequestAlone() {
        assertThat(Invocation.of("--debug", "run", dir.resolve("none.yaml")).err())
                .contains("\tat ");
        assertThat(Invocation.of("run", dir.resolve("none.yaml"), "--debug").err())
                .contains("\tat ");
    }
}
