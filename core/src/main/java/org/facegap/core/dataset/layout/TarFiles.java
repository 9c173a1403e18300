package org.facegap.core.dataset.layout;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;
import org.facegap.core.files.ImagePaths;

/** The files of an uncompressed tar archive, in the order of their paths. Of two with one path the first counts. */
final class TarFiles extends SourceFiles {
    private static final int BLOCK = 512;

    private final Path archive;

    TarFiles(Path archive) {
        this.archive = archive;
    }

    @Override
    Path source() {
        return archive;
    }

    @Override
    void each(Visitor visitor) throws IOException {
        try (TarFile tar = new TarFile(archive)) {
            Map<String, TarArchiveEntry> entries = new TreeMap<>();
            long end = 0;
            for (TarArchiveEntry entry : tar.getEntries()) {
                end = Math.max(end, entry.getDataOffset() + (entry.getSize() + BLOCK - 1) / BLOCK * BLOCK);
                if (!entry.isDirectory()) {
                    String path = ImagePaths.clean(entry.getName());
                    String why = unusable(entry, path);
                    if (why.isEmpty() && entries.putIfAbsent(path, entry) != null) {
                        why = AGAIN;
                    }
                    if (!why.isEmpty()) {
                        visitor.skip(why, entry.getName());
                    }
                }
            }
            if (Files.size(archive) < end + BLOCK) {
                visitor.skip("an archive without an end mark; is it cut off?", String.valueOf(archive.getFileName()));
            }
            for (Map.Entry<String, TarArchiveEntry> entry : entries.entrySet()) {
                if (visitor.wants(entry.getKey())) {
                    try (InputStream in = tar.getInputStream(entry.getValue())) {
                        visitor.file(entry.getKey(), in.readNBytes(LARGEST));
                    }
                }
            }
        }
    }

    /** Why an entry cannot be used, or "". */
    static String unusable(TarArchiveEntry entry, String path) {
        if (path.isEmpty()) {
            return "a path that leads out of the archive";
        }
        if (entry.isSymbolicLink() || entry.isLink()) {
            return "a link";
        }
        if (!entry.isFile()) {
            return "no regular file";
        }
        if (hidden(path)) {
            return "a hidden file";
        }
        return entry.getSize() > LARGEST ? "larger than 64 MiB" : "";
    }
}
