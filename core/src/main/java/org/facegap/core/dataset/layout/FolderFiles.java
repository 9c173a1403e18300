package org.facegap.core.dataset.layout;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;

/** The files of a folder and the folders in it; links are not followed. */
final class FolderFiles extends SourceFiles {
    private static final String LINK = "a link";
    private static final String SPECIAL = "no regular file";
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
        Map<String, String> found = new TreeMap<>();
        Path root = folder.toRealPath();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String why = attributes.isSymbolicLink()
                        ? LINK
                        : !attributes.isRegularFile() ? SPECIAL : attributes.size() > LARGEST ? LARGE : "";
                found.put(clean(root.relativize(file).toString()), why);
                return FileVisitResult.CONTINUE;
            }
        });
        for (Map.Entry<String, String> file : found.entrySet()) {
            String path = file.getKey();
            if (!file.getValue().isEmpty()) {
                visitor.skip(file.getValue(), path);
            } else if (hidden(path)) {
                visitor.skip("a hidden file", path);
            } else if (visitor.wants(path)) {
                visitor.file(path, Files.readAllBytes(root.resolve(path)));
            }
        }
    }
}
