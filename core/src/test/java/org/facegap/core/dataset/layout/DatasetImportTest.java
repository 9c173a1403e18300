package org.facegap.core.dataset.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.facegap.core.UserError;
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetImportTest {
    @TempDir
    Path dir;

    private static FolderLayout folders(Path source) {
        return new FolderLayout(source, LabelTable.none());
    }

    @Test
    void jpegsKeepTheirBytesAndOtherFormatsBecomePng() throws IOException {
        ByteArrayOutputStream bmp = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB), "bmp", bmp);
        TinySources source = new TinySources()
                .jpeg("ann/1.jpg")
                .file("ann/2.png", TinySources.png(2, 16))
                .file("bob/x/1.BMP", bmp.toByteArray())
                .text("bob/readme.txt", "no image");
        ImportReport report = TinySources.run(folders(source.folder(dir.resolve("s"))), dir.resolve("d"));
        assertThat(report.images()).isEqualTo(3);
        assertThat(report.kept()).isEqualTo(2);
        assertThat(report.changed()).isEqualTo(1);
        assertThat(TinySources.reasons(report)).containsExactly("1 a file with the ending .txt");
        FaceDataset dataset = FaceDataset.open(dir.resolve("d"));
        assertThat(dataset.records()).extracting(FaceRecord::identity).containsExactly("ann", "ann", "bob/x");
        assertThat(dataset.records()).extracting(FaceRecord::key).containsExactly("ann_1", "ann_2", "bob_x_1");
        assertThat(dataset.bytes(dataset.records().get(0))).isEqualTo(source.bytes("ann/1.jpg"));
        assertThat(dataset.bytes(dataset.records().get(1))).isEqualTo(source.bytes("ann/2.png"));
        assertThat(dataset.read(dataset.records().get(2)).rgb()).containsOnly(0);
        assertThat(dataset.card().size()).isEqualTo(16);
        assertThat(dataset.card().licence()).isEqualTo("noise, free");
        assertThat(dataset.card().imagesMayBeShown()).isFalse();
        assertThat(Files.readString(dir.resolve("d/sources.csv")))
                .isEqualTo("key,path\nann_1,ann/1.jpg\nann_2,ann/2.png\nbob_x_1,bob/x/1.BMP\n");
        assertThat(new String(Files.readAllBytes(dir.resolve("d/shards/000000.tar")), StandardCharsets.ISO_8859_1))
                .startsWith("ann_1.jpg\0");
    }

    @Test
    void allContainersGiveTheSameDataset() throws IOException {
        TinySources source = new TinySources();
        for (int i = 0; i < 70; i++) {
            source.jpeg(String.format(Locale.ROOT, "p%02d/%03d.jpg", i / 3, i));
        }
        TinySources.run(folders(source.folder(dir.resolve("s"))), dir.resolve("a"));
        TinySources.run(folders(source.tar(dir.resolve("s.tar"))), dir.resolve("b"));
        TinySources.run(folders(source.tar(dir.resolve("s.tar.gz"))), dir.resolve("c"));
        TinySources.run(folders(source.zip(dir.resolve("s.zip"))), dir.resolve("d"));
        Map<String, byte[]> first = TinySources.everything(dir.resolve("a"));
        assertThat(first.keySet())
                .containsExactly("dataset.json", "import.json", "index.csv", "shards/000000.tar", "sources.csv");
        for (String other : List.of("b", "c", "d")) {
            Map<String, byte[]> bytes = TinySources.everything(dir.resolve(other));
            assertThat(bytes.keySet()).isEqualTo(first.keySet());
            bytes.forEach((name, content) ->
                    assertThat(content).as(other + "/" + name).isEqualTo(first.get(name)));
        }
    }

    @Test
    void furtherImagesOfAGifAreTold() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (int i = 0; i < 3; i++) {
                writer.writeToSequence(
                        new IIOImage(new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_INDEXED), null, null), null);
            }
            writer.endWriteSequence();
        }
        ByteArrayOutputStream single = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_INDEXED), "gif", single);
        TinySources source =
                new TinySources().file("a/1.gif", bytes.toByteArray()).file("a/2.gif", single.toByteArray());
        ImportReport report = TinySources.run(folders(source.folder(dir.resolve("s"))), dir.resolve("d"));
        assertThat(report.images()).isEqualTo(2);
        assertThat(report.notes())
                .singleElement()
                .satisfies(n ->
                        assertThat(n.reason()).isEqualTo("a GIF file of several images, of which the first is taken"))
                .satisfies(n -> assertThat(n.first()).containsExactly("a/1.gif"));
    }

    @Test
    void damagedImagesAreCountedAndNamed() throws IOException {
        byte[] whole = TinySources.jpeg(1, 64, 64);
        TinySources source = new TinySources()
                .jpeg("a/1.jpg")
                .file("a/2.jpg", Arrays.copyOf(whole, 100))
                .file("a/3.jpg", new byte[0])
                .text("a/4.png", "<html>not found</html>")
                .jpeg("a/5.jpg");
        ImportReport report = TinySources.run(folders(source.folder(dir.resolve("s"))), dir.resolve("d"));
        assertThat(report.images()).isEqualTo(2);
        assertThat(TinySources.reasons(report))
                .containsExactly(
                        "1 an empty file", "1 an image that is cut off", "1 no image of a format that is read");
        assertThat(report.skipped().get(1).first())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("a/2.jpg: ");
    }

    @Test
    void pathsThatLeadOutAndLinksAreNotFollowed() throws IOException {
        Path archive = dir.resolve("evil.tar");
        byte[] image = TinySources.jpeg(3, 16, 16);
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(Files.newOutputStream(archive))) {
            for (String name :
                    List.of("../../out/1.jpg", "/etc/2.jpg", "a/../../3.jpg", "a/.hidden/4.jpg", "a\\b\\5.jpg")) {
                TarArchiveEntry entry = new TarArchiveEntry(name, true);
                entry.setSize(image.length);
                tar.putArchiveEntry(entry);
                tar.write(image);
                tar.closeArchiveEntry();
            }
            TarArchiveEntry link = new TarArchiveEntry("a/link.jpg", TarConstants.LF_SYMLINK);
            link.setLinkName("/etc/passwd");
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
        }
        ImportReport report = TinySources.run(folders(archive), dir.resolve("d"));
        assertThat(report.images()).isEqualTo(1);
        assertThat(FaceDataset.open(dir.resolve("d")).records().get(0).identity())
                .isEqualTo("a/b");
        assertThat(TinySources.reasons(report))
                .containsExactly("1 a hidden file", "1 a link", "3 a path that leads out of the archive");

        Path folder = new TinySources().jpeg("a/1.jpg").folder(dir.resolve("f"));
        Path secret = Files.write(dir.resolve("secret.jpg"), image);
        Files.createSymbolicLink(folder.resolve("a/2.jpg"), secret);
        Files.createSymbolicLink(folder.resolve("b"), dir.resolve("f/a"));
        ImportReport linked = TinySources.run(folders(folder), dir.resolve("e"));
        assertThat(linked.images()).isEqualTo(1);
        assertThat(TinySources.reasons(linked)).as("also of a folder").containsExactly("2 a link");
    }

    @Test
    void namesThatMakeOneKeyAreToldApart() throws IOException {
        TinySources source = new TinySources()
                .jpeg("a b/1.jpg")
                .jpeg("a_b/1.jpg")
                .jpeg("a-b/" + "x".repeat(120) + ".jpg")
                .jpeg("\u00e9/1.jpg");
        TinySources.run(folders(source.zip(dir.resolve("s.zip"))), dir.resolve("d"));
        FaceDataset dataset = FaceDataset.open(dir.resolve("d"));
        assertThat(dataset.records())
                .extracting(FaceRecord::key)
                .doesNotHaveDuplicates()
                .hasSize(4);
        assertThat(dataset.records()).extracting(FaceRecord::identity).contains("a b", "a_b", "\u00e9");
    }

    @Test
    void imagesAreResizedWhereASizeIsAsked() throws IOException {
        TinySources source = new TinySources()
                .file("a/fits.jpg", TinySources.jpeg(1, 24, 24))
                .file("a/large.jpg", TinySources.jpeg(2, 60, 48));
        ImportReport report = TinySources.run(folders(source.folder(dir.resolve("s"))), dir.resolve("d"), 24);
        assertThat(report.kept()).isEqualTo(1);
        assertThat(report.changed()).isEqualTo(1);
        FaceDataset dataset = FaceDataset.open(dir.resolve("d"));
        assertThat(dataset.card().size()).isEqualTo(24);
        assertThat(dataset.bytes(dataset.records().get(0))).isEqualTo(source.bytes("a/fits.jpg"));
        Image made = dataset.read(dataset.records().get(1));
        assertThat(List.of(made.width(), made.height())).containsExactly(24, 24);
        // noise averaged over 2 x 2 pixels and more is greyer than noise
        assertThat(spread(made)).isLessThan(0.7 * spread(Image.decode(source.bytes("a/large.jpg"))));
    }

    private static double spread(Image image) {
        double sum = 0;
        double squares = 0;
        for (byte b : image.rgb()) {
            sum += b & 0xFF;
            squares += (b & 0xFF) * (double) (b & 0xFF);
        }
        double mean = sum / image.rgb().length;
        return Math.sqrt(squares / image.rgb().length - mean * mean);
    }

    @Test
    void mixedSizesHaveNoSize() throws IOException {
        TinySources source = new TinySources()
                .file("a/1.jpg", TinySources.jpeg(1, 24, 24))
                .file("a/2.jpg", TinySources.jpeg(2, 30, 20));
        TinySources.run(folders(source.folder(dir.resolve("s"))), dir.resolve("d"));
        assertThat(FaceDataset.open(dir.resolve("d")).card().size()).isZero();
    }

    @Test
    void labelsComeFromATable() throws IOException {
        Path table = Files.writeString(dir.resolve("l.csv"), "image;gender;5 o'clock\nann\\1.jpg;F;yes\n2.jpg;;no\n");
        TinySources source =
                new TinySources().jpeg("ann/1.jpg").jpeg("bob/2.jpg").jpeg("bob/3.jpg");
        LabelTable labels = LabelTable.read(table);
        ImportReport report =
                TinySources.run(new FolderLayout(source.folder(dir.resolve("s")), labels), dir.resolve("d"));
        List<FaceRecord> records = FaceDataset.open(dir.resolve("d")).records();
        assertThat(records.get(0).attributes())
                .isEqualTo(Map.of("gender", AttributeLabel.truth("F"), "a_5_o_clock", AttributeLabel.truth("yes")));
        assertThat(records.get(1).attributes()).isEqualTo(Map.of("a_5_o_clock", AttributeLabel.truth("no")));
        assertThat(records.get(2).attributes()).isEmpty();
        assertThat(report.values())
                .isEqualTo(Map.of("gender", Map.of("F", 1L), "a_5_o_clock", Map.of("yes", 1L, "no", 1L)));
        assertThatThrownBy(() -> LabelTable.read(Files.writeString(dir.resolve("m.csv"), "f,g\n../x.jpg,1\n")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("m.csv:2: expected a path inside the source");
        assertThatThrownBy(() -> LabelTable.read(Files.writeString(dir.resolve("n.csv"), "f,g\na.jpg,1\na.jpg,2\n")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("n.csv:3: the image 'a.jpg' is there twice");
    }

    @Test
    void foldersInUseAreLeftAlone() throws IOException {
        Path source = new TinySources().jpeg("a/1.jpg").folder(dir.resolve("s"));
        Files.createDirectories(dir.resolve("full"));
        Files.writeString(dir.resolve("full/thesis.tex"), "x");
        assertThatThrownBy(() -> TinySources.run(folders(source), dir.resolve("full")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("is not empty: it holds thesis.tex");
        TinySources.run(folders(source), dir.resolve("d"));
        assertThatThrownBy(() -> TinySources.run(folders(source), dir.resolve("d")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("is not empty: it holds dataset.json");
    }

    @Test
    void aKilledImportIsBegunAnew() throws IOException {
        Path source = new TinySources().jpeg("a/1.jpg").jpeg("a/2.jpg").folder(dir.resolve("s"));
        TinySources.run(folders(source), dir.resolve("whole"));
        TinySources.run(folders(source), dir.resolve("killed"));
        Files.delete(dir.resolve("killed/dataset.json"));
        Files.writeString(dir.resolve("killed/index.csv"), "half a li");
        TinySources.run(folders(source), dir.resolve("killed"));
        Map<String, byte[]> whole = TinySources.everything(dir.resolve("whole"));
        TinySources.everything(dir.resolve("killed"))
                .forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(whole.get(name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"empty", "loose", "broken.zip", "broken.tar", "broken.tgz", "nothing", "x.rar"})
    void sourcesThatAreNoneAreOneSentence(String name) throws IOException {
        Path source = dir.resolve(name);
        switch (name) {
            case "empty" -> Files.createDirectories(source);
            case "loose" -> new TinySources().jpeg("1.jpg").folder(source);
            case "nothing" -> assertThat(source).doesNotExist();
            default -> Files.write(source, TinySources.png(1, 40));
        }
        assertThatThrownBy(() -> TinySources.run(folders(source), dir.resolve("d")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(
                        name.equals("empty") || name.equals("loose") ? "no image could be imported" : name);
        assertThat(dir.resolve("d/dataset.json")).doesNotExist();
    }
}
