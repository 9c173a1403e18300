package org.facegap.core.dataset.layout;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.facegap.core.files.ImagePaths;

/** The files of a zip archive, in the order of their paths. Of two with one path the first counts. */
final class ZipFiles extends SourceFiles {
    private final Path archive;

    ZipFiles(Path archive) {
        this.archive = archive;
    }

    @Override
    Path source() {
        return archive;
    }

    /** The list of members stands at the end; what begins as a zip archive and has none is cut off. */
    private ZipFile open() throws IOException {
        try {
            return ZipFile.builder().setPath(archive).get();
        } catch (ZipException e) {
            byte[] begin = new byte[4];
            try (InputStream in = Files.newInputStream(archive)) {
                if (in.readNBytes(begin, 0, 4) == 4 && Arrays.equals(begin, new byte[] {'P', 'K', 3, 4})) {
                    throw new EOFException(e.getMessage());
                }
            }
            throw e;
        }
    }

    @Override
    void each(Visitor visitor) throws IOException {
        try (ZipFile zip = open()) {
            Map<String, ZipArchiveEntry> entries = new TreeMap<>();
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                String path = ImagePaths.clean(entry.getName());
                if (entry.isDirectory()) {
                    continue;
                }
                if (path.isEmpty()) {
                    visitor.skip("a path that leads out of the archive", entry.getName());
                } else if (entry.isUnixSymlink()) {
                    visitor.skip("a link", entry.getName());
                } else if (hidden(path)) {
                    visitor.skip("a hidden file", entry.getName());
                } else if (entries.putIfAbsent(path, entry) != null) {
                    visitor.skip(AGAIN, entry.getName());
                }
            }
            for (Map.Entry<String, ZipArchiveEntry> entry : entries.entrySet()) {
                if (!visitor.wants(entry.getKey())) {
                    continue;
                }
                byte[] bytes;
                try (InputStream in = zip.getInputStream(entry.getValue())) {
                    // the size an entry announces is not believed: a small one may unpack to anything
                    bytes = in.readNBytes(LARGEST + 1);
                } catch (IOException e) {
                    visitor.skip("cannot be unpacked (" + reason(e) + ")", entry.getKey());
                    continue;
                }
                if (bytes.length > LARGEST) {
                    visitor.skip("larger than 64 MiB", entry.getKey());
                } else {
                    visitor.file(entry.getKey(), bytes);
                }
            }
        }
    }
}
