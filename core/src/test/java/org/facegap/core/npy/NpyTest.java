package org.facegap.core.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.facegap.core.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpyTest {
    @TempDir
    Path dir;

    private Path file(int version, String header, byte[] data) throws IOException {
        ByteBuffer start = ByteBuffer.allocate(version == 1 ? 10 : 12).order(ByteOrder.LITTLE_ENDIAN);
        start.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
        if (version == 1) {
            start.putShort((short) header.length());
        } else {
            start.putInt(header.length());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(start.array());
        out.write(header.getBytes(StandardCharsets.US_ASCII));
        out.write(data);
        return Files.write(dir.resolve("x.npy"), out.toByteArray());
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        float[] data = new float[70_001];
        for (int i = 0; i < data.length; i++) {
            data[i] = i * 0.37f - 9;
        }
        Path file = dir.resolve("x.npy");
        Npy.write(file, data, 1, 70_001);
        NpyArray array = Npy.read(file);
        assertThat(array.shape()).containsExactly(1, 70_001);
        assertThat(array.data()).isEqualTo(data);
        byte[] bytes = Files.readAllBytes(file);
        assertThat((bytes.length - 4 * data.length) % 64).isZero();
        assertThat(new String(bytes, 10, 118, StandardCharsets.US_ASCII))
                .startsWith("{'descr': '<f4', 'fortran_order': False, 'shape': (1, 70001), }")
                .endsWith("\n");
    }

    @Test
    void scalarsVectorsAndEmptyArrays() {
        Path file = dir.resolve("x.npy");
        Npy.write(file, new float[] {3});
        assertThat(Npy.read(file)).returns(0, a -> a.shape().length).returns(3f, a -> a.data()[0]);
        Npy.write(file, new float[] {1, 2}, 2);
        assertThat(Npy.read(file).shape()).containsExactly(2);
        Npy.write(file, new float[0], 0, 5);
        assertThat(Npy.read(file).shape()).containsExactly(0, 5);
        assertThatIllegalArgumentException().isThrownBy(() -> Npy.write(file, new float[5], 2, 3));
    }

    @ParameterizedTest
    @CsvSource({
        "<f8, 000000000000F83F000000000000E0BF",
        ">f8, 3FF8000000000000BFE0000000000000",
        ">f4, 3FC00000BF000000",
        "<f2, 003E00B8"
    })
    void floatsOfOtherWidthsAndOrdersAreRead(String type, String hex) throws IOException {
        Path file = file(
                2,
                "{'descr': '" + type + "', 'fortran_order': False, 'shape': (2,), }\n",
                HexFormat.of().parseHex(hex));
        assertThat(Npy.read(file).data()).containsExactly(1.5f, -0.5f);
    }

    @ParameterizedTest
    @CsvSource({"<i8, FEFFFFFFFFFFFFFF", ">i4, FFFFFFFE", "<i2, FEFF", "|i1, FE"})
    void wholeNumbersAreRead(String type, String hex) throws IOException {
        Path file = file(
                1,
                "{'descr': '" + type + "', 'fortran_order': False, 'shape': (1,), }",
                HexFormat.of().parseHex(hex));
        assertThat(Npy.read(file).data()).containsExactly(-2f);
    }

    @Test
    void halfPrecisionHasItsEdges() {
        assertThat(NpyNumbers.half((short) 0x7BFF)).isEqualTo(65504f);
        assertThat(NpyNumbers.half((short) 0x0001)).isEqualTo(0x1p-24f);
        assertThat(NpyNumbers.half((short) 0x0400)).isEqualTo(0x1p-14f);
        assertThat(NpyNumbers.half((short) 0xFC00)).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(NpyNumbers.half((short) 0x7E00)).isNaN();
    }

    @Test
    void fortranOrderIsTurnedRound() throws IOException {
        ByteBuffer data = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : new float[] {1, 4, 2, 5, 3, 6}) {
            data.putFloat(value);
        }
        Path file = file(1, "{'descr': '<f4', 'fortran_order': True, 'shape': (2, 3), }", data.array());
        assertThat(Npy.read(file).data()).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }",
                "{'descr': '<U5', 'fortran_order': False, 'shape': (1,), }",
                "{'descr': '|O', 'fortran_order': False, 'shape': (1,), }",
                "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,), }",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999,), }",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (2000000000, 2000000000, 2000000000), }",
                "nonsense"
            })
    void brokenFilesAreTold(String header) throws IOException {
        Path file = file(1, header, new byte[8]);
        assertThatThrownBy(() -> Npy.read(file))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("cannot read " + file + ": ");
    }

    @Test
    void otherFilesAreTold() throws IOException {
        Path file = Files.writeString(dir.resolve("x.npy"), "PK");
        assertThatThrownBy(() -> Npy.read(file)).hasMessageContaining("not a NumPy array file");
        assertThatThrownBy(() -> Npy.read(dir.resolve("none.npy"))).hasMessageContaining("does not exist");
    }

    @Test
    void rowsAreStreamedAndReadAtRandom() {
        Path file = dir.resolve("rows.npy");
        try (NpyRows rows = NpyRows.create(file, 3)) {
            for (int i = 0; i < 30_011; i++) {
                assertThat(rows.add(new float[] {i, -i, 0.5f})).isEqualTo(i);
            }
            assertThatIllegalArgumentException().isThrownBy(() -> rows.add(new float[2]));
        }
        NpyMatrix matrix = NpyMatrix.open(file);
        assertThat(matrix.rows()).isEqualTo(30_011);
        assertThat(matrix.row(30_010)).containsExactly(30_010, -30_010, 0.5f);
        assertThat(Npy.read(file).data()).startsWith(0, 0, 0.5f, 1, -1, 0.5f).hasSize(90_033);
        assertThatThrownBy(() -> matrix.row(30_011)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    /** 30,011 rows of 19 values are more than one buffer full, and no whole number of them. */
    @Test
    void rowsAreReadTogether() {
        Path file = dir.resolve("rows.npy");
        try (NpyRows rows = NpyRows.create(file, 19)) {
            for (int i = 0; i < 30_011; i++) {
                float[] row = new float[19];
                Arrays.fill(row, i);
                rows.add(row);
            }
        }
        NpyMatrix matrix = NpyMatrix.open(file);
        float[] most = matrix.rows(7, 30_000);
        assertThat(most).hasSize(570_000);
        for (int i = 0; i < most.length; i++) {
            assertThat(most[i]).isEqualTo(7 + i / 19);
        }
        assertThat(matrix.rows(30_011, 0)).isEmpty();
        assertThatThrownBy(() -> matrix.rows(30_010, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> matrix.rows(-1, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aCutOffMatrixIsNotOpened() throws IOException {
        Path file = dir.resolve("rows.npy");
        Npy.write(file, new float[6], 2, 3);
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), (int) Files.size(file) - 1));
        assertThatThrownBy(() -> NpyMatrix.open(file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("cut off");
        Npy.write(file, new float[6], 6);
        assertThatThrownBy(() -> NpyMatrix.open(file)).hasMessageContaining("not a float32 matrix");
    }
}
