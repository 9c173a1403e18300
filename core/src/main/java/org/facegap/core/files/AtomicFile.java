package org.facegap.core.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.facegap.core.UserError;

/** Files that appear whole or not at all, also when the power goes. */
public final class AtomicFile {
    private static final int BUFFER = 1 << 16;

    private AtomicFile() {}

    /** What is written, for content too large to hold. */
    @FunctionalInterface
    public interface Content {
        /** Writes everything to the stream, which stays open. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes bytes.
     *
     * @throws UserError when the file cannot be written; the old file is untouched then
     */
    public static void write(Path file, byte[] bytes) {
        write(file, out -> out.write(bytes));
    }

    /**
     * Writes a temporary file in the same folder, syncs it to the disk and renames it over {@code file}.
     *
     * @throws UserError when the file cannot be written; the temporary file is gone then, and the old file untouched
     */
    public static void write(Path file, Content content) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new UserError("cannot write " + file + ": it is not a file name");
        }
        Path temporary = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            try (FileChannel channel =
                            FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER)) {
                content.writeTo(out);
                out.flush();
                channel.force(true);
            }
            try {
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                throw new IOException("the file system of " + folder + " cannot rename atomically", e);
            }
        } catch (IOException e) {
            remove(temporary, e);
            throw DiskErrors.writing(file, e);
        } catch (RuntimeException e) {
            remove(temporary, e);
            throw e;
        }
    }

    /**
     * Removes the temporary files that writers killed in the middle have left in a folder, whose only writer the caller is.
     *
     * @throws UserError when one cannot be removed
     */
    public static void sweep(Path folder) {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, ".*.*-*-*-*-*.tmp")) {
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw DiskErrors.writing(folder, e);
        }
    }

    private static void remove(Path temporary, Exception reason) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException suppressed) {
            reason.addSuppressed(suppressed);
        }
    }
}
