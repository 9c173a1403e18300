package org.facegap.core.dataset.layout;

import java.io.IOException;
import java.io.InputStream;
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
    private static final String UNREADABLE = "cannot be read";
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
        Map<String, Found> found = new TreeMap<>();
        Path root = folder.toRealPath();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String why = attributes.isSymbolicLink()
                        ? LINK
                        : !attributes.isRegularFile() ? SPECIAL : attributes.size() > LARGEST ? LARGE : "";
                if (!hasOtherUse(file)) {
                    found.put(clean(root.relativize(file).toString()), new Found(file, why));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException reason) throws IOException {
                if (file.equals(root)) {
                    throw reason;
                }
                found.put(clean(root.relativize(file).toString()), new Found(file, UNREADABLE));
                return FileVisitResult.CONTINUE;
            }
        });
        for (Map.Entry<String, Found> file : found.entrySet()) {
            String path = file.getKey();
            if (!file.getValue().why().isEmpty()) {
                visitor.skip(file.getValue().why(), path);
            } else if (hidden(path)) {
                visitor.skip("a hidden file", path);
            } else if (visitor.wants(path)) {
                byte[] bytes;
                try (InputStream in = Files.newInputStream(file.getValue().file())) {
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

    private record Found(Path file, String why) {}
}
