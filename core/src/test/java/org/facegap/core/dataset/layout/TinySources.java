package org.facegap.core.dataset.layout;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.facegap.core.image.Image;
import org.facegap.core.progress.Progress;

/** Sources made of noise: files by path, written as a folder or as an archive. */
final class TinySources {
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    static byte[] jpeg(int seed, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        SplittableRandom random = new SplittableRandom(seed);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, random.nextInt(1 << 24));
            }
        }
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            if (!ImageIO.write(image, "jpg", out)) {
                throw new IllegalStateException("no JPEG writer");
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] png(int seed, int side) {
        byte[] rgb = new byte[3 * side * side];
        new SplittableRandom(seed).nextBytes(rgb);
        return new Image(side, side, rgb).png();
    }

    TinySources jpeg(String path) {
        return file(path, jpeg(path.hashCode(), 16, 16));
    }

    TinySources text(String path, String text) {
        return file(path, text.getBytes(StandardCharsets.UTF_8));
    }

    TinySources file(String path, byte[] bytes) {
        files.put(path, bytes);
        return this;
    }

    byte[] bytes(String path) {
        return files.getOrDefault(path, new byte[0]);
    }

    Path folder(Path dir) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path to = dir.resolve(file.getKey());
            Files.createDirectories(to.getParent());
            Files.write(to, file.getValue());
        }
        return dir;
    }

    Path tar(Path file) throws IOException {
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(
                file.toString().endsWith("gz")
                        ? new GZIPOutputStream(Files.newOutputStream(file))
                        : Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> f : files.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(f.getKey(), true);
                entry.setSize(f.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(f.getValue());
                tar.closeArchiveEntry();
            }
        }
        return file;
    }

    Path zip(Path file) throws IOException {
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file)) {
            for (Map.Entry<String, byte[]> f : files.entrySet()) {
                zip.putArchiveEntry(new ZipArchiveEntry(f.getKey()));
                zip.write(f.getValue());
                zip.closeArchiveEntry();
            }
        }
        return file;
    }

    static ImportReport run(FaceLayout layout, Path out) {
        return run(layout, out, 0);
    }

    static ImportReport run(FaceLayout layout, Path out, int size) {
        ImportSpec settings = new ImportSpec("tiny", "test", "source", "noise, free", false, size);
        return DatasetImport.run(layout, settings, out, Progress.silent());
    }

    static Map<String, byte[]> everything(Path root) throws IOException {
        Map<String, byte[]> bytes = new TreeMap<>();
        try (Stream<Path> found = Files.walk(root)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                bytes.put(root.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return bytes;
    }

    static List<String> reasons(ImportReport report) {
        List<String> reasons = new ArrayList<>();
        report.skipped().forEach(s -> reasons.add(s.count() + " " + s.reason()));
        return reasons;
    }
}
