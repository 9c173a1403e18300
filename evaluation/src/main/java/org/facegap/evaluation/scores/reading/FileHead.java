package org.facegap.evaluation.scores.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.facegap.core.UserError;
import org.facegap.evaluation.scores.ScoreBinary;
import org.jspecify.annotations.Nullable;

/** The first rows of a text file, from which its layout is found. */
final class FileHead {
    private static final int ROWS = 200;

    private final byte delimiter;
    private final List<List<String>> rows;

    private FileHead(byte delimiter, List<List<String>> rows) {
        this.delimiter = delimiter;
        this.rows = rows;
    }

    /**
     * Splits the first bytes of a file.
     *
     * @param file what to call it in messages
     * @param bytes its beginning, or all of it
     * @param whole whether that is all of it; else a last line that is cut off is left out
     * @throws UserError when it is no text
     */
    static FileHead of(String file, byte[] bytes, boolean whole) throws IOException {
        check(file, bytes);
        int stop = bytes.length;
        if (!whole) {
            while (stop > 0 && bytes[stop - 1] != '\n') {
                stop--;
            }
            if (stop == 0) {
                stop = bytes.length;
            }
        }
        byte[] lines = Arrays.copyOf(bytes, stop);
        byte delimiter = delimiter(lines);
        List<List<String>> rows = new ArrayList<>();
        try (RowReader reader = new RowReader(file, new ByteArrayInputStream(lines), delimiter)) {
            while (rows.size() < ROWS && reader.next()) {
                if (reader.isBroken() || (rows.isEmpty() && isComment(reader))) {
                    continue;
                }
                List<String> fields = new ArrayList<>();
                for (int f = 0; f < reader.fields(); f++) {
                    fields.add(reader.text(f));
                }
                rows.add(fields);
            }
        }
        if (rows.isEmpty()) {
            throw new UserError(file + ": holds no rows.");
        }
        return new FileHead(delimiter, rows);
    }

    /** The first rows of a file; null where it is no file of text. */
    static @Nullable FileHead ofOrNull(Path path) {
        if (!Files.isRegularFile(path)) {
            return null;
        }
        try (OpenedFile file = OpenedFile.open(path)) {
            return ScoreBinary.isBinary(file.head()) ? null : of(file.name(), file.head(), file.isWhole());
        } catch (IOException e) {
            throw OpenedFile.damaged(path.toString(), e);
        }
    }

    /** Whether a row before the first real one is a comment. */
    static boolean isComment(RowReader reader) {
        return reader.to(0) > reader.from(0) && reader.bytes()[reader.from(0)] == '#';
    }

    byte delimiter() {
        return delimiter;
    }

    /** The first rows, comments left out, at least one. */
    List<List<String>> rows() {
        return rows;
    }

    /** Whether a word is a decimal number. */
    boolean isNumber(String word) {
        byte[] bytes = word.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        DecimalParser.Outcome outcome = new DecimalParser(commaMayBePoint()).parse(bytes, 0, bytes.length);
        return outcome == DecimalParser.Outcome.NUMBER || outcome == DecimalParser.Outcome.INFINITE;
    }

    /** The value of a decimal number; infinite or NaN where it is none that is finite. */
    double number(String word) {
        byte[] bytes = word.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        DecimalParser parser = new DecimalParser(commaMayBePoint());
        parser.parse(bytes, 0, bytes.length);
        return parser.value();
    }

    /** Whether a word stands for no value. */
    static boolean isMissing(String word) {
        byte[] bytes = word.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return FieldText.isMissing(bytes, 0, bytes.length);
    }

    /** Whether commas are free to be decimal points. */
    boolean commaMayBePoint() {
        return delimiter == ';' || delimiter == '\t';
    }

    private static void check(String file, byte[] bytes) {
        if (bytes.length >= 2 && ((bytes[0] == -1 && bytes[1] == -2) || (bytes[0] == -2 && bytes[1] == -1))) {
            throw new UserError(file + ": is UTF-16 text; save it as UTF-8.");
        }
        int odd = 0;
        for (byte b : bytes) {
            if (b == 0) {
                throw new UserError(file + ": is no text and no format of scores known here (it holds zero bytes).");
            }
            if (b > 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f') {
                odd++;
            }
        }
        if (odd * 20 > bytes.length) {
            throw new UserError(file + ": is no text and no format of scores known here.");
        }
    }

    /** The delimiter of the first line that is no comment. */
    private static byte delimiter(byte[] bytes) {
        int start = RowReader.isMark(bytes) ? 3 : 0;
        while (start < bytes.length) {
            int stop = start;
            while (stop < bytes.length && bytes[stop] != '\n') {
                stop++;
            }
            boolean blank = true;
            for (int i = start; i < stop; i++) {
                blank &= bytes[i] == ' ' || bytes[i] == '\t' || bytes[i] == '\r';
            }
            if (!blank && bytes[start] != '#') {
                return delimiter(bytes, start, stop);
            }
            start = stop + 1;
        }
        return RowReader.BLANKS;
    }

    private static byte delimiter(byte[] bytes, int start, int stop) {
        int[] counts = new int[128];
        boolean quoted = false;
        for (int i = start; i < stop; i++) {
            if (bytes[i] == '"') {
                quoted = !quoted;
            } else if (!quoted && bytes[i] > 0) {
                counts[bytes[i]]++;
            }
        }
        if (counts[';'] > 0 && counts[';'] >= counts[',']) {
            return ';';
        }
        for (byte candidate : new byte[] {',', '\t', '|'}) {
            if (counts[candidate] > 0) {
                return candidate;
            }
        }
        return RowReader.BLANKS;
    }
}
