package org.facegap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.results.suite.ArmResults;
import org.facegap.core.results.suite.Exposure;
import org.facegap.core.results.suite.SuiteResults;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Arms over the training sets of other arms: what is tried against a gap, beside plain training. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MitigationSuiteTest {
    private static final String ARMS = """
            arms:
              - {name: biased, source: world, composition: population}
              - {name: balanced, source: world, composition: balanced, training: {init: biased}}
              - {name: oversampled, source: same, of: biased, training: {sampling: {kind: group, groupBy: [tone]}}}
              - {name: by-identity, source: same, of: biased, training: {sampling: identity}}
              - {name: plain-again, source: same, of: biased}
              - {name: mixed, source: mix, of: {biased: 3, balanced: 1}}
            """;

    private Path dir;
    private Path run;
    private Invocation first;

    private static String suite(String arms) {
        int from = TinySuite.YAML.indexOf("arms:");
        return TinySuite.YAML.substring(0, from) + arms + TinySuite.YAML.substring(TinySuite.YAML.indexOf("world: {"));
    }

    @BeforeAll
    void runOnce(@TempDir Path temporary) throws IOException {
        dir = temporary;
        run = dir.resolve("run");
        first = Invocation.of("run", TinySuite.write(dir, suite(ARMS)), "--out", run);
    }

    private Path folder(String start) throws IOException {
        try (Stream<Path> folders = Files.list(run)) {
            return folders.filter(f -> String.valueOf(f.getFileName()).startsWith(start))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void everyArmIsMeasuredAndToldApart() throws IOException {
        assertThat(first.code()).as(first.all()).isZero();
        SuiteResults results = SuiteResults.read(run.resolve("results.json"));
        assertThat(results.arms())
                .extracting(ArmResults::method)
                .containsExactly(
                        "world",
                        "world, trained further from biased",
                        "world, every tone equally often",
                        "world, every identity equally often",
                        "world",
                        "mix");
        Map<String, String> models = results.protocol().content().models();
        assertThat(models.get("oversampled@seed1")).isNotEqualTo(models.get("biased@seed1"));
        assertThat(models.get("plain-again@seed1"))
                .as("the same training is the same model")
                .isEqualTo(models.get("biased@seed1"));
        String report = Jsoup.parse(run.resolve("report.html").toFile()).text();
        assertThat(report)
                .contains("every tone equally often", "What each recognition training saw", "trained further");
        assertThat(Jsoup.parse(run.resolve("report.html").toFile()).select("img"))
                .as("a grid per training set and group: three sets")
                .hasSize(9);
    }

    @Test
    void nothingIsMadeOrCopiedTwice() throws IOException {
        try (Stream<Path> folders = Files.list(run)) {
            assertThat(folders.map(f -> String.valueOf(f.getFileName()))
                            .filter(name -> name.startsWith("generate-") || name.startsWith("mix-")))
                    .hasSize(3);
        }
        assertThat(folder("mix-mixed").resolve("shards")).doesNotExist();
        Invocation again = Invocation.of("run", dir.resolve("tiny.yaml"), "--out", run);
        assertThat(again.out()).contains("made 0");
    }

    @Test
    void bothBudgetsAreInTheResults() {
        SuiteResults results = SuiteResults.read(run.resolve("results.json"));
        Exposure plain = seen(results, 0);
        Exposure oversampled = seen(results, 2);
        assertThat(List.of(plain.all().drawn(), oversampled.all().drawn())).containsOnly(24L);
        assertThat(plain.all()).isEqualTo(new Exposure.Counts(24, 24, 12, 24, 12));
        assertThat(seen(results, 1).all().drawn()).isEqualTo(24);
        assertThat(seen(results, 1).inAll())
                .as("the arm goes on from a trained one")
                .isEqualTo(48);
        assertThat(tones(oversampled).values())
                .extracting(Exposure.Counts::drawn)
                .containsOnly(8L);
        assertThat(tones(plain))
                .hasEntrySatisfying(
                        "light", counts -> assertThat(counts.drawn()).isEqualTo(16));
    }

    private static Map<String, Exposure.Counts> tones(Exposure exposure) {
        return Objects.requireNonNull(exposure.values().get("tone"));
    }

    private static Exposure seen(SuiteResults results, int arm) {
        return Objects.requireNonNull(results.arms().get(arm).curves().get(0).seen());
    }

    @Test
    void aMixHasItsSharesAndNobodyTwice() throws IOException {
        FaceDataset mixed = FaceDataset.open(folder("mix-mixed"));
        long biased = identities(mixed, "biased:");
        long balanced = identities(mixed, "balanced:");
        // Of the biased set eight identities are not in the balanced one too: ten in all, three to one.
        assertThat(List.of(biased, balanced)).containsExactly(7L, 3L);
        assertThat(mixed.records().stream().map(FaceRecord::sha256).distinct())
                .hasSize(mixed.records().size());
    }

    private static long identities(FaceDataset set, String start) {
        return set.records().stream()
                .map(FaceRecord::identity)
                .filter(identity -> identity.startsWith(start))
                .distinct()
                .count();
    }

    @Test
    void armsThatAreNotThereAreNamed() throws IOException {
        String wrong = ARMS.replace("of: biased, training: {sampling: identity}", "of: mixed")
                .replace("{biased: 3, balanced: 1}", "{biased: 3, balancd: 1}");
        Invocation bad = Invocation.of(
                "run",
                Files.writeString(dir.resolve("wrong.yaml"), suite(wrong)),
                "--dry-run",
                "--out",
                dir.resolve("wrong"));
        assertThat(bad.code()).isEqualTo(2);
        assertThat(bad.err())
                .contains("arms.3.of: there is no arm 'mixed' before this one")
                .contains("arms.5.of.balancd: there is no arm 'balancd' before this one; did you mean 'balanced'?");
    }

    @Test
    void aDryRunTellsWhatIsMade() throws IOException {
        Invocation plan = Invocation.of("run", dir.resolve("tiny.yaml"), "--dry-run", "--out", dir.resolve("dry"));
        assertThat(plan.code()).as(plan.all()).isZero();
        assertThat(plan.out()).contains("mix-mixed", "of balanced and biased", "train-oversampled-1");
    }
}
