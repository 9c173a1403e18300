package org.facegap.evaluation.protocol;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.facegap.core.UserError;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a pair list of strangers: UTF-8, with or without byte order mark, any line ends, blank lines skipped. A line
 * of more than 4,096 bytes ends the reading, so that a file which is no list does not fill the memory.
 */
final class PairLines implements AutoCloseable {
    private static final int LONGEST = 4096;

    private final Path file;
    private final InputStream in;
    private final byte[] buffer = new byte[LONGEST];
    private int number;

    private PairLines(Path file, InputStream in) {
        this.file = file;
        this.in = in;
    }

    /** @throws UserError when the file cannot be read */
    static PairLines open(Path file) {
        try {
            return new PairLines(file, new BufferedInputStream(Files.newInputStream(file), 1 << 16));
        } catch (IOException e) {
            throw new UserError("cannot read the pair list " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * The next line that is not blank, without the space around it; null at the end.
     *
     * @throws UserError when it is too long or cannot be read
     */
    @Nullable
    String next() {
        try {
            while (true) {
                String line = line();
                if (line == null) {
                    return null;
                }
                number++;
                String text = number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
                if (!text.isBlank()) {
                    return text.strip();
                }
            }
        } catch (IOException e) {
            throw new UserError("cannot read the pair list " + file + ": " + e.getMessage(), e);
        }
    }

    private @Nullable String line() throws IOException {
        int n = 0;
        int c = in.read();
        if (c < 0) {
            return null;
        }
        while (c >= 0 && c != '\n') {
            if (n == LONGEST) {
                throw new UserError(file + ":" + (number + 1) + ": a line of more than " + LONGEST
                        + " bytes; this is no pair list.");
            }
            buffer[n++] = (byte) c;
            c = in.read();
        }
        return new String(buffer, 0, n, StandardCharsets.UTF_8);
    }

    /** Says what is wrong with the line that was read last. */
    UserError error(String expected) {
        return new UserError(file + ":" + number + ": " + expected);
    }

    /** A whole number of the line. */
    int number(String field, String what) {
        try {
            int value = Integer.parseInt(field);
            if (value < 0) {
                throw error(what + " must not be negative, not " + field + ".");
            }
            return value;
        } catch (NumberFormatException e) {
            throw new UserError(
                    error("expected " + what + ", a whole number, and not '" + field + "'.")
                            .getMessage(),
                    e);
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UserError("cannot close " + file + ": " + e.getMessage(), e);
        }
    }
}
