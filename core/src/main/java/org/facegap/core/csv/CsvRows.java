package org.facegap.core.csv;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.facegap.core.UserError;
import org.facegap.core.words.Nearest;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a delimited text file with a header (RFC 4180 and its relatives), one at a time.
 *
 * <p>Found out and not asked for: encoding ({@link TextEncoding}), delimiter ({@link Delimiter#ofTable}), line ends. Quoted fields may hold line breaks. Blank lines are skipped.
 * Comment lines and a count before the header are passed over ({@link TableHead}); a header that has no name for the first
 * column gets "" for it where fields are cut at blanks. A row of more than a million characters ends the reading, so that an unclosed quote does not fill the memory.
 */
public final class CsvRows implements AutoCloseable {
    private static final long LONGEST = 1 << 20;
    private static final Set<String> MISSING = Set.of("", "nan", "none", "na", "n/a", "#n/a", "<na>", "null");

    private final Path file;
    private final TextEncoding encoding;
    private final TableHead head;
    private final BoundedRecords reader;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<String> header;
    private final long headerLine;
    private @Nullable CSVRecord row;
    private long line;

    private CsvRows(Path file, TextEncoding encoding, TableHead head, BoundedRecords reader, CSVParser parser) {
        this.file = file;
        this.encoding = encoding;
        this.head = head;
        this.reader = reader;
        this.parser = parser;
        records = parser.iterator();
        if (!advance()) {
            throw new UserError(file + ": expected a header line, the file is empty");
        }
        List<String> names = new ArrayList<>(head.rowNames() ? List.of("") : List.of());
        current().forEach(name -> names.add(name.strip()));
        header = List.copyOf(names);
        headerLine = line;
        Set<String> seen = new TreeSet<>();
        for (String name : header) {
            if (!name.isEmpty() && !seen.add(name)) {
                throw new UserError(file + ":" + line + ": the column '" + name + "' is there twice");
            }
        }
    }

    /**
     * Opens a file and reads its header.
     *
     * @throws UserError when it cannot be read, is empty, or names a column twice
     */
    public static CsvRows open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw UserError.usage(
                    Files.isDirectory(file) ? file + " is a folder, expected a text file" : file + ": no such file");
        }
        BoundedRecords reader = null;
        try {
            TextEncoding encoding = TextEncoding.of(file);
            TableHead head;
            try (var peek = encoding.open(file)) {
                char[] chars = new char[1 << 16];
                head = TableHead.of(file.toString(), new String(chars, 0, Math.max(0, peek.read(chars))));
            }
            Delimiter delimiter = head.delimiter();
            Reader text = encoding.open(file);
            for (long left = head.chars(); left > 0; ) {
                left -= text.skip(left);
            }
            reader = new BoundedRecords(delimiter == Delimiter.BLANKS ? new BlankRuns(text) : text, LONGEST);
            CSVFormat format = CSVFormat.Builder.create()
                    .setDelimiter(delimiter.character())
                    .setQuote('"')
                    .setIgnoreEmptyLines(true)
                    .get();
            return new CsvRows(
                    file,
                    encoding,
                    head,
                    reader,
                    CSVParser.builder().setReader(reader).setFormat(format).get());
        } catch (IOException e) {
            closeAfter(reader, e);
            throw new UserError("cannot read " + file + ": " + e.getMessage(), e);
        } catch (UserError e) {
            closeAfter(reader, e);
            throw e;
        }
    }

    private static void closeAfter(@Nullable BoundedRecords reader, Exception reason) {
        if (reader != null) {
            try {
                reader.close();
            } catch (IOException suppressed) {
                reason.addSuppressed(suppressed);
            }
        }
    }

    /** The file. */
    public Path file() {
        return file;
    }

    /** What a user must know of the encoding; "" for Unicode. */
    public String remark() {
        return encoding.remark();
    }

    /** Names of the columns, trimmed; a column without a name has "". */
    public List<String> header() {
        return header;
    }

    /** Line on which the header is, from 1. */
    public long headerLine() {
        return headerLine;
    }

    /**
     * Number of a column, from 0.
     *
     * @throws UserError when there is none; names the nearest
     */
    public int column(String name) {
        int at = header.indexOf(name);
        if (at < 0) {
            throw UserError.usage(file + ":" + headerLine + ": there is no column '" + name + "'"
                    + Nearest.among(name, "columns", header));
        }
        return at;
    }

    /**
     * Goes to the next row.
     *
     * @return whether there is one
     * @throws UserError when the text is no such file
     */
    public boolean next() {
        return advance();
    }

    private boolean advance() {
        long before = head.lines() + parser.getCurrentLineNumber();
        try {
            if (!records.hasNext()) {
                row = null;
                return false;
            }
            row = records.next();
            line = before + 1;
            reader.completed();
            return true;
        } catch (UncheckedIOException | IllegalStateException e) {
            throw new UserError(file + ":" + (before + 1) + ": " + CsvFault.words(e, head.delimiter()), e);
        }
    }

    private CSVRecord current() {
        CSVRecord at = row;
        if (at == null) {
            throw new IllegalStateException("there is no row; ask next() first");
        }
        return at;
    }

    /** Line on which the row begins, from 1. */
    public long line() {
        return line;
    }

    /** Whether the row has as many fields as the header. */
    public boolean whole() {
        return current().size() == header.size();
    }

    /** Whether the row has a field that is not empty beyond those of the header. */
    public boolean tooLong() {
        return current().stream().skip(header.size()).anyMatch(field -> !field.isBlank());
    }

    /** Whether the row ends before a column that the header has a name for. */
    public boolean tooShort() {
        int size = current().size();
        return size < header.size()
                && header.subList(size, header.size()).stream().anyMatch(name -> !name.isEmpty());
    }

    /** A field of the row, without the spaces around it; "" when the row is too short. */
    public String get(int column) {
        CSVRecord at = current();
        return column < at.size() ? at.get(column).strip() : "";
    }

    /** Whether a field means "no value": empty, nan, none, na, n/a, #n/a, {@code <na>} or null, in any case. */
    public static boolean missing(String field) {
        return MISSING.contains(field.toLowerCase(Locale.ROOT));
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw new UserError("cannot close " + file + ": " + e.getMessage(), e);
        }
    }
}
