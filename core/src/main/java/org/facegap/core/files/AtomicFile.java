package org.facegap.core.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.facegap.core.UserError;

/** Files that appear whole or not at all, also when the power goes. */
public final class AtomicFile {
    private AtomicFile() {}

    /**
     * Writes a temporary file in the same folder, syncs it to the disk and renames it over {@code file}.
     *
     * @throws UserError when the file cannot be written; the temporary file is gone then, and the old file untouched
     */
    public static void write(Path file, byte[] bytes) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new UserError("cannot write " + file + ": it is not a file name");
        }
        Path temporary = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            try (FileChannel channel =
                    FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            try {
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                throw new IOException("the file system of " + folder + " cannot rename atomically", e);
            }
        } catch (IOException e) {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw DiskErrors.writing(file, e);
        }
    }
}
