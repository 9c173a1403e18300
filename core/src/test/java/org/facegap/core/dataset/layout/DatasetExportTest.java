package org.facegap.core.dataset.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.core.dataset.DatasetCard;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceDatasetWriter;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.image.EncodedImage;
import org.facegap.core.json.Json;
import org.facegap.core.progress.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetExportTest {
    private static final List<String> ATTRIBUTES = List.of("age", "gender", "race");

    @TempDir
    Path dir;

    private FaceDataset dataset(String... identities) {
        try (FaceDatasetWriter writer = FaceDatasetWriter.create(dir.resolve("d"), ATTRIBUTES, 0)) {
            for (int i = 0; i < identities.length; i++) {
                EncodedImage image = EncodedImage.of(i % 2 == 0 ? TinySources.jpeg(i, 16, 16) : TinySources.png(i, 16));
                Map<String, AttributeLabel> labels = i == 2
                        ? Map.of()
                        : Map.of(
                                "age", AttributeLabel.truth("" + (20 + i)),
                                "gender", AttributeLabel.truth(i % 2 == 0 ? "female" : "0"),
                                "race", new AttributeLabel("asian", 0.75));
                writer.add("k" + i, identities[i], labels, "", image, null);
            }
            return writer.finish(DatasetCard.describe(
                    "d", 16, ATTRIBUTES, "noise", "", Map.of(), "for tests only", false, Map.of()));
        }
    }

    @Test
    void foldersAreOnePerIdentityWithTheSameBytes() throws IOException {
        FaceDataset dataset = dataset("ann", "ann", "bob/../x", "../../evil", "ANN");
        Path out = dir.resolve("out");
        DatasetExport.Report report = DatasetExport.run(dataset, ExportFormat.FOLDERS, out, Progress.silent());
        assertThat(report.images()).isEqualTo(5);
        Map<String, byte[]> files = TinySources.everything(dir);
        assertThat(files.keySet().stream().filter(name -> !name.startsWith("d/") && !name.startsWith("out/")))
                .isEmpty();
        assertThat(TinySources.everything(out).keySet())
                .contains("LICENCE.txt", "dataset-card.json", "ann/k0.jpg", "ann/k1.png", "bob___x/k2.jpg")
                .anyMatch(name -> name.matches("ANN-[0-9a-f]{16}/k4\\.jpg"))
                .anyMatch(name -> name.matches("_+evil/k3\\.png"));
        assertThat(Files.readAllBytes(out.resolve("ann/k0.jpg"))).isEqualTo(TinySources.jpeg(0, 16, 16));
        assertThat(Files.readString(out.resolve("LICENCE.txt"))).isEqualTo("for tests only\n");
        assertThat(Json.read(out.resolve("dataset-card.json"), DatasetCard.class))
                .isEqualTo(dataset.card());
    }

    @Test
    void whatIsExportedAsFoldersCanBeImported() throws IOException {
        FaceDataset dataset = dataset("ann", "ann", "bob");
        Path out = dir.resolve("out");
        DatasetExport.run(dataset, ExportFormat.FOLDERS, out, Progress.silent());
        TinySources.run(new FolderLayout(out, LabelTable.none()), dir.resolve("again"));
        FaceDataset again = FaceDataset.open(dir.resolve("again"));
        assertThat(again.records()).extracting(FaceRecord::identity).containsExactly("ann", "ann", "bob");
        assertThat(again.records())
                .extracting(FaceRecord::sha256)
                .containsExactlyElementsOf(
                        dataset.records().stream().map(FaceRecord::sha256).toList());
    }

    @Test
    void utkFaceNamesComeBackAsLabels() {
        Path out = dir.resolve("out");
        DatasetExport.Report report =
                DatasetExport.run(dataset("a", "b", "c", "d"), ExportFormat.UTKFACE, out, Progress.silent());
        assertThat(report.images()).isEqualTo(3);
        assertThat(report.skipped())
                .hasSize(1)
                .first()
                .extracting(Skipped::first)
                .isEqualTo(List.of("k2"));
        assertThat(out.resolve("20_1_2_00000000000000000.jpg")).exists();
        assertThat(out.resolve("21_0_2_00000000000000001.png")).exists();
        ImportReport again = TinySources.run(new UtkFaceLayout(out), dir.resolve("again"));
        assertThat(again.images()).isEqualTo(3);
        assertThat(FaceDataset.open(dir.resolve("again")).records().get(0).attributes())
                .containsEntry("age", AttributeLabel.truth("20"))
                .containsEntry("gender", AttributeLabel.truth("female"))
                .containsEntry("race", AttributeLabel.truth("Asian"));
    }

    @Test
    void aTableNamesEveryImage() throws IOException {
        Path out = dir.resolve("out");
        DatasetExport.run(dataset("ann", "b,ob", "c"), ExportFormat.CSV, out, Progress.silent());
        assertThat(Files.readString(out.resolve("index.csv"))).isEqualTo("""
                file,identity,age,age.confidence,gender,gender.confidence,race,race.confidence,variation
                images/000000/k0.jpg,ann,20,1.0,female,1.0,asian,0.75,
                images/000000/k1.png,"b,ob",21,1.0,0,1.0,asian,0.75,
                images/000000/k2.jpg,c,,,,,,,
                """);
        assertThat(out.resolve("images/000000/k1.png")).hasBinaryContent(TinySources.png(1, 16));
    }

    @Test
    void foldersInUseAndMissingAttributesAreTold() throws IOException {
        FaceDataset dataset = dataset("a");
        Files.createDirectories(dir.resolve("out/x"));
        assertThatThrownBy(() -> DatasetExport.run(dataset, ExportFormat.CSV, dir.resolve("out"), Progress.silent()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("is not empty");
        Path plain = dir.resolve("plain");
        TinySources.run(
                new FolderLayout(new TinySources().jpeg("a/1.jpg").folder(dir.resolve("s")), LabelTable.none()), plain);
        assertThatThrownBy(() -> DatasetExport.run(
                        FaceDataset.open(plain), ExportFormat.UTKFACE, dir.resolve("o"), Progress.silent()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("need the attributes age, gender and race");
    }

    @Test
    void exportingNothingIsAFailureThatSaysWhy() throws IOException {
        Path table = Files.writeString(dir.resolve("l.csv"), "file,age,gender,race\na/1.jpg,old,F,x\na/2.jpg,,M,x\n");
        Path source = new TinySources().jpeg("a/1.jpg").jpeg("a/2.jpg").folder(dir.resolve("s"));
        TinySources.run(new FolderLayout(source, LabelTable.read(table)), dir.resolve("in"));
        assertThatThrownBy(() -> DatasetExport.run(
                        FaceDataset.open(dir.resolve("in")), ExportFormat.UTKFACE, dir.resolve("o"), Progress.silent()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("nothing was exported to ")
                .hasMessageContaining("2 no age, gender and race in UTKFace's values (for example a_1)")
                .extracting(failure -> ((UserError) failure).exitCode())
                .isEqualTo(1);
        assertThat(dir.resolve("o")).isEmptyDirectory();
    }

    @Test
    void checksFindWhatIsDamagedAndWhatIsCopied() throws IOException {
        FaceDataset dataset = dataset("a", "b", "c", "d");
        assertThat(DatasetCheck.of(dataset, Progress.silent()))
                .isEqualTo(new DatasetCheck(4, List.of(), List.of(), 0, 0));
        FaceRecord second = dataset.records().get(1);
        try (RandomAccessFile shard =
                new RandomAccessFile(dir.resolve("d/shards/000000.tar").toFile(), "rw")) {
            shard.seek(second.offset() + 40);
            int old = shard.read();
            shard.seek(second.offset() + 40);
            shard.write(old ^ 1);
        }
        DatasetCheck damaged = DatasetCheck.of(FaceDataset.open(dir.resolve("d")), Progress.silent());
        assertThat(damaged.whole()).isFalse();
        assertThat(damaged.damaged()).hasSize(1);
        assertThat(damaged.damaged().get(0).first().get(0)).contains("'k1'", "checksum");

        Path copies = new TinySources()
                .file("a/1.jpg", TinySources.jpeg(5, 16, 16))
                .file("a/2.jpg", TinySources.jpeg(5, 16, 16))
                .file("b/1.jpg", TinySources.jpeg(5, 16, 16))
                .folder(dir.resolve("s"));
        TinySources.run(new FolderLayout(copies, LabelTable.none()), dir.resolve("copies"));
        DatasetCheck check = DatasetCheck.of(FaceDataset.open(dir.resolve("copies")), Progress.silent());
        assertThat(check.whole()).isTrue();
        assertThat(check.duplicates()).isEqualTo(2);
        assertThat(check.acrossIdentities()).isEqualTo(1);
    }
}
