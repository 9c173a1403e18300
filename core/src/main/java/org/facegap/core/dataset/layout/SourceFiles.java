package org.facegap.core.dataset.layout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.facegap.core.UserError;

/**
 * The files of a folder or an archive, one at a time. Paths have slashes, no {@code .} or {@code ..} and no leading slash;
 * a file whose path is not so, a link, a hidden file and a file beyond {@link #LARGEST} are handed to {@link
 * Visitor#skip}. Folders, tar and zip files are visited in the order of their paths, compressed tar files in their own.
 */
abstract class SourceFiles {
    /** No picture that can be decoded is larger. */
    static final int LARGEST = 64 << 20;

    private static final Set<String> PICTURES = Set.of("jpg", "jpeg", "png", "bmp", "gif");

    /** Looks at files. */
    interface Visitor {
        /** Whether the content of a file is wanted. */
        boolean wants(String path);

        /** A wanted file with its content. */
        void file(String path, byte[] bytes);

        /** A file that cannot be used. */
        void skip(String reason, String path);
    }

    /**
     * A folder, {@code .tar}, {@code .tar.gz}, {@code .tgz} or {@code .zip}.
     *
     * @throws UserError when there is no such thing
     */
    static SourceFiles open(Path source) {
        if (Files.isDirectory(source)) {
            return new FolderFiles(source);
        }
        if (!Files.isRegularFile(source)) {
            throw UserError.usage(source + ": no such file or folder");
        }
        String name = String.valueOf(source.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".tar")) {
            return new TarFiles(source);
        }
        if (name.endsWith(".tar.gz") || name.endsWith(".tgz")) {
            return new CompressedTarFiles(source);
        }
        if (name.endsWith(".zip")) {
            return new ZipFiles(source);
        }
        throw UserError.usage(source + ": expected a folder, .tar, .tar.gz, .tgz or .zip");
    }

    /** Visits all files. */
    final void visit(Visitor visitor) {
        try {
            each(visitor);
        } catch (IOException e) {
            throw new UserError("cannot read " + source() + ": " + reason(e), e);
        }
    }

    /** The folder or archive. */
    abstract Path source();

    abstract void each(Visitor visitor) throws IOException;

    /** Whether a path ends like a picture's. */
    static boolean isPicture(String path) {
        int dot = path.lastIndexOf('.');
        return dot >= 0 && PICTURES.contains(path.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    /** The path in the form above, or "" when it leads out of the source or is none. */
    static String clean(String path) {
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
        return out.toString();
    }

    /** Whether a part of a path begins with a dot, or is what macOS adds to archives. */
    static boolean hidden(String path) {
        for (String part : path.split("/")) {
            if (part.startsWith(".") || part.equals("__MACOSX")) {
                return true;
            }
        }
        return false;
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
