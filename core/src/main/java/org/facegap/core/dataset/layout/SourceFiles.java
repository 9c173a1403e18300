package org.facegap.core.dataset.layout;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.facegap.core.UserError;
import org.facegap.core.files.ImagePaths;
import org.facegap.core.files.StrayFiles;
import org.jspecify.annotations.Nullable;

/**
 * The files of a folder or an archive, one at a time. Paths have slashes, no {@code .} or {@code ..} and no leading slash;
 * a file whose path is not so, a link, a hidden file and a file beyond {@link #LARGEST} are handed to {@link
 * Visitor#skip}. Folders, tar and zip files are visited in the order of their paths, compressed tar files in their own.
 */
abstract class SourceFiles {
    /** No image that can be decoded is larger. */
    static final int LARGEST = 64 << 20;

    /** Why a file is not used whose path another one before it has. */
    static final String AGAIN = "a second file of the same name";

    private final Set<Path> others = new HashSet<>();

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
            boolean cut = e instanceof EOFException
                    || reason(e).toLowerCase(Locale.ROOT).matches(".*(truncated|unexpected end).*");
            throw new UserError("cannot read " + source() + ": " + (cut ? "it is cut off" : reason(e)), e);
        }
    }

    /** Paths of all files that end like images and can be used, in the order in which they are visited. */
    final List<String> images() {
        List<String> paths = new ArrayList<>();
        visit(new Visitor() {
            @Override
            public boolean wants(String path) {
                if (ImagePaths.isImage(path)) {
                    paths.add(path);
                }
                return false;
            }

            @Override
            public void file(String path, byte[] bytes) {
                throw new IllegalStateException(path + " was not asked for");
            }

            @Override
            public void skip(String reason, String path) {
                // whoever reads the images tells it
            }
        });
        return paths;
    }

    /** The folder or archive. */
    abstract Path source();

    abstract void each(Visitor visitor) throws IOException;

    /** Leaves out a file that has another use, such as a table of labels that lies among the images. */
    final SourceFiles without(@Nullable Path file) {
        if (file != null) {
            others.add(file.toAbsolutePath().normalize());
        }
        return this;
    }

    /** Whether a file of a folder is left out. */
    final boolean hasOtherUse(Path file) {
        return others.contains(file.toAbsolutePath().normalize());
    }

    /** The ending of a path with its dot, in lower case; "" when it has none, or one that is no word. */
    static String ending(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        String ending = dot < 0 ? "" : name.substring(dot).toLowerCase(Locale.ROOT);
        return ending.matches("\\.[a-z0-9_]{1,8}") ? ending : "";
    }

    /** Whether a part of a path begins with a dot, or is what macOS adds to archives. */
    static boolean hidden(String path) {
        for (String part : path.split("/")) {
            if (StrayFiles.isHidden(part)) {
                return true;
            }
        }
        return false;
    }

    static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
