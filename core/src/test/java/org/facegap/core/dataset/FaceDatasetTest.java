package org.facegap.core.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.facegap.core.UserError;
import org.facegap.core.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

class FaceDatasetTest {
    private static final List<String> ATTRIBUTES = List.of("tone", "age");

    /** A device on Linux that is always full. */
    private static final Path FULL = Path.of("/dev/full");

    @TempDir
    Path dir;

    private static Image image(int seed) {
        byte[] rgb = new byte[3 * 16 * 16];
        new SplittableRandom(seed).nextBytes(rgb);
        return new Image(16, 16, rgb);
    }

    private static DatasetCard card() {
        return DatasetCard.describe(
                "test", 16, ATTRIBUTES, "noise", "none", Map.of("tone", 0.1), "CC0", true, Map.of("seed", 1));
    }

    private static Map<String, AttributeLabel> labels(int i) {
        Map<String, AttributeLabel> labels = new LinkedHashMap<>();
        if (i % 5 != 4) {
            labels.put("age", new AttributeLabel("old", 1 / 3.0));
        }
        labels.put("tone", new AttributeLabel(i % 3 == 0 ? "dark" : "light, very \"pale\"", 1));
        return labels;
    }

    private static FaceDataset write(Path to, int images, int shardSize) {
        try (FaceDatasetWriter writer = FaceDatasetWriter.create(to, ATTRIBUTES, 2, shardSize)) {
            for (int i = 0; i < images; i++) {
                writer.add(
                        "p" + i,
                        "id " + i / 2,
                        labels(i / 2),
                        i % 2 == 0 ? "" : "yaw=10",
                        image(i),
                        i % 2 == 0 ? new float[] {i, 0.25f} : null);
            }
            return writer.finish(card());
        }
    }

