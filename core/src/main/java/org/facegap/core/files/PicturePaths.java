package org.facegap.core.files;

import java.util.Locale;
import java.util.Set;
import org.facegap.core.words.JoinedNames;

/** Paths of pictures as lists, tables and archives have them. */
public final class PicturePaths {
    private static final Set<String> ENDINGS = Set.of("jpg", "jpeg", "jpe", "jfif", "pjpeg", "png", "bmp", "gif");

    private PicturePaths() {}

    /** Whether a path ends like a picture's. */
    public static boolean isPicture(String path) {
        int dot = path.lastIndexOf('.');
        return dot >= 0 && ENDINGS.contains(path.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    /** The path without the ending of a picture. */
    public static String stem(String path) {
        return isPicture(path) ? path.substring(0, path.lastIndexOf('.')) : path;
    }

    /**
     * The path with slashes, without {@code .} and a leading slash, in Unicode's composed form; "" when it leads out of the
     * source or is none.
     */
    public static String clean(String path) {
        String slashes = path.replace('\\', '/');
        StringBuilder out = new StringBuilder();
        if (slashes.startsWith("/") || slashes.matches("[A-Za-z]:.*")) {
            return "";
        }
        for (String part : slashes.split("/")) {
            if (part.equals("..")) {
                return "";
            }
            if (!part.isEmpty() && !part.equals(".")) {
                out.append(out.isEmpty() ? "" : "/").append(part);
            }
        }
        return JoinedNames.normal(out.toString());
    }
}
