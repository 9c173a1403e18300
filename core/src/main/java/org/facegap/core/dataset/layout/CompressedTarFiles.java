package org.facegap.core.dataset.layout;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.facegap.core.files.ImagePaths;

/** The files of a gzipped tar archive, in the archive's order: it can be read from front to back only. */
final class CompressedTarFiles extends SourceFiles {
    private final Path archive;

    CompressedTarFiles(Path archive) {
        this.archive = archive;
    }

    @Override
    Path source() {
        return archive;
    }

    @Override
    void each(Visitor visitor) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(GzipCompressorInputStream.builder()
                .setInputStream(new BufferedInputStream(Files.newInputStream(archive), 1 << 16))
                .setDecompressConcatenated(true)
                .get())) {
            Set<String> seen = new HashSet<>();
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isDirectory()) {
                    continue;
                }
                String path = ImagePaths.clean(entry.getName());
                String why = TarFiles.unusable(entry, path);
                if (why.isEmpty() && !seen.add(path)) {
                    why = AGAIN;
                }
                if (!why.isEmpty()) {
                    visitor.skip(why, entry.getName());
                } else if (visitor.wants(path)) {
                    visitor.file(path, tar.readNBytes(LARGEST));
                }
            }
        }
    }
}
