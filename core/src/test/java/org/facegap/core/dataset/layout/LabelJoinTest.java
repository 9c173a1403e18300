package org.facegap.core.dataset.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every label goes to the image that its line names, and what a table has beside them is told. */
class LabelJoinTest {
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
                "race;image of somebody\nBlack;p\\a.jpg\nWhite;p\\b.jpg\n",
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
                .hasMessageContaining("the images are 'p/a.jpg', 'p/b.jpg'")
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
                        "2 a line of the label file without an image", "2 an image without a line in the label file");
        assertThat(report.notes().get(0).first()).containsExactly("p/x.jpg", "p/y.jpg");
        assertThat(report.notes().get(1).first()).containsExactly("p/b.jpg", "p/c.jpg");
    }

    @Test
    void imagesWithoutAValueAreTold() throws IOException {
        ImportReport report = labelled(two(), "file,race,age\np/a.jpg,Black,\np/b.jpg,,30\n");
        assertThat(report.notes())
                .extracting(note -> note.reason() + ": " + String.join("; ", note.first()))
                .containsExactlyInAnyOrder(
                        "an image without a value of age in the label file: p/a.jpg",
                        "an image without a value of race in the label file: p/b.jpg");
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
                .hasMessageContaining("none of its 1 lines is one of the 2 images");
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
    void aWholePathIsNoOtherImagesLabel(String above, String container) throws IOException {
        Path table = labels(WHOLE, StandardCharsets.UTF_8);
        TinySources source = trainAndVal(above);
        Path at = container.equals("s")
                ? source.folder(dir.resolve("s"))
                : container.endsWith("zip") ? source.zip(dir.resolve(container)) : source.tar(dir.resolve(container));
        ImportReport folders = TinySources.run(new FolderLayout(at, LabelTable.read(table)), dir.resolve("d"));
        assertThat(races()).containsExactly("-", "-", "A", "B");
        assertThat(notes(folders)).containsExactly("2 an image without a line in the label file");
        ImportReport fairFace = TinySources.run(new FairFaceLayout(at, table), dir.resolve("f"));
        assertThat(FaceDataset.open(dir.resolve("f")).records())
                .extracting(FaceRecord::key)
                .containsExactly("val_1", "val_2");
        assertThat(TinySources.reasons(fairFace)).containsExactly("2 not in the label file");
        assertThat(fairFace.skipped().get(0).first()).containsExactly(above + "train/1.jpg", above + "train/2.jpg");
    }

    @Test
    void aWholePathWinsOverAnEnding() throws IOException {
        ImportReport report = labelled(trainAndVal("").jpeg("copy/val/1.jpg"), WHOLE);
        assertThat(races()).containsExactly("-", "-", "-", "A", "B");
        assertThat(report.notes().get(0).first()).containsExactly("copy/val/1.jpg", "train/1.jpg", "train/2.jpg");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"file,race\nx/y/p/a.jpg,A\nx/y/q/a.jpg,C\nx/y/p/b.jpg,B\n", "file,race\nv/a.jpg,A\nv/b.jpg,B\n"})
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
                .hasMessageContaining("its line '1.jpg' fits the images 'train/1.jpg' and 'val/1.jpg'");
    }

    @Test
    void aLineThatFitsSeveralImagesLabelsNone() {
        assertThatThrownBy(() -> labelled(two().jpeg("q/a.jpg"), "file,race\na.jpg,Black\nb.jpg,White\n"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("its line 'a.jpg' fits the images 'p/a.jpg' and 'q/a.jpg'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# labels v1\nfile,race\np/a.jpg,Black\np/b.jpg,White\n",
                "2\nrace\np/a.jpg -1\np/b.jpg  1\n",
                "\"file\" \"race\"\n\"1\" \"p/a.jpg\" \"Black\"\n\"2\" \"p/b.jpg\" \"White\"\n"
            })
    void whatStandsBeforeAHeaderIsPassedOver(String table) throws IOException {
        labelled(two(), table);
        assertThat(races())
                .containsExactlyElementsOf(table.startsWith("2") ? List.of("-1", "1") : List.of("Black", "White"));
    }

    @Test
    void linesWithOtherNumbersOfFieldsAreTold() throws IOException {
        ImportReport report = labelled(
                two().jpeg("p/c.jpg"), "file,race,gender\np/a.jpg,Black\np/b.jpg,White,M,extra\np/c.jpg,White,F,,\n");
        assertThat(races()).containsExactly("Black", "White", "White");
        assertThat(report.notes())
                .containsExactly(
                        new Skipped("an image without a value of gender in the label file", 1, List.of("p/a.jpg")),
                        new Skipped("the label file has lines with fewer fields than its header", 1, List.of("line 2")),
                        new Skipped(
                                "the label file has lines with more fields than its header; those beyond are not used",
                                1,
                                List.of("line 3")));
    }

    @Test
    void aHeaderThatIsTooShortForAllLinesIsAnErrorWherePathsAreNotFirst() throws IOException {
        assertThatThrownBy(() -> labelled(two(), "file,race\nx,p/a.jpg,Black\nx,p/b.jpg,White\n"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(
                        "labels.csv: every line has more fields than the header, which has 2 (file, race)");
        labelled(two(), "file,race\n1,p/a.jpg,Black\n2,p/b.jpg,White\n");
        assertThat(races()).as("numbers of rows").containsExactly("Black", "White");
    }

    @Test
    void namesOfAttributesThatChangeAreToldAndMustDiffer() throws IOException {
        ImportReport report = labelled(two(), "file,Gr\u00f6\u00dfe,race,key\np/a.jpg,1,A,x\n");
        assertThat(report.values()).containsOnlyKeys("Gr__e", "race", "a_key");
        assertThat(report.notes().stream().filter(note -> note.reason().contains("names are changed")))
                .singleElement()
                .extracting(Skipped::first)
                .isEqualTo(List.of("'Gr\u00f6\u00dfe' is Gr__e", "'key' is a_key"));
        assertThatThrownBy(() -> LabelTable.read(labels("file,race 1,race.1\np/a.jpg,A,B\n", StandardCharsets.UTF_8)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("the columns 'race 1' and 'race.1' would both be the attribute race_1");
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

    @Test
    void labelsBesideTheImagesAreNoLeftover() throws IOException {
        Path folder =
                two().text("labels.csv", "file,race\np/a.jpg,x\np/b.jpg,y\n").folder(dir.resolve("s"));
        ImportReport report = TinySources.run(
                new FolderLayout(folder, LabelTable.read(folder.resolve("labels.csv"))), dir.resolve("d"));
        assertThat(report.skipped()).isEmpty();
        assertThat(FaceDataset.open(dir.resolve("d")).records().get(1).attributes())
                .containsEntry("race", AttributeLabel.truth("y"));
    }
}
