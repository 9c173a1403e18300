package org.facegap.core.dataset.layout;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.facegap.core.files.ImagePaths;

/** The files of a folder and the folders in it; links are not followed. */
final class FolderFiles extends SourceFiles {
    private static final String LINK = "a link";
    private static final String SPECIAL = "no regular file";
    private static final String UNREADABLE = "cannot be read";
    private static final String UNNAMED = "a path that begins like one of a drive";
    private static final String LARGE = "larger than 64 MiB";

    private final Path folder;

    FolderFiles(Path folder) {
        this.folder = folder;
    }

    @Override
    Path source() {
        return folder;
    }

    @Override
    void each(Visitor visitor) throws IOException {
        // two names may be one when they are compared, and the order of a folder is not that of its names
        Map<String, List<Found>> found = new TreeMap<>();
        Path root = folder.toRealPath();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String why = attributes.isSymbolicLink()
                        ? LINK
                        : !attributes.isRegularFile() ? SPECIAL : attributes.size() > LARGEST ? LARGE : "";
                if (!hasOtherUse(file)) {
                    add(found, ImagePaths.clean(root.relativize(file).toString()), new Found(file, why));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException reason) throws IOException {
                if (file.equals(root)) {
                    throw reason;
                }
                add(found, ImagePaths.clean(root.relativize(file).toString()), new Found(file, UNREADABLE));
                return FileVisitResult.CONTINUE;
            }
        });
        for (Map.Entry<String, List<Found>> entry : found.entrySet()) {
            String path = entry.getKey();
            List<Found> files = entry.getValue();
            files.sort(Comparator.comparing(Found::file));
            for (Found other : files.subList(path.isEmpty() ? 0 : 1, files.size())) {
                visitor.skip(
                        path.isEmpty() ? UNNAMED : AGAIN,
                        root.relativize(other.file()).toString());
            }
            Found file = files.get(0);
            if (path.isEmpty()) {
                continue;
            }
            if (!file.why().isEmpty()) {
                visitor.skip(file.why(), path);
            } else if (hidden(path)) {
                visitor.skip("a hidden file", path);
            } else if (visitor.wants(path)) {
                byte[] bytes;
                try (InputStream in = Files.newInputStream(file.file())) {
                    bytes = in.readNBytes(LARGEST + 1);
                } catch (IOException e) {
                    visitor.skip(UNREADABLE, path);
                    continue;
                }
                if (bytes.length > LARGEST) {
                    visitor.skip(LARGE, path);
                } else {
                    visitor.file(path, bytes);
                }
            }
        }
    }

    private static void add(Map<String, List<Found>> found, String path, Found file) {
        found.computeIfAbsent(path, p -> new ArrayList<>()).add(file);
    }

    private record Found(Path file, String why) {}
}
