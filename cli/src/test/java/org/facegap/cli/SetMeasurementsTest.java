package org.facegap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.facegap.core.json.Json;
import org.facegap.core.npy.NpyRows;
import org.facegap.core.progress.Progress;
import org.facegap.core.random.Gaussian;
import org.facegap.generator.quality.Distances;
import org.facegap.generator.quality.QualityReport;
import org.facegap.generator.uniqueness.UniquenessReport;
import org.facegap.generator.worldset.WorldIdentities;
import org.facegap.generator.worldset.WorldSets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code facegap uniqueness} and {@code facegap quality} on identities of the world, with the shipped models. */
class SetMeasurementsTest {
    @TempDir
    Path dir;

    private Path identities(String name, int identities, long seed) {
        Path folder = dir.resolve(name);
        new WorldSets()
                .render(
                        name,
                        new WorldIdentities("identities", 1, "balanced", identities, 2, 64, 0.45, false, seed),
                        folder,
                        Progress.silent());
        return folder;
    }

    private Path rows(String name, int count, int dimension) {
        Path file = dir.resolve(name);
        Gaussian random = new Gaussian(1);
        try (NpyRows out = NpyRows.create(file, dimension)) {
            float[] row = new float[dimension];
            for (int i = 0; i < count; i++) {
                random.fill(row);
                out.add(row);
            }
        }
        return file;
    }

    @Test
    void identitiesAreComparedWithEachOtherAndWithOthers() {
        Path subjects = identities("identities", 12, 1);
        Path others = identities("others", 12, 2);
        Invocation uniqueness = Invocation.of(
                "uniqueness", subjects, "--by", "tone", "--thresholds", "-1,0.5", "--out", dir.resolve("u"));
        assertThat(uniqueness.code()).as(uniqueness.all()).isZero();
        UniquenessReport pairs = Json.read(dir.resolve("u/uniqueness.json"), UniquenessReport.class);
        assertThat(pairs.identities()).isEqualTo(12);
        assertThat(pairs.groups()).containsExactly("dark", "light", "medium");
        assertThat(pairs.thresholds().get(0).pairs()).isEqualTo(66);
        assertThat(pairs.embedder()).isEqualTo("builtin:embedder-audit");
        assertThat(dir.resolve("u/nearest.csv")).isNotEmptyFile();
        Invocation again = Invocation.of(
                "uniqueness", dir.resolve("u/embeddings.npy"), "--thresholds", "0.5", "--out", dir.resolve("v"));
        assertThat(again.code()).as(again.all()).isZero();
        UniquenessReport rows = Json.read(dir.resolve("v/uniqueness.json"), UniquenessReport.class);
        assertThat(rows.thresholds().get(0).pairs())
                .isEqualTo(pairs.thresholds().get(1).pairs());
        assertThat(rows.embedder()).isEqualTo("not told");

        Invocation quality = Invocation.of(
                "quality", subjects, "--reference", others, "--by", "age+tone", "--out", dir.resolve("q"));
        assertThat(quality.code()).as(quality.all()).isZero();
        assertThat(quality.out())
                .contains("Frechet distance in builtin:embedder-audit's space", "sharpness")
                .doesNotContain("FID", "KID");
        QualityReport report = Json.read(dir.resolve("q/quality.json"), QualityReport.class);
        Distances all = Objects.requireNonNull(report.distances().get(QualityReport.ALL));
        assertThat(all.images()).isEqualTo(24);
        assertThat(all.kernel().isOk()).isTrue();
        assertThat(report.balance()).containsKeys("tone", "age", "presentation", "age+tone");
        Map<String, Object> labels = Objects.requireNonNull(
                Objects.requireNonNull(report.confidence().get("tone")).labels().get(QualityReport.ALL));
        assertThat(labels).as("the labels are the truth").containsEntry("n", 12).containsEntry("min", 1.0);
    }

    @Test
    void inceptionFeaturesGiveFidAndKid() {
        Invocation quality = Invocation.of(
                "quality",
                rows("a.npy", 60, 8),
                "--reference",
                rows("b.npy", 90, 8),
                "--inception",
                "--out",
                dir.resolve("q"));
        assertThat(quality.code()).as(quality.all()).isZero();
        assertThat(quality.out()).contains("FID; KID");
        assertThat(Json.read(dir.resolve("q/quality.json"), QualityReport.class).frechetName())
                .isEqualTo("FID");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "uniqueness nowhere | there is no nowhere; expected the folder of a face dataset or a .npy file",
                "uniqueness a.npy --by tone | --by: the rows of a .npy file have no attributes",
                "uniqueness a.npy --memory 1 | --memory: expected a whole number of MiB from 32",
                "uniqueness a.npy --thresholds 2 | expected 1 to 100 cosines from -1 to 1",
                "uniqueness a.npy --thresholds high | 'high' is not a double",
                "uniqueness folder | is not a face dataset: it has no dataset.json",
                "quality a.npy --reference folder | --reference: expected a .npy file",
                "quality folder --reference folder --inception | --inception: facegap has no Inception network",
                "quality a.npy --reference a.npy --by tone | --by: the rows of .npy files have no attributes",
                "quality a.npy --reference a.npy --images 1 | --images: expected a whole number from 2",
                "quality a.npy | --reference",
                "quality text.npy --reference text.npy | not a NumPy array file",
            })
    void mistakesAreTold(String line, String message) throws Exception {
        rows("a.npy", 30, 4);
        Files.createDirectories(dir.resolve("folder"));
        Files.writeString(dir.resolve("text.npy"), "no array");
        Object[] arguments = Stream.of(line.trim().split(" ", -1))
                .map(word -> word.matches(".*npy|folder") ? dir.resolve(word) : word)
                .toArray();
        Invocation run = Invocation.of(arguments);
        assertThat(run.code()).as(run.all()).isIn(1, 2);
        assertThat(run.err()).contains(message.trim()).doesNotContain("\tat ");
    }
}
