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
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.core.dataset.DatasetCard;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceDatasetWriter;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.image.EncodedPicture;
import org.facegap.core.image.OddPictures;
import org.facegap.core.image.Picture;
import org.facegap.core.progress.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever an import does not use, or uses without being sure, is told; nothing is lost in silence. */
class LosslessImportTest {
    @TempDir
    Path dir;

    private static List<String> notes(ImportReport report) {
        return report.notes().stream().map(n -> n.count() + " " + n.reason()).toList();
    }

    private Path labels(String text, Charset charset) throws IOException {
        return Files.write(dir.resolve("labels.csv"), text.getBytes(charset));
    }

    private ImportReport labelled(TinySources source, String text) throws IOException {
        Path table = labels(text, StandardCharsets.UTF_8);
        return TinySources.run(
                new FolderLayout(source.folder(dir.resolve("s")), LabelTable.read(table)), dir.resolve("d"));
    }

    private static TinySources two() {
        return new TinySources().jpeg("p/a.jpg").jpeg("p/b.jpg");
    }

    private List<String> races() {
        return FaceDataset.open(dir.resolve("d")).records().stream()
                .map(r -> r.attributes().containsKey("race")
                        ? r.attributes().get("race").value()
                        : "-")
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"folder", "s.tar", "s.tar.gz", "s.zip"})
    void cutPicturesAreNamedInEveryContainer(String container) throws IOException {
        byte[] jpeg = TinySources.jpeg(1, 64, 64);
        byte[] png = TinySources.png(2, 64);
        TinySources source = new TinySources()
                .jpeg("p/whole.jpg")
                .file("p/cut60.jpg", Arrays.copyOf(jpeg, jpeg.length * 6 / 10))
                .file("p/noend.jpg", Arrays.copyOf(jpeg, jpeg.length - 2))
                .file("p/cut90.png", Arrays.copyOf(png, png.length * 9 / 10))
                .file("p/progressive.jpg", Arrays.copyOf(OddPictures.jpeg(64, 64, true), 900));
        Path at = container.equals("folder")
                ? source.folder(dir.resolve("s"))
                : container.endsWith("zip") ? source.zip(dir.resolve(container)) : source.tar(dir.resolve(container));
        ImportReport report = TinySources.run(new FolderLayout(at, LabelTable.none()), dir.resolve("d"));
        assertThat(report.pictures()).isEqualTo(1);
        assertThat(TinySources.reasons(report)).containsExactly("4 a picture that is cut off");
        assertThat(String.join(" ", report.skipped().get(0).first()))
                .contains("p/cut60.jpg", "p/noend.jpg", "p/cut90.png", "p/progressive.jpg");
    }

    @Test
    void aDatasetThatHoldsACutPictureIsNotWhole() throws IOException {
        byte[] jpeg = TinySources.jpeg(1, 64, 64);
        byte[] cut = Arrays.copyOf(jpeg, jpeg.length * 9 / 10);
        try (FaceDatasetWriter writer = FaceDatasetWriter.create(dir.resolve("old"), List.of(), 0)) {
            writer.add("k0", "a", Map.of(), "", new EncodedPicture(jpeg, "jpg", 64, 64), null);
            writer.add("k1", "a", Map.of(), "", new EncodedPicture(cut, "jpg", 64, 64), null);
            writer.finish(DatasetCard.describe("old", 64, List.of(), "s", "", Map.of(), "free", false, Map.of()));
        }
        DatasetCheck check = DatasetCheck.of(FaceDataset.open(dir.resolve("old")), Progress.silent());
        assertThat(check.whole()).isFalse();
        assertThat(check.damaged()).extracting(Skipped::reason).containsExactly("a picture that is cut off");
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
        assertThat(report.pictures()).isEqualTo(3);
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
    void picturesAreTurnedWhenWrittenAnewAndCountedOtherwise() throws IOException {
        BufferedImage wide = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 32 * 32; i++) {
            wide.setRGB(i % 32, i / 32, i % 32 < 16 ? 0xFFFFFF : 0);
        }
        byte[] lying = OddPictures.exif(OddPictures.jpeg(wide, false), 6);
        TinySources source = new TinySources().file("p/6.jpg", lying).jpeg("p/a.jpg");
        Path folder = source.folder(dir.resolve("s"));
        ImportReport kept = TinySources.run(new FolderLayout(folder, LabelTable.none()), dir.resolve("kept"));
        assertThat(List.of(kept.turned(), kept.toTurn(), kept.kept())).containsExactly(0L, 1L, 2L);
        ImportReport anew = TinySources.run(new FolderLayout(folder, LabelTable.none()), dir.resolve("new"), 16);
        assertThat(List.of(anew.turned(), anew.toTurn())).containsExactly(1L, 0L);
        for (String name : List.of("kept", "new")) {
            FaceDataset dataset = FaceDataset.open(dir.resolve(name));
            Picture seen = dataset.read(dataset.records().get(0));
            int side = seen.width();
            assertThat(seen.rgb()[3 * side + side / 2 * 3] & 0xFF)
                    .as(name + ": white is above")
                    .isGreaterThan(240);
            assertThat(seen.rgb()[3 * side * (side - 2)] & 0xFF)
                    .as(name + ": black is below")
                    .isLessThan(15);
        }
    }

    @Test
    void aColumnThatNumbersRowsIsNoLabelAndNoPath() throws IOException {
        ImportReport report = labelled(two(), ",file,race\n0,p/a.jpg,Black\n1,p/b.jpg,White\n");
        assertThat(races()).containsExactly("Black", "White");
        assertThat(report.values()).containsOnlyKeys("race");
        assertThat(notes(report)).singleElement().asString().contains("a column that numbers its rows");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Unnamed: 0\trace\timage_id\n1\tBlack\tp/a.jpg\n2\tWhite\tp/b.jpg\n",
                "index,file,race,\n7,p/a.jpg,Black,\n3,p/b.jpg,White,\n",
                "race;picture of somebody\nBlack;p\\a.jpg\nWhite;p\\b.jpg\n",
                "\uFEFF" + "img,race\r\np/a.jpg,Black\r\np/b.jpg,White\r\n"
            })
    void pathsAreFoundWhereverTheyStand(String table) throws IOException {
        ImportReport report = labelled(two(), table);
        assertThat(races()).containsExactly("Black", "White");
        assertThat(report.values()).containsOnlyKeys("race");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file,race\na,Black\nb,White\n|folder and ending",
                "file,race\nP/A.JPG,Black\nP/B.JPG,White\n|upper and lower case",
                "file,race\np/a.png,Black\np/b.png,White\n|the ending",
                "file,race\nx/1.jpg,Black\n|"
            })
    void labelsThatMatchNothingAreAnErrorWithBothSides(String text) {
        String[] parts = text.split("\\|", -1);
        assertThatThrownBy(() -> labelled(two(), parts[0]))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("labels.csv: none of its ")
                .hasMessageContaining("the pictures are 'p/a.jpg', 'p/b.jpg'")
                .hasMessageContaining("the column 'file'")
                .hasMessageContaining(
                        parts[1].isEmpty() ? "the labels have 'x/1.jpg'; " : "they differ only in " + parts[1]);
        assertThat(dir.resolve("d/dataset.json")).doesNotExist();
    }

    @Test
    void labelsThatMatchInPartAreTold() throws IOException {
        ImportReport report =
                labelled(two().jpeg("p/c.jpg"), "file,race\np/a.jpg,Black\np/x.jpg,White\np/y.jpg,White\n");
        assertThat(races()).containsExactly("Black", "-", "-");
        assertThat(notes(report))
                .containsExactly(
                        "2 a line of the label file without a picture", "2 a picture without a line in the label file");
        assertThat(report.notes().get(0).first()).containsExactly("p/x.jpg", "p/y.jpg");
        assertThat(report.notes().get(1).first()).containsExactly("p/b.jpg", "p/c.jpg");
    }

    @Test
    void fairFaceTellsWhatItsLabelsDoNotFit() throws IOException {
        Path folder = two().folder(dir.resolve("s"));
        Path table = labels(",file,race\n0,p/a.jpg,Black\n", StandardCharsets.UTF_8);
        ImportReport report = TinySources.run(new FairFaceLayout(folder, table), dir.resolve("d"));
        assertThat(TinySources.reasons(report)).containsExactly("1 not in the label file");
        assertThat(notes(report)).singleElement().asString().contains("a column that numbers its rows");
        labels("file,race\nval/a.png,Black\n", StandardCharsets.UTF_8);
        assertThatThrownBy(() -> TinySources.run(new FairFaceLayout(folder, table), dir.resolve("e")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("none of its 1 lines is one of the 2 pictures");
    }

    private static final String WHOLE = "file,race\nval/1.jpg,A\nval/2.jpg,B\n";

    /** FairFace's own layout has train/1.jpg and val/1.jpg. */
    private static TinySources trainAndVal(String above) {
        TinySources source = new TinySources();
        List.of("train", "val").forEach(part -> {
            source.jpeg(above + part + "/1.jpg").jpeg(above + part + "/2.jpg");
        });
        return source;
    }

    @ParameterizedTest
    @CsvSource({"'', s", "'', s.tar.gz", "fairface/, s", "a/b/, s.zip"})
    void aWholePathIsNoOtherPicturesLabel(String above, String container) throws IOException {
        Path table = labels(WHOLE, StandardCharsets.UTF_8);
        TinySources source = trainAndVal(above);
        Path at = container.equals("s")
                ? source.folder(dir.resolve("s"))
                : container.endsWith("zip") ? source.zip(dir.resolve(container)) : source.tar(dir.resolve(container));
        ImportReport folders = TinySources.run(new FolderLayout(at, LabelTable.read(table)), dir.resolve("d"));
        assertThat(races()).containsExactly("-", "-", "A", "B");
        assertThat(notes(folders)).containsExactly("2 a picture without a line in the label file");
        ImportReport fairFace = TinySources.run(new FairFaceLayout(at, table), dir.resolve("f"));
        assertThat(FaceDataset.open(dir.resolve("f")).records())
                .extracting(FaceRecord::key)
                .containsExactly("val_1", "val_2");
        assertThat(TinySources.reasons(fairFace)).containsExactly("2 not in the label file");
        assertThat(fairFace.skipped().get(0).first())
                .containsExactly(above + "train/1.jpg", above + "train/2.jpg");
    }

    @Test
    void aWholePathWinsOverAnEnding() throws IOException {
        ImportReport report = labelled(trainAndVal("").jpeg("copy/val/1.jpg"), WHOLE);
        assertThat(races()).containsExactly("-", "-", "-", "A", "B");
        assertThat(report.notes().get(0).first()).containsExactly("copy/val/1.jpg", "train/1.jpg", "train/2.jpg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file,race\nx/y/p/a.jpg,A\nx/y/q/a.jpg,C\nx/y/p/b.jpg,B\n", "file,race\nv/a.jpg,A\nv/b.jpg,B\n"})
    void longerPathsAndOtherFoldersCountWhereNothingFitsBetter(String table) throws IOException {
        labelled(two(), table);
        assertThat(races()).containsExactly("A", "B");
    }

    @Test
    void aNameThatTheTableHasTwiceLabelsNone() {
        assertThatThrownBy(() -> labelled(two(), "file,race\nv/a.jpg,A\nw/a.jpg,B\n"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("none of its 2 lines");
        assertThatThrownBy(() -> TinySources.run(
                        new FairFaceLayout(
                                trainAndVal("").folder(dir.resolve("t")),
                                labels("file,race\n1.jpg,A\n", StandardCharsets.UTF_8)),
                        dir.resolve("f")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("its line '1.jpg' fits the pictures 'train/1.jpg' and 'val/1.jpg'");
    }

    @Test
    void aLineThatFitsSeveralPicturesLabelsNone() {
        assertThatThrownBy(() -> labelled(two().jpeg("q/a.jpg"), "file,race\na.jpg,Black\nb.jpg,White\n"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("its line 'a.jpg' fits the pictures 'p/a.jpg' and 'q/a.jpg'");
    }

    @Test
    void aTableWithoutAHeaderIsAnError() {
        assertThatThrownBy(() -> labelled(two(), "p/a.jpg,Black\np/b.jpg,White\n"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("labels.csv:1: expected a header such as file,race");
    }

    @Test
    void encodingsOfLabelsAreFoundOutAndToldWhenTheyAreAGuess() throws IOException {
        Path folder = two().folder(dir.resolve("s"));
        Path table = labels("file,race\np/a.jpg,\u201Ebl\u00e4ck\u201C\n", Charset.forName("windows-1252"));
        ImportReport report = TinySources.run(new FolderLayout(folder, LabelTable.read(table)), dir.resolve("d"));
        assertThat(races()).containsExactly("\u201Ebl\u00e4ck\u201C", "-");
        assertThat(notes(report)).contains("1 the label file is not UTF-8 and is read as Windows-1252");
        labels("\uFEFFfile,race\np/a.jpg,bl\u00e4ck\n", StandardCharsets.UTF_16LE);
        ImportReport wide = TinySources.run(new FolderLayout(folder, LabelTable.read(table)), dir.resolve("e"));
        assertThat(wide.values()).containsEntry("race", Map.of("bl\u00e4ck", 1L));
        assertThat(notes(wide)).noneMatch(note -> note.contains("UTF-8"));
    }

    @Test
    void valuesThatDifferOnlyInCaseOrBlanksAreTold() throws IOException {
        ImportReport report =
                labelled(two().jpeg("p/c.jpg"), "file,race\np/a.jpg,East Asian\np/b.jpg,east_asian\np/c.jpg,White\n");
        assertThat(notes(report)).containsExactly("1 values of one attribute that differ only in case or blanks");
        assertThat(report.notes().get(0).first()).containsExactly("race: 'East Asian' 1, 'east_asian' 1");
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
                "name;a;b;c\n\"Bo_\u00d6z\";1;2\nBo_\u00d6z;1;\"Cy D\";2\n"
            })
    void pairListsAreReadInTheirOwnWay(String text) throws IOException {
        ImportReport report = lfw(text, StandardCharsets.UTF_8);
        assertThat(report.pairs()).isEqualTo(2);
        assertThat(report.skipped()).isEmpty();
        assertThat(notes(report)).containsExactly("3 a picture in no pair");
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
                .hasMessageContaining("the pairs name 'ann_0001', 'ann_0002', 'cy_d_0002'; the pictures are 'Ann_0001'")
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
                        .pictures())
                .isEqualTo(2);
        TinySources cross = new TinySources()
                .jpeg("Ann_1.JPEG")
                .jpeg("Ann_2.jpg")
                .jpeg("Bo \u00d6z_1.jpg.jpg")
                .jpeg("Cy_3.png");
        Path list = Files.writeString(
                dir.resolve("cross.txt"), "Ann_1.JPEG 1\nAnn_2.jpg 1\nBo \u00d6z_1.jpg.jpg 0\nCy_3.png 0\n");
        ImportReport report =
                TinySources.run(new CrossLfwLayout(cross.folder(dir.resolve("c")), list), dir.resolve("cd"));
        assertThat(report.pairs()).isEqualTo(2);
        TinySources bfw =
                new TinySources().jpeg("asian_females/n 1/0010_01.jpg.JPG").jpeg("asian_females/n 1/0020.x.jpeg");
        assertThat(TinySources.run(new BfwLayout(bfw.folder(dir.resolve("b")), null), dir.resolve("bd"))
                        .pictures())
                .isEqualTo(2);
    }

    @Test
    void nothingInASourceEndsTheImportButWhatMust() throws IOException {
        byte[] bomb = OddPictures.png(1, 1, 8, 2, new byte[] {0, 1, 2, 3});
        ByteBuffer.wrap(bomb).putInt(16, 60_000).putInt(20, 60_000);
        CRC32 crc = new CRC32();
        crc.update(bomb, 12, 17);
        ByteBuffer.wrap(bomb).putInt(29, (int) crc.getValue());
        byte[] wide = OddPictures.jpeg(16, 16, false);
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
                        "2 a link",
                        "2 a picture too large",
                        "1 an empty file",
                        "1 no picture of a format that is read");
    }

    @Test
    void aMemberThatCannotBeUnpackedIsToldAndTheOthersAreRead() throws IOException {
        Path zip = new TinySources().jpeg("p/a.jpg").jpeg("p/b.jpg").zip(dir.resolve("s.zip"));
        byte[] bytes = Files.readAllBytes(zip);
        // the middle of the first member's deflated data
        Arrays.fill(bytes, 60, 200, (byte) 0xFF);
        Files.write(zip, bytes);
        ImportReport report = TinySources.run(new FolderLayout(zip, LabelTable.none()), dir.resolve("d"));
        assertThat(report.pictures()).isEqualTo(1);
        assertThat(report.skipped())
                .singleElement()
                .matches(s -> s.first().toString().contains("p/a.jpg"));
    }

    @Test
    void labelsBesideThePicturesAreNoLeftover() throws IOException {
        Path folder =
                two().text("labels.csv", "file,race\np/a.jpg,x\np/b.jpg,y\n").folder(dir.resolve("s"));
        ImportReport report = TinySources.run(
                new FolderLayout(folder, LabelTable.read(folder.resolve("labels.csv"))), dir.resolve("d"));
        assertThat(report.skipped()).isEmpty();
        assertThat(FaceDataset.open(dir.resolve("d")).records().get(1).attributes())
                .containsEntry("race", AttributeLabel.truth("y"));
    }
}
