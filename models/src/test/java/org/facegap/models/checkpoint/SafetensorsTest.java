package org.facegap.models.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.facegap.core.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {
    @TempDir
    Path folder = Path.of("");

    private byte[] file() throws Exception {
        Path file = folder.resolve("a.safetensors");
        new Safetensors(Map.of("k", "v"), Map.of("w", new Safetensors.Tensor(new long[] {2, 2}, new float[] {
                    1, -2, 3.5f, Float.MIN_VALUE
                })))
                .write(file);
        return Files.readAllBytes(file);
    }

    @Test
    void roundTrip() throws Exception {
        Safetensors read = Safetensors.parse(file(), "a");
        assertThat(read.metadata()).containsEntry("k", "v");
        Safetensors.Tensor w = Objects.requireNonNull(read.tensors().get("w"));
        assertThat(w.shape()).containsExactly(2, 2);
        assertThat(w.values()).containsExactly(1, -2, 3.5f, Float.MIN_VALUE);
    }

    @Test
    void everyTruncationIsRefusedInOneSentence() throws Exception {
        byte[] whole = file();
        for (int n = 0; n < whole.length; n++) {
            byte[] part = Arrays.copyOf(whole, n);
            assertThatThrownBy(() -> Safetensors.parse(part, "part")).isInstanceOf(UserError.class);
        }
    }

    @Test
    void damagedFilesNeverThrowAnythingElse() throws Exception {
        byte[] whole = file();
        SplittableRandom random = new SplittableRandom(5);
        int refused = 0;
        for (int i = 0; i < 3000; i++) {
            byte[] damaged = whole.clone();
            for (int k = 0; k <= random.nextInt(4); k++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                Safetensors.parse(damaged, "damaged");
            } catch (UserError e) {
                refused++;
            }
        }
        assertThat(refused).as("damage that was noticed").isGreaterThan(1000);
    }

    @Test
    void tensorsThatShareBytesAreRefused() {
        String header = "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
                + "\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,12]}}";
        ByteBuffer file = ByteBuffer.allocate(8 + header.length() + 12).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(header.length()).put(header.getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> Safetensors.parse(file.array(), "shared"))
                .isInstanceOf(UserError.class)
                .hasMessage("shared: two tensors share the bytes from 4");
    }

    @Test
    void aModelOfAnotherKindIsRefused() throws Exception {
        file();
        assertThatThrownBy(() -> ModelFile.read(folder.resolve("a.safetensors"), "embedder"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("embedder")
                .hasMessageContaining("none");
    }
}
