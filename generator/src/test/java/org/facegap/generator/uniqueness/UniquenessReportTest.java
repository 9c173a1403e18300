package org.facegap.generator.uniqueness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.core.dataset.DatasetCard;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceDatasetWriter;
import org.facegap.core.image.Image;
import org.facegap.core.json.Json;
import org.facegap.core.progress.Progress;
import org.facegap.generator.audit.GroupKey;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.named.Embedding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From images to the report, with an embedding that is an image's mean colour. */
class UniquenessReportTest {
    @TempDir
    Path dir;

    private static final Embedding COLOUR = images -> {
        float[][] rows = new float[images.length][3];
        for (int i = 0; i < images.length; i++) {
            int plane = images[i].length / 3;
            for (int c = 0; c < 3; c++) {
                rows[i][c] = images[i][c * plane];
            }
        }
        return rows;
    };

    private void add(FaceDatasetWriter writer, String key, String identity, String tone, int r, int g, int b) {
        byte[] rgb = new byte[3 * 4];
        for (int i = 0; i < 4; i++) {
            rgb[3 * i] = (byte) r;
            rgb[3 * i + 1] = (byte) g;
            rgb[3 * i + 2] = (byte) b;
        }
        Map<String, AttributeLabel> labels = tone.isEmpty() ? Map.of() : Map.of("tone", AttributeLabel.truth(tone));
        writer.add(key, identity, labels, "", new Image(2, 2, rgb), null);
    }

    private FaceDataset set() {
        try (FaceDatasetWriter writer = FaceDatasetWriter.create(dir.resolve("set"), List.of("tone"), 0)) {
            add(writer, "p0", "anna", "light", 200, 0, 0);
            add(writer, "p1", "anna", "light", 0, 0, 200);
            add(writer, "p2", "ben, the second", "dark", 200, 1, 0);
            add(writer, "p3", "carl", "light", 0, 200, 0);
            add(writer, "p4", "dora", "dark", 0, 200, 100);
            add(writer, "p5", "eve", "", 0, 100, 0);
            return writer.finish(DatasetCard.describe(
                    "set", 2, List.of("tone"), "made", "", Map.of(), "Apache-2.0", true, Map.of()));
        }
    }

    @Test
    void reportAndListTellWhoIsLikeWhom() throws IOException {
        IdentityEmbeddings embedded = IdentityEmbeddings.embed(
                set(), COLOUR, new GroupKey(List.of("tone")), dir.resolve("e.npy"), Progress.silent());
        assertThat(embedded.groups().names()).containsExactly("dark", "light", "unlabelled");
        assertThat(embedded.identities()).containsExactly("ben, the second", "dora", "anna", "carl", "eve");
        PairCounts counts = new AllPairs(EngineRuntime.start("cpu", "float32", 1), 64 << 20)
                .measure(embedded.rows(), embedded.groups(), new double[] {0.8, 0.999}, Progress.silent());
        UniquenessReport report = UniquenessReport.of(
                "set", "colour", "tone", embedded.rows(), embedded.groups(), counts, List.of("made up"));
        assertThat(report.identities()).isEqualTo(5);
        assertThat(report.pairs()).containsExactly(List.of(1L, 4L, 2L), List.of(4L, 1L, 2L), List.of(2L, 2L, 0L));
        UniquenessReport.Reaching alike = report.thresholds().get(0);
        // anna and ben; carl, dora and eve.
        assertThat(alike.pairs()).isEqualTo(4);
        assertThat(alike.share().value()).isEqualTo(0.4);
        assertThat(alike.share().n()).isEqualTo(10);
        assertThat(alike.identities()).isEqualTo(5);
        assertThat(alike.perGroups()).containsExactly(List.of(0L, 2L, 1L), List.of(2L, 0L, 1L), List.of(1L, 1L, 0L));
        UniquenessReport.Reaching same = report.thresholds().get(1);
        assertThat(same.pairs()).isEqualTo(2);
        assertThat(same.identities()).isEqualTo(4);
        assertThat(report.nearestGroup())
                .containsExactly(List.of(0L, 2L, 0L), List.of(1L, 0L, 1L), List.of(0L, 1L, 0L));
        assertThat(report.nearest().quantiles()).containsEntry("n", 5).containsEntry("max", 1.0);
        assertThat(report.nearest().histogram()).hasSize(Nearest.BINS);
        assertThat(report.nearest().histogram().get(99)).isEqualTo(4);
        assertThat(report.nearest().histogram().get(94)).as("dora: 0.894").isEqualTo(1);
        Path file = dir.resolve("uniqueness.json");
        Json.write(file, report);
        assertThat(Json.read(file, UniquenessReport.class)).isEqualTo(report);
        Path csv = dir.resolve("nearest.csv");
        embedded.writeNearest(csv, counts);
        assertThat(Files.readAllLines(csv))
                .hasSize(6)
                .startsWith("row,identity,group,similarity,nearestRow,nearest,nearestGroup")
                .contains("3,carl,light,1.0,4,eve,unlabelled")
                .anyMatch(line ->
                        line.startsWith("0,\"ben, the second\",dark,0.99998") && line.endsWith(",2,anna,light"));
    }

    @Test
    void binsHoldTheirLowerEnd() {
        Nearest nearest = Nearest.of(new double[] {-1, -0.98, 0, 0.019, 0.02, 0.28, 0.58, 1, 1.0000000000000002});
        assertThat(nearest.histogram().get(0)).isEqualTo(1);
        assertThat(nearest.histogram().get(1)).isEqualTo(1);
        assertThat(nearest.histogram().get(50)).isEqualTo(2);
        assertThat(nearest.histogram().get(51)).isEqualTo(1);
        assertThat(nearest.histogram().get(64)).isEqualTo(1);
        assertThat(nearest.histogram().get(79)).isEqualTo(1);
        assertThat(nearest.histogram().get(99)).isEqualTo(2);
    }

    @Test
    void withoutAnAttributeThereIsOneGroup() {
        IdentityEmbeddings embedded = IdentityEmbeddings.embed(
                set(), COLOUR, new GroupKey(List.of()), dir.resolve("e.npy"), Progress.silent());
        assertThat(embedded.groups()).isEqualTo(new GroupedRows(List.of("all"), List.of(5)));
        IdentityEmbeddings read = IdentityEmbeddings.of(dir.resolve("e.npy"));
        assertThat(read.rows().count()).isEqualTo(5);
        assertThat(read.rows().read(1, 1)).containsExactly(embedded.rows().read(1, 1));
    }

    @Test
    void groupsMayBeOfSeveralAttributes() {
        FaceDataset set = set();
        assertThat(GroupKey.of("tone", set).attributes()).containsExactly("tone");
        assertThat(GroupKey.of("", set).attributes()).isEmpty();
        assertThatThrownBy(() -> GroupKey.of("tone+tune", set))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("has no attribute tune; it has tone");
        GroupKey both = new GroupKey(List.of("tone", "age"));
        AttributeLabel dark = AttributeLabel.truth("dark");
        AttributeLabel old = AttributeLabel.truth("old");
        assertThat(both.groupOf(Map.of("tone", dark, "age", old))).isEqualTo("dark+old");
        assertThat(both.groupOf(Map.of("tone", dark))).isEqualTo(GroupKey.UNLABELLED);
        assertThat(both.groups(Map.of("age", List.of("young", "old"), "tone", List.of("light", "dark"))))
                .containsExactly("light+young", "light+old", "dark+young", "dark+old");
        assertThat(both.groups(Map.of("tone", List.of("light")))).isEmpty();
    }
}
