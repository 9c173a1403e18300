package org.facegap.core.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.facegap.core.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiskErrorsTest {
    private static final Path FOLDER = Path.of("/some/folder");

    @ParameterizedTest
    @ValueSource(strings = {"No space left on device", "Disk quota exceeded", "Input/output error", "File too large"})
    void aDiskThatFailsIsAFailedRun(String reason) {
        UserError error = DiskErrors.opening(FOLDER, new FileSystemException(FOLDER.toString(), null, reason));

        assertThat(error.exitCode()).isEqualTo(UserError.FAILED);
        assertThat(error).hasMessageStartingWith("cannot write /some/folder: " + reason + " (");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Not a directory", "Read-only file system", "Operation not permitted", "File name too long"})
    void aPlaceWhereNothingCanBeWrittenIsWrongUsage(String reason) {
        assertThat(DiskErrors.opening(FOLDER, new FileSystemException(FOLDER.toString(), null, reason))
                        .exitCode())
                .isEqualTo(UserError.USAGE);
    }

    @Test
    void soArePermissionAndAFileInTheWay() {
        assertThat(DiskErrors.opening(FOLDER, new AccessDeniedException("x")))
                .hasMessageContaining("permission denied");
        assertThat(DiskErrors.opening(FOLDER, new AccessDeniedException("x")).exitCode())
                .isEqualTo(UserError.USAGE);
        assertThat(DiskErrors.opening(FOLDER, new FileAlreadyExistsException("/some")))
                .hasMessageContaining("/some is a file, not a folder");
    }

    @Test
    void aFileInTheWayOfAFolderThatIsReallyMade(@TempDir Path dir) throws IOException {
        Files.writeString(dir.resolve("file"), "");
        Path below = dir.resolve("file/below");

        assertThatThrownBy(() -> Files.createDirectories(below))
                .isInstanceOfSatisfying(
                        IOException.class,
                        e -> assertThat(DiskErrors.opening(below, e).exitCode()).isEqualTo(UserError.USAGE));
    }
}
