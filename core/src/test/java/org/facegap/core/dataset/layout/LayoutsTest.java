package org.facegap.core.dataset.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.facegap.core.UserError;
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayoutsTest {
    @TempDir
    Path dir;

    private List<FaceRecord> records() {
        return FaceDataset.open(dir.resolve("d")).records();
    }

    private static Map<String, String> values(FaceRecord record) {
        Map<String, String> values = new TreeMap<>();
        record.attributes().forEach((name, label) -> values.put(name, label.value()));
        return values;
    }

    @Test
    void utkFaceNamesAreLabels() throws IOException {
        TinySources source = new TinySources()
                .jpeg("utkface/26_1_2_20170116184024662.jpg.chip.jpg")
                .jpeg("utkface/70_0_4_20170109142408075.jpg")
                .jpeg("utkface/61_1_20170109142408075.jpg")
                .jpeg("utkface/55_0_0_20170116232725357jpg.chip.jpg")
                .jpeg("utkface/24_0_1_20170116220224657 .jpg.chip.jpg")
                .jpeg("utkface/44_1_4_20170116235150272.pg.chip.jpg")
                .file("utkface/30_0_0_20170120134744097.JPG.png", TinySources.png(1, 16))
                .jpeg("utkface/53__0_20170116184028385.jpg")
                .jpeg("utkface/24_1_5_20170116232725357.jpg")
                .jpeg("utkface/200_1_1_20170116232725357.jpg");
        ImportReport report = TinySources.run(new UtkFaceLayout(source.tar(dir.resolve("u.tar"))), dir.resolve("d"));
        assertThat(TinySources.reasons(report))
                .containsExactly(
                        "1 a name that is not age_gender_race_date",
                        "2 a name without an age, a gender or a race",
                        "1 an age above 130");
        assertThat(records())
                .extracting(FaceRecord::key)
                .containsExactly(
                        "24_0_1_20170116220224657",
                        "26_1_2_20170116184024662",
                        "30_0_0_20170120134744097",
                        "44_1_4_20170116235150272",
                        "55_0_0_20170116232725357",
                        "70_0_4_20170109142408075");
        assertThat(values(records().get(1)))
                .isEqualTo(Map.of("age", "26", "age_range", "20-29", "gender", "female", "race", "Asian"));
        assertThat(values(records().get(5)))
                .isEqualTo(Map.of("age", "70", "age_range", "more than 70", "gender", "male", "race", "Others"));
        assertThat(FaceDataset.open(dir.resolve("d")).card().source()).contains("identities are not known");
    }

    @Test
    void ageRangesAreFairFaces() {
        assertThat(UtkFaceLayout.range(0)).isEqualTo("0-2");
        assertThat(UtkFaceLayout.range(2)).isEqualTo("0-2");
        assertThat(UtkFaceLayout.range(3)).isEqualTo("3-9");
        assertThat(UtkFaceLayout.range(69)).isEqualTo("60-69");
        assertThat(UtkFaceLayout.range(116)).isEqualTo("more than 70");
    }

    @Test
    void lfwHasItsPairs() throws IOException {
        TinySources source = new TinySources()
                .jpeg("lfw/Ann_A/Ann_A_0001.jpg")
                .jpeg("lfw/Ann_A/Ann_A_0002.jpg")
                .jpeg("lfw/Bob/Bob_0001.jpg")
                .jpeg("lfw/Bob/Bob_0010.jpg")
                .jpeg("lfw/Bob/Robert_0001.jpg")
                .text(
                        "pairs.txt",
                        "name\tfirst\tsecond\nAnn_A\t1\t2\nAnn_A\t1\tBob\t1\nBob\t1\t10\nBob\t10\tAnn_A\t2\nBob\t1\t7\nnonsense\n");
        ImportReport report = TinySources.run(
                new LfwLayout(source.folder(dir.resolve("s")), null, LabelTable.none()), dir.resolve("d"));
        assertThat(report.images()).isEqualTo(4);
        assertThat(report.pairs()).isEqualTo(4);
        assertThat(TinySources.reasons(report))
                .containsExactly(
                        "1 a line of the pair list that is no pair",
                        "1 a pair of which an image is missing",
                        "1 not named Name/Name_0001");
        assertThat(records())
                .extracting(FaceRecord::key)
                .containsExactly("Ann_A_0001", "Ann_A_0002", "Bob_0001", "Bob_0010");
        assertThat(Files.readString(dir.resolve("d/pairs.csv")))
                .isEqualTo("# facegap-pairs,1,3,0,the protocol of the test source\na,b,genuine,fold,group\n"
                        + "0,1,1,0,\n0,2,0,0,\n2,3,1,1,\n3,1,0,1,\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 1;Ann 1 2;Ann 1 Bob 1|the first line promises 2 folds, but there are 1. Is the list cut off?",
                "2;Ann 1 2;Ann 1 Bob 1|promises 2 pairs of each kind per fold, but fold 0 has 1 genuine and 1 impostor",
                "10 300|the first line promises 10 folds, but there are no pairs",
                "1 1;Ann 0 1;Ann 1 Bob 1|the list names image 0 of 'Ann', which is not there. If the list counts images from 0"
            })
    void aListThatCannotBeMeantIsRefused(String lines, String message) throws IOException {
        TinySources source = new TinySources()
                .jpeg("Ann/Ann_0001.jpg")
                .jpeg("Ann/Ann_0002.jpg")
                .jpeg("Bob/Bob_0001.jpg")
                .text("pairs.txt", lines.replace(';', '\n'));
        assertThatThrownBy(() -> TinySources.run(
                        new LfwLayout(source.folder(dir.resolve("s")), null, LabelTable.none()), dir.resolve("d")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(message);
    }

    @Test
    void rfwHasFoldsPerRace() throws IOException {
        TinySources source = new TinySources()
                .jpeg("test/data/African/m.01/m.01_0001.jpg")
                .jpeg("test/data/African/m.01/m.01_0002.jpg")
                .jpeg("test/data/Indian/m.01/m.01_0001.jpg")
                .jpeg("test/data/Indian/m.0x/m.0x_0003.jpg")
                .jpeg("test/data/Indian/m.0x/m.0x_0004.jpg")
                .text("test/txts/African/African_pairs.txt", "m.01\t1\t2\n")
                .text("test/txts/Indian/Indian_pairs.txt", "m.01\t1\tm.0x\t3\nm.0x\t3\t4\n")
                .text("test/txts/Indian/Indian_identities.txt", "m.01\t1\n");
        ImportReport report = TinySources.run(new RfwLayout(source.zip(dir.resolve("rfw.zip"))), dir.resolve("d"));
        assertThat(report.values()).isEqualTo(Map.of("race", Map.of("African", 2L, "Indian", 3L)));
        assertThat(records())
                .extracting(FaceRecord::key)
                .containsExactly(
                        "African_m_01_0001",
                        "African_m_01_0002",
                        "Indian_m_01_0001",
                        "Indian_m_0x_0003",
                        "Indian_m_0x_0004");
        assertThat(report.notes())
                .filteredOn(note -> note.reason().equals("an image of an identity that is in two races"))
                .singleElement()
                .satisfies(note -> assertThat(note.first()).containsExactly("test/data/Indian/m.01/m.01_0001.jpg"));
        assertThat(records().get(0).identity())
                .as("one identity in two races is one identity")
                .isEqualTo(records().get(2).identity());
        assertThat(Files.readString(dir.resolve("d/pairs.csv")))
                .endsWith("0,1,1,0,African\n2,3,0,0,Indian\n3,4,1,1,Indian\n");
    }

    @Test
    void bfwTakesItsDataTable() throws IOException {
        TinySources source = new TinySources()
                .jpeg("faces/asian_females/n1/0010_01.jpg")
                .jpeg("faces/asian_females/n1/0020_01.jpg")
                .jpeg("faces/white_males/n2/0001_01.jpg")
                .jpeg("faces/other/n3/1.jpg");
        Path table = Files.writeString(dir.resolve("bfw.csv"), """
                fold,p1,p2,label,id1,id2,att1,att2
                1,asian_females/n1/0010_01.jpg,asian_females/n1/0020_01.jpg,1,0,0,asian_females,asian_females
                5,asian_females/n1/0010_01.jpg,white_males/n2/0001_01.jpg,0.0,0,1,asian_females,white_males
                2,asian_females/n1/0010_01.jpg,white_males/n2/0002_01.jpg,0,0,1,asian_females,white_males
                x,a,b,1,0,0,c,d
                """);
        ImportReport report = TinySources.run(new BfwLayout(source.folder(dir.resolve("s")), table), dir.resolve("d"));
        assertThat(records().get(2).attributes())
                .isEqualTo(Map.of("ethnicity", AttributeLabel.truth("white"), "gender", AttributeLabel.truth("male")));
        assertThat(records().get(0).identity()).isEqualTo("n1");
        assertThat(Files.readString(dir.resolve("d/pairs.csv")))
                .endsWith("0,1,1,0,asian_females\n0,2,0,4,asian_females|white_males\n");
        assertThat(TinySources.reasons(report))
                .containsExactly(
                        "1 a line of the data table that is no pair",
                        "1 a pair of which an image is missing",
                        "1 not named ethnicity_gender/id/image");
    }

    @Test
    void fairFaceTakesItsLabelFile() throws IOException {
        TinySources source =
                new TinySources().jpeg("ff/val/1.jpg").jpeg("ff/val/2.jpg").jpeg("ff/train/1.jpg");
        Path labels = Files.writeString(
                dir.resolve("labels.csv"),
                "file,age,gender,race,service_test\nval/1.jpg,3-9,Male,East Asian,True\nval/3.jpg,0-2,Male,White,True\n"
                        + "train/1.jpg,more than 70,Female,Latino_Hispanic,False\n");
        ImportReport report =
                TinySources.run(new FairFaceLayout(source.folder(dir.resolve("s")), labels), dir.resolve("d"));
        assertThat(TinySources.reasons(report))
                .containsExactly("1 labelled, but there is no such image", "1 not in the label file");
        assertThat(records()).extracting(FaceRecord::key).containsExactly("train_1", "val_1");
        assertThat(values(records().get(0)))
                .isEqualTo(Map.of(
                        "age", "more than 70", "gender", "Female", "race", "Latino_Hispanic", "service_test", "False"));
    }

    @Test
    void cplfwHasTwoLinesAPair() throws IOException {
        TinySources source = new TinySources();
        StringBuilder pairs = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            source.jpeg("images/P" + i + "_1.jpg").jpeg("images/P" + i + "_2.jpg");
            pairs.append("P" + i + "_1.jpg 1\nP" + i + "_2.jpg 1\n");
        }
        for (int i = 0; i < 20; i++) {
            pairs.append("P" + i + "_1.jpg 0\nP" + (i == 3 ? 3 : (i + 1) % 20) + "_2.jpg 0\n");
        }
        Path list = Files.writeString(dir.resolve("pairs_CPLFW.txt"), pairs);
        ImportReport report =
                TinySources.run(new CrossLfwLayout(source.folder(dir.resolve("s")), list), dir.resolve("d"));
        assertThat(report.pairs()).isEqualTo(39);
        assertThat(TinySources.reasons(report))
                .containsExactly("1 a pair whose names contradict its place in the list");
        List<String> lines = Files.readAllLines(dir.resolve("d/pairs.csv"));
        assertThat(lines.get(0)).startsWith("# facegap-pairs,1,10,0,");
        assertThat(lines.stream().filter(l -> l.endsWith(",9,"))).hasSize(4);
        Files.writeString(list, "P1_1.jpg,P1_2.jpg,1\n".repeat(4));
        assertThatThrownBy(() -> TinySources.run(new CrossLfwLayout(dir.resolve("s"), list), dir.resolve("e")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("pairs_CPLFW.txt:1: expected an image's name and a label");
        Files.writeString(list, "P1_1.jpg 1\nP1_2.jpg 1\nP1_1.jpg 1\n");
        assertThatThrownBy(() -> TinySources.run(new CrossLfwLayout(dir.resolve("s"), list), dir.resolve("e")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("expected two lines a pair");
    }

    private static void record(ByteArrayOutputStream out, int part, byte[] content) {
        ByteBuffer header = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(0xced7230a).putInt(part << 29 | content.length);
        out.writeBytes(header.array());
        out.writeBytes(content);
        out.writeBytes(new byte[(4 - content.length % 4) % 4]);
    }

    private static byte[] content(float label, byte[] image, float... labels) {
        ByteBuffer header = ByteBuffer.allocate(24 + 4 * labels.length).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(labels.length).putFloat(label).putLong(0).putLong(0);
        for (float l : labels) {
            header.putFloat(l);
        }
        byte[] all = Arrays.copyOf(header.array(), header.capacity() + image.length);
        System.arraycopy(image, 0, all, header.capacity(), image.length);
        return all;
    }

    @Test
    void recordFilesAreReadFromFrontToBack() throws IOException {
        byte[] first = TinySources.jpeg(1, 16, 16);
        byte[] second = TinySources.jpeg(2, 16, 16);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        record(out, 0, content(0, new byte[0], 4, 6));
        record(out, 0, content(7, first));
        // a record that holds the magic number is cut there into parts, without the number
        byte[] whole = content(0, second, 8, 99);
        byte[] tail = Arrays.copyOf("tail".getBytes(StandardCharsets.US_ASCII), 6);
        record(out, 1, whole);
        record(out, 2, new byte[0]);
        record(out, 3, tail);
        record(out, 0, content(0.5f, first));
        record(out, 0, content(9, "no image".getBytes(StandardCharsets.US_ASCII)));
        record(out, 0, content(0, new byte[0], 1, 2));
        Files.createDirectories(dir.resolve("s"));
        Files.write(dir.resolve("s/train.rec"), out.toByteArray());
        ImportReport report = TinySources.run(new RecordIoLayout(dir.resolve("s")), dir.resolve("d"));
        assertThat(records()).extracting(FaceRecord::identity).containsExactly("7", "8");
        FaceDataset dataset = FaceDataset.open(dir.resolve("d"));
        assertThat(dataset.bytes(dataset.records().get(0))).isEqualTo(first);
        byte[] magic = {0x0a, 0x23, (byte) 0xd7, (byte) 0xce};
        assertThat(dataset.bytes(dataset.records().get(1)))
                .hasSize(second.length + 4 + 4 + 6)
                .startsWith(second)
                .containsSequence(magic)
                .endsWith(tail);
        assertThat(TinySources.reasons(report))
                .containsExactly("1 a record whose label is no identity", "1 no image of a format that is read");
    }

    @Test
    void whatLiesBesideARecordFileAndLabelsTooLargeAreTold() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        record(out, 0, content(1 << 24, TinySources.jpeg(1, 16, 16)));
        record(out, 0, content((1 << 24) + 1, TinySources.jpeg(2, 16, 16)));
        record(out, 0, content((1 << 24) - 1, TinySources.jpeg(3, 16, 16)));
        Path folder = Files.createDirectories(dir.resolve("s"));
        Files.write(folder.resolve("train.rec"), out.toByteArray());
        Files.writeString(folder.resolve("train.idx"), "1\t0\n2\t400\n");
        Files.writeString(folder.resolve("val.rec"), "");
        Files.writeString(folder.resolve("lfw.bin"), "");
        ImportReport report = TinySources.run(new RecordIoLayout(folder), dir.resolve("d"));
        assertThat(report.notes())
                .extracting(note -> note.count() + " " + note.reason() + ": " + String.join("; ", note.first()))
                .containsExactlyInAnyOrder(
                        "2 a file beside train.rec that is not read: lfw.bin; val.rec",
                        "1 an index that lists fewer records than the file has; all that the file has are read:"
                                + " train.idx: 2 for 3",
                        "2 a record whose label is 2^24 or more, where float32 cannot tell neighbouring numbers apart;"
                                + " several identities may be one: r00000000 (16777216); r00000001 (16777216)");
    }

    @Test
    void whatARecordFileHoldsBesideImagesAndIdentitiesIsTold() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        record(out, 0, content(0, new byte[0], 9, 12));
        record(out, 0, content(0, TinySources.jpeg(1, 16, 16), 5, 0));
        record(out, 0, content(0, TinySources.jpeg(2, 16, 16), 6, 3));
        record(out, 0, content(7, new byte[0]));
        record(out, 0, content(-1, TinySources.jpeg(3, 16, 16)));
        record(out, 0, content(Float.NaN, TinySources.jpeg(3, 16, 16)));
        record(out, 0, new byte[8]);
        ImportReport report = TinySources.run(
                new RecordIoLayout(Files.write(dir.resolve("t.rec"), out.toByteArray())), dir.resolve("d"));
        assertThat(records()).extracting(FaceRecord::identity).containsExactly("5", "6");
        assertThat(TinySources.reasons(report))
                .containsExactly(
                        "2 a record whose label is no identity",
                        "1 a record without a header",
                        "1 a record without an image");
        assertThat(report.notes())
                .containsExactly(
                        new Skipped(
                                "a record file with fewer images than its index says; is it cut off?",
                                1,
                                List.of("4 of 8")),
                        new Skipped(
                                "a record with several labels; the first is the identity, the others are not used",
                                1,
                                List.of("r00000002")));
    }

    @Test
    void brokenRecordFilesAreTold() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        record(out, 0, content(7, TinySources.jpeg(1, 16, 16)));
        byte[] whole = out.toByteArray();
        Path cut = Files.write(dir.resolve("cut.rec"), Arrays.copyOf(whole, whole.length - 9));
        assertThatThrownBy(() -> TinySources.run(new RecordIoLayout(cut), dir.resolve("a")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("record 0 at byte 0 is cut off");
        Path other = Files.write(dir.resolve("other.rec"), TinySources.png(1, 16));
        assertThatThrownBy(() -> TinySources.run(new RecordIoLayout(other), dir.resolve("b")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no record begins at byte 0");
        ByteBuffer huge = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        huge.putInt(0xced7230a).putInt(0x1fffffff);
        Path large = Files.write(dir.resolve("large.rec"), huge.array());
        assertThatThrownBy(() -> TinySources.run(new RecordIoLayout(large), dir.resolve("c")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("claims to be larger");
    }
}
