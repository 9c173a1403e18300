package org.facegap.core.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.facegap.core.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void theWholeContentReplacesTheFile() throws IOException {
        Path file = Files.writeString(folder.resolve("a.bin"), "old");
        AtomicFile.write(file, out -> {
            for (int i = 0; i < 100_000; i++) {
                out.write('x');
            }
        });
        assertThat(file).hasSize(100_000);
        assertThat(folder.toFile().list()).containsExactly("a.bin");
    }

    @Test
    void aFailureLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("a.bin"), "old");
        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
                    out.write("half".getBytes(StandardCharsets.UTF_8));
                    throw new IOException("the disk is full");
                }))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("a.bin: the disk is full");
        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
                    throw new UserError("the source is broken");
                }))
                .hasMessage("the source is broken");
        assertThat(file).hasContent("old");
        assertThat(folder.toFile().list()).containsExactly("a.bin");
    }
}
