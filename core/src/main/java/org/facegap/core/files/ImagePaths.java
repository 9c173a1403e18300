package org.facegap.core.files;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
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
     * The form in which names of images are compared: slashes, no {@code .} and no empty parts ({@code ./a//b.jpg} is {@code a/b.jpg}),
     * Unicode's composed form. A leading slash stays, and so does {@code ..}, which nobody can resolve without the files.
     */
    public static String name(String path) {
        if (isPlain(path)) {
            return path;
        }
        String slashes = path.replace('\\', '/');
        String parts = Arrays.stream(slashes.split("/"))
                .filter(part -> !part.isEmpty() && !part.equals("."))
                .collect(Collectors.joining("/"));
        return parts.isEmpty() ? path : JoinedNames.normal(slashes.startsWith("/") ? "/" + parts : parts);
    }

    private static boolean isPlain(String path) {
        char before = '/';
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '\\' || c > 127 || c == '/' && (before == '/' && i > 0 || before == '.')) {
                return false;
            }
            before = c;
        }
        return before != '/';
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
