package org.facegap.core.files;

import java.util.Locale;
import java.util.Set;
import org.facegap.core.words.JoinedNames;

/** Paths of images as lists, tables and archives have them. */
public final class ImagePaths {
    private static final Set<String> ENDINGS = Set.of("jpg", "jpeg", "jpe", "jfif", "pjpeg", "png", "bmp", "gif");

    private ImagePaths() {}

    /** Whether a path ends like an image's. */
    public static boolean isImage(String path) {
        int dot = path.lastIndexOf('.');
        return dot >= 0 && ENDINGS.contains(path.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    /** The path without the ending of an image. */
    public static String stem(String path) {
        return isImage(path) ? path.substring(0, path.lastIndexOf('.')) : path;
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
