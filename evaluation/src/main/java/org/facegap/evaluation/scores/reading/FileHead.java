package org.facegap.evaluation.scores.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.facegap.core.UserError;
import org.facegap.core.csv.Delimiter;
import org.facegap.core.csv.RowNumbers;
import org.facegap.evaluation.scores.ScoreBinary;
import org.jspecify.annotations.Nullable;

/** The first rows of a text file, from which its layout is found. */
final class FileHead {
    private static final int ROWS = 200;

    private final byte delimiter;
    private final List<List<String>> rows;
    private final List<Long> lines;
    private final List<List<String>> sample;

    private FileHead(byte delimiter, List<List<String>> rows, List<Long> lines, List<List<String>> sample) {
        this.delimiter = delimiter;
        this.rows = rows;
        this.lines = lines;
        this.sample = sample;
    }

    /**
     * Splits the first bytes of a text.
     *
     * @param text just opened by {@link OpenedFile#text}
     * @throws UserError when it is no text, or holds no row
     */
    static FileHead of(OpenedFile text) throws IOException {
        String file = text.name();
        byte[] bytes = text.head();
        check(file, bytes);
        int stop = bytes.length;
        if (!text.isWhole()) {
            // a last line that is cut off is left out
            while (stop > 0 && bytes[stop - 1] != '\n' && bytes[stop - 1] != '\r') {
                stop--;
            }
            if (stop == 0) {
                stop = bytes.length;
            }
        }
        Delimiter found = Delimiter.ofRows(new String(bytes, 0, stop, StandardCharsets.UTF_8));
        byte delimiter = found == Delimiter.BLANKS ? RowReader.BLANKS : (byte) found.character();
        List<List<String>> rows = new ArrayList<>();
        List<Long> lines = new ArrayList<>();
        try (RowReader reader = new RowReader(file, new ByteArrayInputStream(bytes, 0, stop), delimiter)) {
            while (rows.size() < ROWS && reader.next()) {
                if (reader.isBroken() || (rows.isEmpty() && isComment(reader))) {
                    continue;
                }
                List<String> fields = new ArrayList<>();
                for (int f = 0; f < reader.fields(); f++) {
                    fields.add(reader.text(f));
                }
                rows.add(fields);
                lines.add(reader.line());
            }
        }
        if (rows.isEmpty()) {
            throw new UserError(file + ": holds no rows.");
        }
        FileHead head = new FileHead(delimiter, rows, lines, rows.subList(1, rows.size()));
        if (head.hasRowNames()) {
            List<String> names = new ArrayList<>(rows.get(0));
            names.add(0, "");
            rows.set(0, names);
        }
        return head;
    }

    /** Whether the first row is of words and has a field less than every other, and these are numbered, as in R's {@code write.table}. */
    private boolean hasRowNames() {
        int names = rows.get(0).size();
        return rows.size() > 1
                && rows.get(0).stream().noneMatch(this::isNumber)
                && sample.stream().allMatch(row -> row.size() == names + 1)
                && RowNumbers.are(sample.stream().map(row -> row.get(0)).toList());
    }

    /**
     * The same with a sample of all rows, for files that are sorted, or whose columns are filled later only.
     *
     * @param looked what it was made of
     * @param path the same file, which is read to its end
     */
    FileHead spread(OpenedFile looked, Path path) throws IOException {
        if (looked.isWhole() && rows.size() < ROWS) {
            return this;
        }
        try (OpenedFile text = OpenedFile.text(path)) {
            return new FileHead(
                    delimiter,
                    rows,
                    lines,
                    RowSample.of(text, delimiter, rows.get(0).size()));
        }
    }

    /** The first rows of a file; null where it is no file of text. */
    static @Nullable FileHead ofOrNull(Path path) {
        if (!Files.isRegularFile(path)) {
            return null;
        }
        try (OpenedFile file = OpenedFile.open(path)) {
            if (ScoreBinary.isBinary(file.head())) {
                return null;
            }
        } catch (IOException e) {
            throw OpenedFile.damaged(path.toString(), e);
        }
        try (OpenedFile text = OpenedFile.text(path)) {
            return of(text);
        } catch (IOException e) {
            throw OpenedFile.damaged(path.toString(), e);
        }
    }

    /** Whether a row before the first real one is a comment, or the line in which Excel names the delimiter. */
    static boolean isComment(RowReader reader) {
        int length = reader.to(0) - reader.from(0);
        if (length > 0 && reader.bytes()[reader.from(0)] == '#') {
            return true;
        }
        boolean excel = reader.fields() <= 2 && (length == 4 || length == 5);
        return excel && Delimiter.isNamed(reader.text(0) + (reader.fields() == 2 ? "," + reader.text(1) : ""));
    }

    byte delimiter() {
        return delimiter;
    }

    /**
     * Place in {@link #rows} of the first that is not as most of them are; -1 when all are so, when the first one is not, or
     * when fewer than half are.
     */
    int odd(Predicate<List<String>> usual) {
        long fitting = rows.stream().filter(usual).count();
        if (!usual.test(rows.get(0)) || fitting == rows.size() || 2 * fitting < rows.size()) {
            return -1;
        }
        return (int) rows.stream().takeWhile(usual).count();
    }

    /** The odd row as a message begins and ends: {@code file:line: expected ..., as in the line before, found '...'}. */
    UserError oddRow(String file, int row, String expected) {
        return new UserError(file + ":" + lines.get(row) + ": expected " + expected + " as in the lines before, found '"
                + TextScores.clipped(String.join(" ", rows.get(row))) + "'.");
    }

    /** The first rows, comments left out, at least one. */
    List<List<String>> rows() {
        return rows;
    }

    /** Rows after the first, from the whole file once {@link #spread}, else the first ones alone. */
    List<List<String>> sample() {
        return sample;
    }

    /** Whether a word is a decimal number. */
    boolean isNumber(String word) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        DecimalParser.Outcome outcome = new DecimalParser(commaMayBePoint()).parse(bytes, 0, bytes.length);
        return outcome == DecimalParser.Outcome.NUMBER || outcome == DecimalParser.Outcome.INFINITE;
    }

    /** The value of a decimal number; infinite or NaN where it is none that is finite. */
    double number(String word) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        DecimalParser parser = new DecimalParser(commaMayBePoint());
        parser.parse(bytes, 0, bytes.length);
        return parser.value();
    }

    /** Whether a word stands for no value. */
    static boolean isMissing(String word) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        return MissingWords.isMissing(bytes, 0, bytes.length);
    }

    /** Whether commas are free to be decimal points. */
    boolean commaMayBePoint() {
        return commaMayBePoint(delimiter);
    }

    /** Whether a comma in a field may be a decimal point; between commas a field holds one in quotes alone. */
    static boolean commaMayBePoint(byte delimiter) {
        return delimiter == ';' || delimiter == '\t' || delimiter == ',';
    }

    private static void check(String file, byte[] bytes) {
        int odd = 0;
        for (byte b : bytes) {
            if (b > 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f') {
                odd++;
            }
        }
        if (odd * 20 > bytes.length) {
            throw new UserError(file + ": is no text and no format of scores known here.");
        }
    }
}
