package org.facegap.core.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.facegap.core.UserError;
import org.facegap.core.files.Gzip;

/**
 * A list without a header, as pair lists are, read whole: encoding, delimiter and quoting are found out as {@link CsvRows}
 * does. Where lines have tabs they are cut at tabs alone, so that names may hold blanks.
 *
 * @param name of the list, for messages
 * @param rows the lines that are not blank
 * @param delimiter between fields
 * @param remark what a user must know of the encoding; "" for Unicode
 */
public record TextRows(String name, List<Row> rows, Delimiter delimiter, String remark) {
    private static final int LARGEST = 256 << 20;
    private static final int LONGEST = 4096;

    /**
     * A line.
     *
     * @param line its number, from 1, blank lines counted
     * @param fields without the blanks around them; empty ones at the end are left out
     */
    public record Row(long line, List<String> fields) {
        public Row {
            fields = List.copyOf(fields);
        }
    }

    public TextRows {
        rows = List.copyOf(rows);
    }

    /** @throws UserError when the file cannot be read, is no text, or is larger than a list may be */
    public static TextRows of(Path file) {
        try (InputStream in = Gzip.open(file)) {
            return of(file.toString(), in);
        } catch (IOException e) {
            throw new UserError("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads a stream to its end.
     *
     * @throws UserError when it is no text, or larger than a list may be
     */
    public static TextRows of(String name, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new UserError(name + " is too large to be a list: more than " + (LARGEST >> 20) + " MiB");
        }
        return of(name, bytes);
    }

    /** @throws UserError when it is no text, or a quote is left open */
    public static TextRows of(String name, byte[] bytes) {
        TextEncoding encoding = TextEncoding.of(name, bytes);
        String text = encoding.text(bytes);
        Delimiter delimiter = Delimiter.ofList(text);
        List<Row> rows = delimiter == Delimiter.BLANKS ? atBlanks(name, text) : atMarks(name, text, delimiter);
        return new TextRows(name, rows, delimiter, encoding.remark());
    }

    private static List<Row> atBlanks(String name, String text) {
        List<Row> rows = new ArrayList<>();
        long number = 0;
        for (Iterator<String> lines = text.lines().iterator(); lines.hasNext(); ) {
            String line = lines.next().strip();
            number++;
            check(name, number, line);
            if (!line.isEmpty()) {
                rows.add(new Row(number, Arrays.asList(line.split("\\s+"))));
            }
        }
        return rows;
    }

    private static void check(String name, long line, String text) {
        if (text.length() > LONGEST) {
            throw new UserError(
                    name + ":" + line + ": a line of more than " + LONGEST + " characters; this is no list.");
        }
    }

    private static List<Row> atMarks(String name, String text, Delimiter delimiter) {
        List<Row> rows = new ArrayList<>();
        CSVFormat format = CSVFormat.Builder.create()
                .setDelimiter(delimiter.character())
                .setQuote('"')
                .setIgnoreEmptyLines(true)
                .get();
        long line = 1;
        try (CSVParser parser = CSVParser.parse(text, format)) {
            // asking whether there is a next record reads it, and the line number moves on
            for (Iterator<CSVRecord> records = parser.iterator();
                    records.hasNext();
                    line = parser.getCurrentLineNumber() + 1) {
                List<String> fields = new ArrayList<>();
                for (String field : records.next()) {
                    check(name, line, field);
                    fields.add(field.strip());
                }
                while (!fields.isEmpty() && fields.get(fields.size() - 1).isEmpty()) {
                    fields.remove(fields.size() - 1);
                }
                if (!fields.isEmpty()) {
                    rows.add(new Row(line, fields));
                }
            }
            return rows;
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            throw new UserError(name + ":" + line + ": " + CsvFault.words(e, delimiter), e);
        }
    }
}
