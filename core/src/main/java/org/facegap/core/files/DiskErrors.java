package org.facegap.core.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;
import org.facegap.core.UserError;

/** What to say when a file cannot be written. */
public final class DiskErrors {
    private DiskErrors() {}

    /** One sentence with the file, the reason and the free space of its disk; the run failed. */
    public static UserError writing(Path file, IOException cause) {
        return error(file, cause, UserError.FAILED);
    }

    /**
     * The same for a folder that a person named: wrong usage where no program could write there (permission, a file in the way,
     * a read-only disk), a failed run where it could with room and luck (a full disk, a quota, a broken one).
     */
    public static UserError opening(Path folder, IOException cause) {
        boolean place = cause instanceof AccessDeniedException
                || cause instanceof FileAlreadyExistsException
                || cause instanceof NotDirectoryException
                || cause instanceof NoSuchFileException
                || reason(cause).matches("(?i).*(not a directory|read-only file system|not permitted|name too long).*");
        return error(folder, cause, place ? UserError.USAGE : UserError.FAILED);
    }

    private static UserError error(Path file, IOException cause, int exitCode) {
        return new UserError("cannot write " + file + ": " + reason(cause) + free(file), cause, exitCode);
    }

    private static String reason(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof NoSuchFileException) {
            return "its folder does not exist";
        }
        if (cause instanceof FileAlreadyExistsException e) {
            return e.getFile() + " is a file, not a folder";
        }
        String reason =
                cause instanceof FileSystemException e && e.getReason() != null ? e.getReason() : cause.getMessage();
        return reason == null ? cause.getClass().getSimpleName() : reason;
    }

    private static String free(Path file) {
        try {
            Path folder = file.toAbsolutePath();
            while (folder != null && !Files.exists(folder)) {
                folder = folder.getParent();
            }
            if (folder == null) {
                return "";
            }
            double mib = Files.getFileStore(folder).getUsableSpace() / (1024.0 * 1024.0);
            return String.format(Locale.ROOT, " (%.0f MiB free on its disk)", mib);
        } catch (IOException e) {
            return " (free space unknown: " + e.getMessage() + ")";
        }
    }
}
