package org.facegap.core.dataset.layout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.facegap.core.UserError;

/** The lists that lie beside pictures. */
final class TextLines {
    private static final long LARGEST = 256 << 20;

    private TextLines() {}

    /** Lines of a file, without blank ones. */
    static List<String> of(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new UserError(file + " is too large to be a list: " + Files.size(file) + " bytes");
            }
            return lines(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UserError("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** Lines of all files of a source whose path fits, by path. */
    static Map<String, List<String>> in(SourceFiles files, Predicate<String> wanted) {
        Map<String, List<String>> found = new TreeMap<>();
        files.visit(new SourceFiles.Visitor() {
            @Override
            public boolean wants(String path) {
                return wanted.test(path);
            }

            @Override
            public void file(String path, byte[] bytes) {
                found.put(path, lines(bytes));
            }

            @Override
            public void skip(String reason, String path) {
                if (wanted.test(path)) {
                    throw new UserError(files.source() + ": " + path + " cannot be read: " + reason);
                }
            }
        });
        return found;
    }

    /** Latin-1 keeps every byte: names are only compared, and those of these lists are ASCII. */
    private static List<String> lines(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }
}
