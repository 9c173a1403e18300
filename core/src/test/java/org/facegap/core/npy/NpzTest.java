package org.facegap.core.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.facegap.core.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpzTest {
    @TempDir
    private Path folder;

    private static byte[] npy(String type, String shape, byte[] data) {
        String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }\n";
        ByteBuffer out = ByteBuffer.allocate(10 + header.length() + data.length).order(ByteOrder.LITTLE_ENDIAN);
        out.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) header.length());
        return out.put(header.getBytes(StandardCharsets.US_ASCII)).put(data).array();
    }

    private static byte[] floats(float... values) {
        ByteBuffer out = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float v : values) {
            out.putFloat(v);
        }
        return out.array();
    }

    private static byte[] wide(int width, String... texts) {
        ByteBuffer out = ByteBuffer.allocate(4 * width * texts.length);
        for (String text : texts) {
            out.put(Arrays.copyOf(text.getBytes(Charset.forName("UTF-32LE")), 4 * width));
        }
        return out.array();
    }

    private Path zip(Object... namesAndBytes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndBytes.length; i += 2) {
                out.putNextEntry(new ZipEntry((String) namesAndBytes[i]));
                out.write((byte[]) namesAndBytes[i + 1]);
            }
        }
        return Files.write(folder.resolve("t.npz"), bytes.toByteArray());
    }

    @Test
    void numbersAndTextsAreRead() throws IOException {
        Path file = zip(
                "embeddings.npy", npy("<f4", "(2, 3)", floats(1, 2, 3, 4, 5, 6)),
                "names.npy", npy("<U5", "(2,)", wide(5, "ab/c", "\u00fc\ud83d\ude00")),
                "bytes.npy", npy("|S3", "(2,)", new byte[] {'x', 'y', 0, 'z', 0, 0}),
                "readme.txt", new byte[] {1});
        try (Npz npz = Npz.open(file)) {
            assertThat(npz.names()).containsExactly("embeddings", "names", "bytes");
            assertThat(npz.shape("embeddings")).containsExactly(2, 3);
            assertThat(npz.isText("names")).isTrue();
            assertThat(npz.isText("embeddings")).isFalse();
            assertThat(npz.numbers("embeddings").data()).containsExactly(1, 2, 3, 4, 5, 6);
            assertThat(npz.texts("names")).isEqualTo(List.of("ab/c", "\u00fc\ud83d\ude00"));
            assertThat(npz.texts("bytes")).isEqualTo(List.of("xy", "z"));
            assertThatThrownBy(() -> npz.numbers("names")).isInstanceOf(UserError.class);
            assertThatThrownBy(() -> npz.texts("embeddings")).isInstanceOf(UserError.class);
            assertThatThrownBy(() -> npz.numbers("nothing")).hasMessageContaining("embeddings");
        }
    }

    @Test
    void whatIsPickledIsNotRead() throws IOException {
        Path file = zip("objects.npy", npy("|O", "(2,)", new byte[50]));
        try (Npz npz = Npz.open(file)) {
            assertThatThrownBy(() -> npz.numbers("objects"))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("not a supported number type");
        }
    }

    @Test
    void damagedAndLyingArraysAreRefused() throws IOException {
        Path file = zip(
                "cut.npy",
                npy("<f4", "(200, 3)", floats(1, 2, 3)),
                "huge.npy",
                npy("<f4", "(2000000000, 3)", floats(1, 2, 3)),
                "empty.npy",
                new byte[0],
                "garbage.npy",
                new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9});
        try (Npz npz = Npz.open(file)) {
            for (String name : npz.names()) {
                assertThatThrownBy(() -> npz.numbers(name)).as(name).isInstanceOf(UserError.class);
            }
        }
        Path text = Files.write(folder.resolve("t.txt"), new byte[] {'P', 'K', 0, 0});
        assertThatThrownBy(() -> Npz.open(text)).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> Npz.open(folder.resolve("none.npz"))).isInstanceOf(UserError.class);
    }

    @Test
    void aBombIsRefusedBeforeItIsUnpacked() throws IOException {
        Path file = folder.resolve("bomb.npz");
        long size = Runtime.getRuntime().maxMemory() * 3 / 5;
        try (OutputStream raw = Files.newOutputStream(file);
                ZipOutputStream out = new ZipOutputStream(raw)) {
            out.setLevel(9);
            out.putNextEntry(new ZipEntry("a.npy"));
            out.write(npy("<f4", "(" + size / 4 + ",)", new byte[0]));
            byte[] zeros = new byte[1 << 20];
            for (long written = 0; written < size; written += zeros.length) {
                out.write(zeros);
            }
        }
        try (Npz npz = Npz.open(file)) {
            assertThatThrownBy(() -> npz.numbers("a"))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("heap");
        }
    }
}
