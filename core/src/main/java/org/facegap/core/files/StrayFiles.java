package org.facegap.core.files;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Files in a folder that nobody put there to be read: hidden ones, and the copies that editors leave. */
public final class StrayFiles {
    private static final Pattern COPY = Pattern.compile("(?i).*(~|\\.(swp|swo|bak|orig|tmp))|#.*#");

    private StrayFiles() {}

    /** Whether a name of a file or a folder begins with a dot, or is what macOS adds to archives. */
    public static boolean isHidden(String name) {
        return name.startsWith(".") || name.equals("__MACOSX");
    }

    /** Why a file is passed over where a folder is read; "" when it is not. */
    public static String reason(Path file) {
        String name = String.valueOf(file.getFileName());
        if (isHidden(name)) {
            return "a hidden file";
        }
        return COPY.matcher(name).matches() ? "an editor's copy" : "";
    }
}