    private static Map<String, byte[]> bytes(Path root) throws IOException {
        Map<String, byte[]> bytes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes.put(root.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return bytes;
    }

    @Test
    void whatIsWrittenIsRead() {
        FaceDataset dataset = write(dir.resolve("d"), 23, 7);
        assertThat(dataset.records()).hasSize(23);
        for (int i = 0; i < 23; i++) {
            FaceRecord record = dataset.records().get(i);
            assertThat(record.key()).isEqualTo("p" + i);
            assertThat(record.identity()).isEqualTo("id " + i / 2);
            assertThat(record.shard()).isEqualTo(i / 7);
            assertThat(record.variation()).isEqualTo(i % 2 == 0 ? "" : "yaw=10");
            assertThat(record.latentRow()).isEqualTo(i % 2 == 0 ? i / 2 : -1);
            assertThat(dataset.read(record)).isEqualTo(image(i));
        }
        FaceRecord last = dataset.records().get(22);
        assertThat(last.attributes())
                .containsExactly(
                        Map.entry("tone", AttributeLabel.truth("light, very \"pale\"")),
                        Map.entry("age", new AttributeLabel("old", 0.333333)));
        assertThat(dataset.records().get(8).attributes()).containsOnlyKeys("tone");
        assertThat(dataset.latentDim()).isEqualTo(2);
        assertThat(dataset.latent(11)).containsExactly(22, 0.25f);
        assertThat(FaceDataset.open(dir.resolve("d")).records()).isEqualTo(dataset.records());
    }

    @Test
    void theCardCountsIdentitiesNotImages() {
        DatasetCard card = write(dir.resolve("d"), 23, 7).card();
        assertThat(card.images()).isEqualTo(23);
        assertThat(card.identities()).isEqualTo(12);
        assertThat(card.shares())
                .isEqualTo(Map.of("tone", Map.of("dark", 4L, "light, very \"pale\"", 8L), "age", Map.of("old", 10L)));
        assertThat(card.generator()).isEqualTo(Map.of("seed", 1));
    }

    @Test
    void twoRunsGiveTheSameBytes() throws IOException {
        write(dir.resolve("a"), 151, 20);
        write(dir.resolve("b"), 151, 20);
        Map<String, byte[]> a = bytes(dir.resolve("a"));
        Map<String, byte[]> b = bytes(dir.resolve("b"));
        assertThat(a).hasSize(8 + 3);
        assertThat(a.keySet()).isEqualTo(b.keySet());
        a.forEach((name, content) -> assertThat(b.get(name)).as(name).isEqualTo(content));
    }

    @Test
    void shardsAreTarFilesThatOthersRead() throws IOException {
        FaceDataset dataset = write(dir.resolve("d"), 23, 7);
        List<String> names = new ArrayList<>();
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(Files.newInputStream(dir.resolve("d/shards/000003.tar")))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                names.add(entry.getName());
                assertThat(entry.getLastModifiedTime().toMillis()).isZero();
                assertThat(entry.getLongUserId()).isZero();
                byte[] content = tar.readAllBytes();
                if (entry.getName().equals("p22.json")) {
                    assertThat(new String(content, StandardCharsets.UTF_8))
                            .isEqualTo("{\"attributes\":{\"age\":{\"confidence\":0.333333,\"value\":\"old\"},"
                                    + "\"tone\":{\"confidence\":1.0,\"value\":\"light, very \\\"pale\\\"\"}},"
                                    + "\"identity\":\"id 11\",\"variation\":\"\"}");
                }
                if (entry.getName().equals("p22.png")) {
                    assertThat(Image.decode(content)).isEqualTo(image(22));
                    assertThat((long) content.length)
                            .isEqualTo(dataset.records().get(22).length());
                }
            }
        }
        assertThat(names).containsExactly("p21.png", "p21.json", "p22.png", "p22.json");
    }

    @Test
    void theIndexIsPlainCsv() throws IOException {
        write(dir.resolve("d"), 2, 7);
        List<String> lines = Files.readAllLines(dir.resolve("d/index.csv"));
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0))
                .isEqualTo("key,identity,shard,offset,length,tone,tone.confidence,age,age.confidence,"
                        + "variation,latent,sha256");
        assertThat(lines.get(1)).matches("p0,id 0,0,512,\\d+,dark,1,old,0\\.333333,,0,[0-9a-f]{64}");
    }

    @Test
    void aChangedImageIsNoticed() throws IOException {
        FaceDataset dataset = write(dir.resolve("d"), 10, 7);
        FaceRecord record = dataset.records().get(8);
        Path shard = dir.resolve("d/shards/000001.tar");
        try (RandomAccessFile file = new RandomAccessFile(shard.toFile(), "rw")) {
            file.seek(record.offset() + record.length() / 2);
            int old = file.read();
            file.seek(record.offset() + record.length() / 2);
            file.write(old ^ 1);
        }
        assertThatThrownBy(() -> dataset.read(record))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("'p8'")
                .hasMessageContaining(shard.toString())
                .hasMessageContaining("checksum");
        assertThat(dataset.read(dataset.records().get(9))).isEqualTo(image(9));
    }

    @Test
    void damagedFoldersAreNotOpened() throws IOException {
        Path folder = dir.resolve("d");
        write(folder, 10, 7);
        Path index = folder.resolve("index.csv");
        Path shard = folder.resolve("shards/000001.tar");
        String good = Files.readString(index);
        byte[] tar = Files.readAllBytes(shard);

        Files.writeString(index, good.replace("tone.confidence", "tone-confidence"));
        assertOpeningFails(index + ":1: expected the columns");
        Files.writeString(index, good.replace("p4,", "p3,"));
        assertOpeningFails(index + ":6: the key 'p3' is there twice");
        Files.writeString(index, good.replaceFirst("\np9,.*\n", "\n"));
        assertOpeningFails("lists 9 images, the card says 10");
        Files.writeString(index, good.replaceFirst("p2,id 1,0,\\d+", "p2,id 1,0,x"));
        assertOpeningFails(index + ":4: ");
        Files.writeString(index, good.replaceFirst("p2,id 1", "p2,\"id 1"));
        assertOpeningFails(index + ":4: ");
        Files.writeString(index, good.replaceFirst("(\np8,.*),4,([0-9a-f]{64})", "$1,5,$2"));
        assertOpeningFails("has the latent 5");
        Files.writeString(index, good);

        try (RandomAccessFile file = new RandomAccessFile(shard.toFile(), "rw")) {
            file.setLength(2000);
        }
        assertOpeningFails(shard + " is cut off");
        Files.delete(shard);
        assertOpeningFails(shard + " does not exist");
        Files.write(shard, tar);
        assertThat(FaceDataset.open(folder).records()).hasSize(10);
        Files.delete(folder.resolve("dataset.json"));
        assertOpeningFails("is not a face dataset");
    }

    private void assertOpeningFails(String message) {
        assertThatThrownBy(() -> FaceDataset.open(dir.resolve("d")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(message);
    }

    @Test
    void wrongAdditionsAreRefused() {
        try (FaceDatasetWriter writer = FaceDatasetWriter.create(dir.resolve("d"), List.of("tone"), 0)) {
            writer.add("a", "x", Map.of(), "", image(1), null);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> writer.add("a", "x", Map.of(), "", image(1), null))
                    .withMessageContaining("added before");
            assertThatIllegalArgumentException().isThrownBy(() -> writer.add("a/b", "x", Map.of(), "", image(1), null));
            assertThatIllegalArgumentException().isThrownBy(() -> writer.add("b", "", Map.of(), "", image(1), null));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> writer.add("b", "x\ny", Map.of(), "", image(1), null));
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> writer.add("b", "x", Map.of("age", AttributeLabel.truth("old")), "", image(1), null));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> writer.add("b", "x", Map.of(), "", image(1), new float[2]));
            assertThatIllegalArgumentException().isThrownBy(() -> writer.finish(card()));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> writer.finish(
                            DatasetCard.describe("t", 32, List.of("tone"), "", "", Map.of(), "", false, Map.of())))
                    .withMessageContaining("32 px");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FaceDatasetWriter.create(dir.resolve("e"), List.of("sha256"), 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FaceDatasetWriter.create(dir.resolve("e"), List.of("tone", "tone"), 0));
    }

    @Test
    void aKilledRunIsBegunAnewAndAFinishedOneIsKept() throws IOException {
        Path folder = dir.resolve("d");
        try (FaceDatasetWriter writer = FaceDatasetWriter.create(folder, ATTRIBUTES, 2, 2)) {
            for (int i = 0; i < 100; i++) {
                writer.add("old" + i, "x", Map.of(), "", image(i), new float[2]);
            }
        }
        assertThat(folder.resolve("shards/000010.tar")).exists();
        assertThat(folder.resolve("dataset.json")).doesNotExist();
        write(folder, 23, 7);
        write(dir.resolve("clean"), 23, 7);
        assertThat(bytes(folder).keySet()).isEqualTo(bytes(dir.resolve("clean")).keySet());
        assertThatThrownBy(() -> write(folder, 1, 7))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("already holds a face dataset");
    }

    @Test
    void anEmptyDatasetIsADataset() {
        FaceDataset dataset = write(dir.resolve("d"), 0, 7);
        assertThat(dataset.records()).isEmpty();
        assertThat(dataset.card().shares()).isEqualTo(Map.of("tone", Map.of(), "age", Map.of()));
    }

    @Test
    void aFolderThatCannotBeMadeIsTold() throws IOException {
        Path file = Files.writeString(dir.resolve("file"), "");
        assertThatThrownBy(() -> FaceDatasetWriter.create(file.resolve("d"), ATTRIBUTES, 0))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("cannot write " + file.resolve("d"));
    }

    @Test
    @EnabledIf("hasFullDevice")
    void aFullDiskIsToldWithFileAndFreeSpace() throws IOException {
        Path folder = Files.createDirectories(dir.resolve("d"));
        Files.createSymbolicLink(folder.resolve("index.csv"), FULL);
        assertThatThrownBy(() -> write(folder, 5, 7))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("cannot write " + folder.resolve("index.csv") + ": No space left")
                .hasMessageContaining("MiB free on its disk");
        assertThat(folder.resolve("dataset.json")).doesNotExist();
    }

    static boolean hasFullDevice() {
        return Files.exists(FULL);
    }
}
