package org.facegap.core.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.facegap.core.UserError;

/** What to say when a file cannot be written. */
public final class DiskErrors {
    private DiskErrors() {}

    /** One sentence with the file, the reason and the free space of its disk. */
    public static UserError writing(Path file, IOException cause) {
        String reason;
        if (cause instanceof AccessDeniedException) {
            reason = "permission denied";
        } else if (cause instanceof NoSuchFileException) {
            reason = "its folder does not exist";
        } else {
            reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        }
        return new UserError("cannot write " + file + ": " + reason + free(file), cause);
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
