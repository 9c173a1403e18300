package org.facegap.models.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.SplittableRandom;
import org.facegap.core.UserError;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.dataset.layout.DatasetImport;
import org.facegap.core.dataset.layout.ImportReport;
import org.facegap.core.dataset.layout.ImportSpec;
import org.facegap.core.image.Image;
import org.facegap.core.progress.Progress;
import org.facegap.models.checkpoint.pickle.PickleWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InsightFaceBinTest {
    @TempDir
    Path dir;

    private static byte[] image(int seed) {
        byte[] rgb = new byte[3 * 8 * 8];
        new SplittableRandom(seed).nextBytes(rgb);
        return new Image(8, 8, rgb).png();
    }

    private ImportReport run(Path file) {
        return DatasetImport.run(
                new InsightFaceBin(file),
                new ImportSpec("t", "insightface-bin", "t.bin", "noise", false, 0),
                dir.resolve("d"),
                Progress.silent());
    }

    /** {@code ([p0, p1, p2, p3], [True, False])}, images as bytes. */
    private static PickleWriter bytes() {
        PickleWriter pickle = new PickleWriter().op("\u0080\u0003](");
        for (int i = 0; i < 4; i++) {
            pickle.raw(image(i));
        }
        return pickle.op("e](\u0088\u0089e\u0086.");
    }

    @Test
    void imagesOfAGenuinePairAreOneIdentity() throws IOException {
        ImportReport report = run(Files.write(dir.resolve("t.bin"), bytes().array()));
        assertThat(report.images()).isEqualTo(4);
        assertThat(report.pairs()).isEqualTo(2);
        FaceDataset dataset = FaceDataset.open(dir.resolve("d"));
        assertThat(dataset.records())
                .extracting(FaceRecord::identity)
                .containsExactly("pair000000", "pair000000", "pair000001a", "pair000001b");
        assertThat(dataset.bytes(dataset.records().get(2))).isEqualTo(image(2));
        assertThat(Files.readString(dir.resolve("d/pairs.csv"))).endsWith("0,1,1,0,\n2,3,0,1,\n");
    }

    /** The same as NumPy arrays: {@code numpy.core.multiarray._reconstruct(ndarray, (0,), b'b')} with their state. */
    @Test
    void imagesMayBeArraysOfBytes() throws IOException {
        PickleWriter pickle = new PickleWriter().op("\u0080\u0003](");
        for (int i = 0; i < 2; i++) {
            byte[] image = image(i);
            pickle.global("numpy.core.multiarray", "_reconstruct").global("numpy", "ndarray");
            pickle.op("K\u0000\u0085").raw(new byte[] {'b'}).op("\u0087R(K\u0001M");
            pickle.bytes(new byte[] {(byte) image.length, (byte) (image.length >> 8)})
                    .op("\u0085");
            pickle.global("numpy", "dtype")
                    .text("u1")
                    .op("K\u0000K\u0001\u0087R(K\u0003")
                    .text("|");
            pickle.op("NNNJ")
                    .i32(-1)
                    .op("J")
                    .i32(-1)
                    .op("K\u0000tb\u0089")
                    .raw(image)
                    .op("tb");
        }
        pickle.op("e](");
        pickle.global("numpy.core.multiarray", "scalar")
                .global("numpy", "dtype")
                .text("b1");
        pickle.op("K\u0000K\u0001\u0087R(K\u0003")
                .text("|")
                .op("NNNJ")
                .i32(-1)
                .op("J")
                .i32(-1)
                .op("K\u0000tb");
        pickle.raw(new byte[] {1}).op("\u0086Re\u0086.");
        ImportReport report = run(Files.write(dir.resolve("t.bin"), pickle.array()));
        assertThat(report.images()).isEqualTo(2);
        FaceDataset dataset = FaceDataset.open(dir.resolve("d"));
        assertThat(dataset.bytes(dataset.records().get(1))).isEqualTo(image(1));
        assertThat(dataset.card().identities()).isEqualTo(1);
    }

    /** {@code numpy.array([1, 0], dtype)} of one byte a value, and other values. */
    @ParameterizedTest
    @CsvSource({"b1, |, 0, true", "u1, |, 0, true", "u1, |, 2, false", "i1, |, -1, false"})
    void truthValuesMayBeAnArrayAndAreNoughtOrOne(String type, String order, int second, boolean fine)
            throws IOException {
        PickleWriter pickle = new PickleWriter().op("\u0080\u0003](");
        for (int i = 0; i < 4; i++) {
            pickle.raw(image(i));
        }
        pickle.op("e").global("numpy.core.multiarray", "_reconstruct").global("numpy", "ndarray");
        pickle.op("K\u0000\u0085").raw(new byte[] {'b'}).op("\u0087R(K\u0001K\u0002\u0085");
        pickle.global("numpy", "dtype")
                .text(type)
                .op("K\u0000K\u0001\u0087R(K\u0003")
                .text(order)
                .op("NNNJ")
                .i32(-1)
                .op("J")
                .i32(-1)
                .op("K\u0000tb\u0089")
                .raw(new byte[] {1, (byte) second})
                .op("tb\u0086.");
        Path file = Files.write(dir.resolve("t.bin"), pickle.array());
        if (fine) {
            assertThat(run(file).pairs()).isEqualTo(2);
            assertThat(Files.readString(dir.resolve("d/pairs.csv"))).endsWith("0,1,1,0,\n2,3,0,1,\n");
        } else {
            assertThatThrownBy(() -> new InsightFaceBin(file))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("pair 1 is neither the same nor not the same");
        }
    }

    @Test
    void anImageThatIsMissingTakesItsPairAlongAndBothAreTold() throws IOException {
        PickleWriter pickle = new PickleWriter().op("\u0080\u0003](");
        pickle.raw(image(0))
                .op("N")
                .raw(image(2))
                .raw(image(3))
                .raw(new byte[0])
                .raw(image(5));
        ImportReport report = run(Files.write(
                dir.resolve("t.bin"), pickle.op("e](\u0088\u0089\u0088e\u0086.").array()));
        assertThat(report.pairs()).isEqualTo(1);
        assertThat(report.skipped())
                .extracting(skip -> skip.count() + " " + skip.reason())
                .containsExactly(
                        "2 a pair of which an image is missing", "1 an empty file", "1 an entry that holds no bytes");
    }

    @Test
    void nothingInThePickleIsCalled() throws IOException {
        Path file = Files.write(
                dir.resolve("evil.bin"),
                new PickleWriter()
                        .op("\u0080\u0003")
                        .global("os", "system")
                        .text("touch owned")
                        .op("\u0085R.")
                        .array());
        assertThatThrownBy(() -> new InsightFaceBin(file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("os");
    }

    @Test
    void imagesInAPickleOfTextAreNamedAsSuch() throws IOException {
        String line = "V" + "x".repeat(2000) + "\n";
        for (String head : new String[] {"(lp0\n", "\u0080\u0002]"}) {
            Path file = Files.write(
                    dir.resolve("text.bin"), new PickleWriter().op(head + line).array());
            assertThatThrownBy(() -> new InsightFaceBin(file))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining(
                            head.startsWith("(")
                                    ? "this is a pickle of protocol 0 or 1, or damaged"
                                    : "the pickle is damaged: a line of text is longer than 1024 bytes");
        }
    }

    @Test
    void picklesOfOtherThingsAreRefused() throws IOException {
        for (String pickle : new String[] {"N.", "]].", "](NNe](\u0088\u0089e\u0086.", "](NNe](Ne\u0086.", "}."}) {
            Path file = Files.write(
                    dir.resolve("other.bin"), new PickleWriter().op(pickle).array());
            assertThatThrownBy(() -> new InsightFaceBin(file))
                    .as(pickle)
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("other.bin");
        }
        Path noBytes = Files.write(
                dir.resolve("none.bin"),
                new PickleWriter().op("](NNe](\u0088e\u0086.").array());
        assertThatThrownBy(() -> run(noBytes))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("an entry that holds no bytes");
    }

    @Test
    @EnabledIfSystemProperty(named = "facegap.reference", matches = ".+")
    void theFileOfInsightFaceIsRead() {
        Path file = Path.of(
                Objects.requireNonNull(System.getProperty("facegap.reference")),
                "scores",
                "insightface",
                "small_lfw.bin");
        ImportReport report = run(file);
        assertThat(report.images()).isEqualTo(20);
        assertThat(report.kept()).isEqualTo(20);
        assertThat(report.pairs()).isEqualTo(10);
        assertThat(report.skipped()).isEmpty();
        assertThat(FaceDataset.open(dir.resolve("d")).card().size()).isEqualTo(112);
    }
}
