package org.facegap.core.dataset.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.facegap.core.dataset.DatasetCard;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.progress.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Real sources, where they are at hand. */
@EnabledIfSystemProperty(named = "facegap.reference", matches = ".+")
class ReferenceLayoutsTest {
    @TempDir
    Path dir;

    private static Path reference(String name) {
        return Path.of(Objects.requireNonNull(System.getProperty("facegap.reference")))
                .resolve(name);
    }

    @Test
    void utkFace() {
        ImportReport report = TinySources.run(new UtkFaceLayout(reference("utkface-112.tar")), dir.resolve("d"));
        long skipped = report.skipped().stream().mapToLong(Skipped::count).sum();
        assertThat(report.images() + skipped).isEqualTo(18_658);
        assertThat(TinySources.reasons(report)).containsExactly("1 a name without an age, a gender or a race");
        assertThat(report.kept()).isEqualTo(report.images());
        report.values()
                .forEach((attribute, values) -> assertThat(values.values().stream()
                                .mapToLong(Long::longValue)
                                .sum())
                        .as(attribute)
                        .isEqualTo(report.images()));
        assertThat(report.values().getOrDefault("race", Map.of())).hasSize(5);
        assertThat(report.values().getOrDefault("gender", Map.of())).hasSize(2);
        FaceDataset dataset = FaceDataset.open(dir.resolve("d"));
        assertThat(dataset.card().size()).isEqualTo(112);
        DatasetCheck check = DatasetCheck.of(dataset, Progress.silent());
        assertThat(check.whole()).isTrue();
        assertThat(check.duplicates()).isZero();
    }

    @Test
    void lfw() {
        LabelTable gender = LabelTable.read(reference("lfw-600/gender.csv"));
        ImportReport report = TinySources.run(new LfwLayout(reference("lfw-600"), null, gender), dir.resolve("d"));
        assertThat(report.images()).isEqualTo(776);
        assertThat(report.pairs()).isEqualTo(600);
        assertThat(TinySources.reasons(report)).containsExactly("1 a file with the ending .csv");
        DatasetCard card = FaceDataset.open(dir.resolve("d")).card();
        assertThat(card.size()).isEqualTo(112);
        assertThat(card.identities()).isEqualTo(409);
        assertThat(card.shares()).containsOnlyKeys("gender");
    }
}
