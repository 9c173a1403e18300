package org.facegap.core.dataset.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.facegap.core.UserError;
import org.facegap.core.dataset.DatasetCard;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceDatasetWriter;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.image.EncodedImage;
import org.facegap.core.image.Image;
import org.facegap.core.image.OddImages;
import org.facegap.core.progress.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever an import does not use, or uses without being sure, is told; nothing is lost in silence. */
class LosslessImportTest {
    @TempDir
    Path dir;

    private static List<String> notes(ImportReport report) {
        return report.notes().stream().map(n -> n.count() + " " + n.reason()).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"folder", "s.tar", "s.tar.gz", "s.zip"})
    void cutImagesAreNamedInEveryContainer(String container) throws IOException {
        byte[] jpeg = TinySources.jpeg(1, 64, 64);
        byte[] png = TinySources.png(2, 64);
        TinySources source = new TinySources()
                .jpeg("p/whole.jpg")
                .file("p/cut60.jpg", Arrays.copyOf(jpeg, jpeg.length * 6 / 10))
                .file("p/noend.jpg", Arrays.copyOf(jpeg, jpeg.length - 2))
                .file("p/cut90.png", Arrays.copyOf(png, png.length * 9 / 10))
                .file("p/progressive.jpg", Arrays.copyOf(OddImages.jpeg(64, 64, true), 900));
        Path at = container.equals("folder")
                ? source.folder(dir.resolve("s"))
                : container.endsWith("zip") ? source.zip(dir.resolve(container)) : source.tar(dir.resolve(container));
        ImportReport report = TinySources.run(new FolderLayout(at, LabelTable.none()), dir.resolve("d"));
        assertThat(report.images()).isEqualTo(1);
        assertThat(TinySources.reasons(report)).containsExactly("4 an image that is cut off");
        assertThat(String.join(" ", report.skipped().get(0).first()))
                .contains("p/cut60.jpg", "p/noend.jpg", "p/cut90.png", "p/progressive.jpg");
    }

    @Test
    void aDatasetThatHoldsACutImageIsNotWhole() throws IOException {
        byte[] jpeg = TinySources.jpeg(1, 64, 64);
        byte[] cut = Arrays.copyOf(jpeg, jpeg.length * 9 / 10);
        try (FaceDatasetWriter writer = FaceDatasetWriter.create(dir.resolve("old"), List.of(), 0)) {
            writer.add("k0", "a", Map.of(), "", new EncodedImage(jpeg, "jpg", 64, 64), null);
            writer.add("k1", "a", Map.of(), "", new EncodedImage(cut, "jpg", 64, 64), null);
            writer.finish(DatasetCard.describe("old", 64, List.of(), "s", "", Map.of(), "free", false, Map.of()));
        }
        DatasetCheck check = DatasetCheck.of(FaceDataset.open(dir.resolve("old")), Progress.silent());
        assertThat(check.whole()).isFalse();
        assertThat(check.damaged()).extracting(Skipped::reason).containsExactly("an image that is cut off");
        assertThat(check.damaged().get(0).first().get(0)).contains("'k1'", "no end marker");
    }

    @Test
    void filesOfOtherEndingsAreCountedByThem() throws IOException {
        TinySources source = new TinySources()
                .jpeg("p/ok.jpg")
                .jpeg("p/d.jpe")
                .jpeg("p/e.JFIF")
                .text("p/a.webp", "RIFF")
                .text("p/a.WebP", "RIFF")
                .text("p/b.tif", "II*")
                .text("p/no_ending", "x")
                .text("p/0001.jpg.part", "x");
        for (int i = 0; i < 40; i++) {
            source.text("q/file.x" + i, "x");
        }
        ImportReport report =
                TinySources.run(new FolderLayout(source.folder(dir.resolve("s")), LabelTable.none()), dir.resolve("d"));
        assertThat(report.images()).isEqualTo(3);
        assertThat(TinySources.reasons(report))
                .contains(
                        "2 a file with the ending .webp",
                        "1 a file with the ending .tif",
                        "1 a file with the ending .part",
                        "1 a file without an ending")
                .hasSize(21);
        assertThat(report.skipped().stream().mapToLong(Skipped::count).sum()).isEqualTo(45);
    }

    @Test
    void imagesAreTurnedWhenWrittenAnewAndCountedOtherwise() throws IOException {
        BufferedImage wide = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 32 * 32; i++) {
            wide.setRGB(i % 32, i / 32, i % 32 < 16 ? 0xFFFFFF : 0);
        }
        byte[] lying = OddImages.exif(OddImages.jpeg(wide, false), 6);
        TinySources source = new TinySources().file("p/6.jpg", lying).jpeg("p/a.jpg");
        Path folder = source.folder(dir.resolve("s"));
        ImportReport kept = TinySources.run(new FolderLayout(folder, LabelTable.none()), dir.resolve("kept"));
        assertThat(List.of(kept.turned(), kept.toTurn(), kept.kept())).containsExactly(0L, 1L, 2L);
        ImportReport anew = TinySources.run(new FolderLayout(folder, LabelTable.none()), dir.resolve("new"), 16);
        assertThat(List.of(anew.turned(), anew.toTurn())).containsExactly(1L, 0L);
        for (String name : List.of("kept", "new")) {
            FaceDataset dataset = FaceDataset.open(dir.resolve(name));
            Image seen = dataset.read(dataset.records().get(0));
            int side = seen.width();
            assertThat(seen.rgb()[3 * side + side / 2 * 3] & 0xFF)
                    .as(name + ": white is above")
                    .isGreaterThan(240);
            assertThat(seen.rgb()[3 * side * (side - 2)] & 0xFF)
                    .as(name + ": black is below")
                    .isLessThan(15);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"s.tar", "s.tar.gz", "s.zip"})
    void ofTwoMembersOfOneNameTheFirstIsKeptAndTheOtherTold(String container) throws IOException {
        byte[] first = TinySources.jpeg(1, 16, 16);
        TinySources source = new TinySources()
                .file("p/a.jpg", first)
                .jpeg("p/b.jpg")
                .file("./p/a.jpg", TinySources.jpeg(2, 16, 16))
                .file("p//a.jpg", TinySources.jpeg(3, 16, 16));
        Path at = container.endsWith("zip") ? source.zip(dir.resolve(container)) : source.tar(dir.resolve(container));
        ImportReport report = TinySources.run(new FolderLayout(at, LabelTable.none()), dir.resolve("d"));
        FaceDataset dataset = FaceDataset.open(dir.resolve("d"));
        assertThat(report.images()).isEqualTo(2);
        assertThat(dataset.bytes(dataset.records().get(0))).isEqualTo(first);
        assertThat(TinySources.reasons(report)).containsExactly("2 a second file of the same name");
    }

    @Test
    void ofTwoSpellingsOfOneNameInAFolderOneIsTold() throws IOException {
        Path folder = new TinySources()
                .jpeg("p/\u00e9.jpg")
                .jpeg("p/e\u0301.jpg")
                .jpeg("C:1/a.jpg")
                .jpeg("D:/a.jpg")
                .folder(dir.resolve("s"));
        ImportReport report = TinySources.run(new FolderLayout(folder, LabelTable.none()), dir.resolve("d"));
        assertThat(report.images()).isEqualTo(1);
        assertThat(TinySources.reasons(report))
                .containsExactly("2 a path that begins like one of a drive", "1 a second file of the same name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ann\t1\t2\nAnn\t2\t2\nAnn\t1\tAnn\t2\nAnn\t1\tCy D\t2\nAnn\t1\tAnn\t1\n",
                "name,imagenum1,imagenum2,\nAnn,1,2,\nAnn,2,2,\nAnn,1,Ann,2\nAnn,1,Cy D,2\nCy D,1,Cy D,1\n"
            })
    void pairsThatCompareNothingAreToldAndLeftOut(String pairs) throws IOException {
        ImportReport report = lfw(pairs, StandardCharsets.UTF_8);
        assertThat(report.pairs()).isEqualTo(2);
        assertThat(TinySources.reasons(report))
                .containsExactly("2 a pair of an image with itself", "1 an impostor pair of one identity");
        assertThat(Files.readString(dir.resolve("d/pairs.csv")).lines().skip(2))
                .containsExactly("0,1,1,0,", "0,5,0,0,");
    }

    @Test
    void aNameThatTwoImagesHaveIsThatOfTheFirst() throws IOException {
        Path list = Files.writeString(dir.resolve("p.txt"), "Ann\t1\t2\nAnn\t1\tBo\t1\n");
        Path folder = new TinySources()
                .jpeg("Ann/Ann_0001.jpg")
                .jpeg("Ann/Ann_0002.jpg")
                .jpeg("Bo/Bo_0001.jpg")
                .jpeg("copy/Ann/Ann_0001.jpg")
                .folder(dir.resolve("s"));
        ImportReport report = TinySources.run(new LfwLayout(folder, list, LabelTable.none()), dir.resolve("d"));
        assertThat(notes(report))
                .containsExactly("1 a second image of a name that pairs have; they are read as of the first");
        assertThat(Files.readString(dir.resolve("d/pairs.csv"))).contains("0,1,1,0,", "0,2,0,0,");
    }

    @Test
    void bfwTellsContradictionsOfItsTable() throws IOException {
        Path folder = new TinySources()
                .jpeg("asian_females/1/a.jpg")
                .jpeg("asian_females/1/b.jpg")
                .jpeg("white_males/1/a.jpg")
                .jpeg("white_males/2/a.jpg")
                .jpeg("Black_Males/3/a.jpg")
                .folder(dir.resolve("s"));
        Path table = Files.writeString(dir.resolve("bfw.csv"), """
                fold,p1,p2,label,att1,att2
                1,asian_females/1/a.jpg,asian_females/1/b.jpg,1,x,x
                1,asian_females/1/b.jpg,asian_females/1/a.jpg,1,x,x
                1,asian_females/1/a.jpg,asian_females/1/b.jpg,0,x,x
                1,asian_females/1/a.jpg,white_males/2/a.jpg,1,x,x
                1,asian_females/1/a.jpg,white_males/1/a.jpg,0,x,x
                1,asian_females/1/a.jpg,asian_females/1/a.jpg,1,x,x
                0,asian_females/1/a.jpg,white_males/2/a.jpg,0,x,x
                1,asian_females/1/a.jpg,white_males/2/a.jpg,no,x,x
                """);
        ImportReport report = TinySources.run(new BfwLayout(folder, table), dir.resolve("d"));
        assertThat(report.pairs()).isEqualTo(2);
        assertThat(TinySources.reasons(report))
                .containsExactly(
                        "1 a genuine pair of two identities",
                        "2 a line of the data table that is no pair",
                        "1 a pair of an image with itself",
                        "2 an impostor pair of one identity",
                        "1 not named ethnicity_gender/id/image");
        assertThat(notes(report))
                .containsExactly(
                        "1 a pair that is there before; it counts each time",
                        "1 an image of an identity that is in two groups; if ids begin anew in each, identities are mixed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s.tar.gz", "s.tgz", "s.zip"})
    void anArchiveThatIsCutOffIsCalledSo(String container) throws IOException {
        TinySources source = new TinySources();
        for (int i = 0; i < 30; i++) {
            source.file("p/" + i + ".jpg", TinySources.jpeg(i, 40, 40));
        }
        Path whole = container.endsWith("zip") ? source.zip(dir.resolve(container)) : tar(source, container);
        byte[] bytes = Files.readAllBytes(whole);
        for (double share : new double[] {0.3, 0.5, 0.75}) {
            Path cut = Files.write(whole, Arrays.copyOf(bytes, (int) (share * bytes.length)));
            assertThatThrownBy(() -> TinySources.run(new FolderLayout(cut, LabelTable.none()), dir.resolve("d")))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("cannot read " + cut + ": it is cut off");
        }
    }

    @Test
    void anArchiveWithoutAnEndMarkIsTold() throws IOException {
        Path whole = new TinySources()
                .file("p/a.jpg", TinySources.jpeg(1, 16, 16))
                .file("p/b.jpg", TinySources.jpeg(2, 16, 16))
                .tar(dir.resolve("s.tar"));
        int first = 512 + (TinySources.jpeg(1, 16, 16).length + 511) / 512 * 512;
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(whole, Arrays.copyOf(bytes, first + 512 + 100));
        assertThatThrownBy(() -> TinySources.run(new FolderLayout(whole, LabelTable.none()), dir.resolve("c")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("it is cut off");
        Files.write(whole, Arrays.copyOf(bytes, first));
        ImportReport report = TinySources.run(new FolderLayout(whole, LabelTable.none()), dir.resolve("d"));
        assertThat(report.images()).isEqualTo(1);
        assertThat(TinySources.reasons(report)).containsExactly("1 an archive without an end mark; is it cut off?");
    }

    private Path tar(TinySources source, String name) throws IOException {
        Path made = source.tar(dir.resolve(name.replace("tgz", "gz")));
        return made.endsWith(name) ? made : Files.move(made, dir.resolve(name));
    }

    private ImportReport lfw(String pairs, Charset charset) throws IOException {
        Path list = Files.write(dir.resolve("pairs.txt"), pairs.getBytes(charset));
        TinySources source = new TinySources();
        for (String name : List.of("Bo_\u00d6z", "Cy D", "Ann")) {
            source.jpeg(name + "/" + name + "_0001.jpg").jpeg(name + "/" + name + "_0002.JPG");
        }
        return TinySources.run(
                new LfwLayout(source.folder(dir.resolve("s")), list, LabelTable.none()), dir.resolve("d"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1\t1\nBo_\u00d6z\t1\t2\nBo_\u00d6z\t1\tCy D\t2\n",
                "name,imagenum1,imagenum2,\nBo_\u00d6z,1,2,\nBo_\u00d6z,1,Cy D,2\n",
                "1 1\nBo_\u00d6z 1 2\nBo_\u00d6z 1 Cy D 2\n",
                "p1;p2;same\nBo_\u00d6z/Bo_\u00d6z_0001.jpg;Bo_\u00d6z_0002.jpg;1\nBo_\u00d6z_0001.jpg;Cy D_0002.JPG;0\n",
                "name;a;b;c\n\"Bo_\u00d6z\";1;2\nBo_\u00d6z;1;\"Cy D\";2\n"
            })
    void pairListsAreReadInTheirOwnWay(String text) throws IOException {
        ImportReport report = lfw(text, StandardCharsets.UTF_8);
        assertThat(report.pairs()).isEqualTo(2);
        assertThat(report.skipped()).isEmpty();
        assertThat(notes(report)).containsExactly("3 an image in no pair");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "UTF-16", "decomposed"})
    void pairListsAreReadInTheirOwnEncoding(String encoding) throws IOException {
        String text = "1\t1\nBo_\u00d6z\t1\t2\nBo_\u00d6z\t1\tAnn\t2\n";
        ImportReport report = encoding.equals("decomposed")
                ? lfw(Normalizer.normalize(text, Normalizer.Form.NFD), StandardCharsets.UTF_8)
                : lfw(text, Charset.forName(encoding));
        assertThat(report.pairs()).isEqualTo(2);
        assertThat(notes(report).contains("1 a pair list that is not UTF-8 and is read as Latin-1"))
                .isEqualTo(encoding.equals("ISO-8859-1"));
    }

    @Test
    void pairsThatMatchNothingAreAnErrorWithBothSides() {
        assertThatThrownBy(() -> lfw("1\t1\nann\t1\t2\nann\t1\tcy_d\t2\n", StandardCharsets.UTF_8))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("the pairs name 'ann_0001', 'ann_0002', 'cy_d_0002'; the images are 'Ann_0001'")
                .hasMessageContaining("they differ only in upper and lower case");
        assertThatThrownBy(() -> lfw("a list of nothing\n", StandardCharsets.UTF_8))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no pair was found");
    }

    @Test
    void oddNamesOfOtherLayoutsAreKept() throws IOException {
        TinySources rfw = new TinySources()
                .jpeg("data/African/m.01/m.01_0001.JPG")
                .jpeg("data/Asian/m 2/m 2_0001.jpg.jpg")
                .text("txts/African/African_pairs.txt", "m.01\t1\t1\n");
        assertThat(TinySources.run(new RfwLayout(rfw.zip(dir.resolve("r.zip"))), dir.resolve("r"))
                        .images())
                .isEqualTo(2);
        TinySources cross = new TinySources()
                .jpeg("Ann_1.JPEG")
                .jpeg("Ann_2.jpg")
                .jpeg("Bo \u00d6z_1.jpg.jpg")
                .jpeg("Cy_3.png");
        Path list = Files.writeString(
                dir.resolve("cross.txt"), "Ann_1.JPEG 1\nAnn_2.jpg 1\nBo \u00d6z_1.jpg.jpg 0\nCy_3.png 0\n".repeat(10));
        ImportReport report =
                TinySources.run(new CrossLfwLayout(cross.folder(dir.resolve("c")), list), dir.resolve("cd"));
        assertThat(report.pairs()).isEqualTo(20);
        TinySources bfw =
                new TinySources().jpeg("asian_females/n 1/0010_01.jpg.JPG").jpeg("asian_females/n 1/0020.x.jpeg");
        assertThat(TinySources.run(new BfwLayout(bfw.folder(dir.resolve("b")), null), dir.resolve("bd"))
                        .images())
                .isEqualTo(2);
    }

    @Test
    void nothingInASourceEndsTheImportButWhatMust() throws IOException {
        byte[] bomb = OddImages.png(1, 1, 8, 2, new byte[] {0, 1, 2, 3});
        ByteBuffer.wrap(bomb).putInt(16, 60_000).putInt(20, 60_000);
        CRC32 crc = new CRC32();
        crc.update(bomb, 12, 17);
        ByteBuffer.wrap(bomb).putInt(29, (int) crc.getValue());
        byte[] wide = OddImages.jpeg(16, 16, false);
        for (int i = 0; i + 9 < wide.length; i++) {
            if (wide[i] == (byte) 0xFF && wide[i + 1] == (byte) 0xC0) {
                ByteBuffer.wrap(wide).putShort(i + 5, (short) 60_000).putShort(i + 7, (short) 60_000);
                break;
            }
        }
        Path folder = new TinySources()
                .jpeg("p/a.jpg")
                .jpeg("p/folder.jpg/b.jpg")
                .file("p/bomb.png", bomb)
                .file("p/bomb.jpg", wide)
                .file("p/empty.jpg", new byte[0])
                .text("p/page.jpg", "<html>404</html>")
                .folder(dir.resolve("s"));
        Files.createSymbolicLink(folder.resolve("p/loop"), folder);
        Files.createSymbolicLink(folder.resolve("p/self.jpg"), folder.resolve("p/self.jpg"));
        ImportReport report = TinySources.run(new FolderLayout(folder, LabelTable.none()), dir.resolve("d"));
        assertThat(FaceDataset.open(dir.resolve("d")).records())
                .extracting(FaceRecord::identity)
                .containsExactly("p", "p/folder.jpg");
        assertThat(TinySources.reasons(report))
                .containsExactlyInAnyOrder(
                        "2 a link", "2 an image too large", "1 an empty file", "1 no image of a format that is read");
    }

    @Test
    void aMemberThatCannotBeUnpackedIsToldAndTheOthersAreRead() throws IOException {
        Path zip = new TinySources().jpeg("p/a.jpg").jpeg("p/b.jpg").zip(dir.resolve("s.zip"));
        byte[] bytes = Files.readAllBytes(zip);
        // the middle of the first member's deflated data
        Arrays.fill(bytes, 60, 200, (byte) 0xFF);
        Files.write(zip, bytes);
        ImportReport report = TinySources.run(new FolderLayout(zip, LabelTable.none()), dir.resolve("d"));
        assertThat(report.images()).isEqualTo(1);
        assertThat(report.skipped())
                .singleElement()
                .matches(s -> s.first().toString().contains("p/a.jpg"));
    }
}
