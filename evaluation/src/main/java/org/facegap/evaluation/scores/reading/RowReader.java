package org.facegap.evaluation.scores.reading;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.facegap.core.UserError;

/**
 * Splits UTF-8 text into rows and fields over one byte buffer, without an object for either.
 *
 * <p>Rows end with LF, CR LF or CR, empty rows are passed over. Fields lie between delimiters, blanks around them are cut. A
 * field may stand in double quotes (a quote inside is doubled, but between blanks), and in delimited text over several lines.
 */
final class RowReader implements Closeable {
    /** What stands for runs of blanks and tabs in place of one delimiter. */
    static final byte BLANKS = 0;

    /** The longest row. */
    static final int LONGEST = 1 << 20;

    private static final int MOST_FIELDS = 1 << 16;

    /** The most lines that one row with line breaks in quotes may have. */
    private static final int MOST_LINES = 32;

    private final InputStream in;
    private final String file;
    private final byte delimiter;
    private byte[] buffer = new byte[1 << 20];
    private int at;
    private int end;
    private boolean finished;
    private int[] from = new int[32];
    private int[] to = new int[32];
    private int fields;
    private boolean broken;
    private boolean open;
    private int usual = -1;
    private byte[] raw = new byte[0];
    private int rawStart = -1;
    private long line;
    private long next = 1;

    /**
     * Reads from a stream that the reader then owns.
     *
     * @param file what to call it in messages
     * @param delimiter the byte between fields, or {@link #BLANKS}
     */
    RowReader(String file, InputStream in, byte delimiter) {
        this.file = file;
        this.in = in;
        this.delimiter = delimiter;
    }

    /**
     * Goes to the next row that is not empty.
     *
     * @return false at the end
     * @throws UserError when a row is longer than {@value #LONGEST} bytes
     */
    boolean next() throws IOException {
        while (true) {
            int stop = lineEnd(0);
            if (stop < 0) {
                return false;
            }
            line = next;
            int length = after(stop) - at;
            boolean found = row(stop);
            if (open && usual > 1) {
                int longer = longer(length);
                if (longer < 0) {
                    restore();
                    broken = true;
                    at += length;
                    next = line + 1;
                    return true;
                }
                stop = longer;
                found = true;
            }
            at = after(stop);
            next++;
            if (found) {
                usual = usual < 0 ? fields : usual;
                return true;
            }
        }
    }

    /** Splits what lies before a line's end; false where there is nothing. */
    private boolean row(int stop) {
        int last = stop;
        while (last > at && (buffer[last - 1] == '\r' || buffer[last - 1] == ' ')) {
            last--;
        }
        open = false;
        rawStart = -1;
        if (last == at) {
            return false;
        }
        split(at, last);
        return broken || fields > 1 || to[0] > from[0];
    }

    /**
     * Takes further lines to a row whose quote is open at its line's end, until it has as many fields as the first row.
     *
     * @return where it ends; -1 when it never does, and the row stays broken
     */
    private int longer(int first) throws IOException {
        int length = first;
        for (int lines = 1; lines < MOST_LINES; lines++) {
            restore();
            int stop = lineEnd(length);
            if (stop < 0) {
                return -1;
            }
            next++;
            length = after(stop) - at;
            row(stop);
            if (!open) {
                return !broken && fields == usual ? stop : -1;
            }
        }
        return -1;
    }

    /** Puts back the bytes of a row whose doubled quotes were made single. */
    private void restore() {
        if (rawStart >= 0) {
            System.arraycopy(raw, 0, buffer, rawStart, raw.length);
            rawStart = -1;
        }
    }

    /** The first byte behind the line break at {@code stop}. */
    private int after(int stop) {
        int behind = Math.min(end, stop + 1);
        return stop < end && buffer[stop] == '\r' && behind < end && buffer[behind] == '\n' ? behind + 1 : behind;
    }

    /** Number of fields of the row. */
    int fields() {
        return fields;
    }

    /** Whether a quote of the row was never closed; its fields mean nothing then. */
    boolean isBroken() {
        return broken;
    }

    /** The bytes that {@link #from} and {@link #to} count in. */
    byte[] bytes() {
        return buffer;
    }

    /** First byte of a field. */
    int from(int field) {
        return from[field];
    }

    /** The byte after a field. */
    int to(int field) {
        return to[field];
    }

    /** Number of the row's line, from 1. */
    long line() {
        return line;
    }

    /** Where the row is, for messages. */
    String place() {
        return file + ":" + line;
    }

    /** A field as text. */
    String text(int field) {
        return new String(buffer, from[field], to[field] - from[field], StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Where the line ends that begins {@code known} bytes behind {@code at}; -1 when there is none. */
    private int lineEnd(int known) throws IOException {
        int look = at + known;
        while (true) {
            for (; look < end; look++) {
                byte b = buffer[look];
                if (b == '\n' || (b == '\r' && (look + 1 < end || finished))) {
                    return look;
                }
                if (b == '\r') {
                    break;
                }
            }
            if (finished) {
                return at + known < end ? end : -1;
            }
            int ahead = end - look;
            int held = end - at;
            if (held > LONGEST) {
                throw new UserError(file + ":" + next + ": a line of more than " + (LONGEST >> 10)
                        + " KiB is no row of a score file.");
            }
            if (at > 0) {
                System.arraycopy(buffer, at, buffer, 0, held);
            }
            at = 0;
            end = held;
            look = held - ahead;
            if (held == buffer.length) {
                buffer = Arrays.copyOf(buffer, buffer.length * 2);
            }
            int read = in.read(buffer, end, buffer.length - end);
            if (read < 0) {
                finished = true;
            } else {
                end += read;
            }
        }
    }

    private void split(int start, int stop) {
        fields = 0;
        broken = false;
        int p = start;
        if (delimiter == BLANKS) {
            while (p < stop) {
                while (p < stop && isBlank(buffer[p])) {
                    p++;
                }
                int begin = p;
                int quote = p < stop && buffer[p] == '"' ? closing(p + 1, stop) : -1;
                if (quote >= 0) {
                    field(begin + 1, quote);
                    p = quote + 1;
                    continue;
                }
                while (p < stop && !isBlank(buffer[p])) {
                    p++;
                }
                if (p > begin) {
                    field(begin, p);
                }
            }
            if (fields == 0) {
                field(stop, stop);
            }
            return;
        }
        while (true) {
            int begin = p;
            while (p < stop && buffer[p] != delimiter && buffer[p] != '"') {
                p++;
            }
            if (p < stop && buffer[p] == '"' && blank(begin, p)) {
                p = quoted(start, p + 1, stop);
                if (p < 0) {
                    broken = true;
                    return;
                }
                if (p >= stop) {
                    return;
                }
                p++;
                if (p == stop) {
                    field(stop, stop);
                    return;
                }
                continue;
            }
            while (p < stop && buffer[p] != delimiter) {
                p++;
            }
            trimmed(begin, p);
            if (p >= stop) {
                return;
            }
            p++;
            if (p == stop) {
                field(stop, stop);
                return;
            }
        }
    }

    /** The quote before a blank or the row's end; -1 when there is none. */
    private int closing(int begin, int stop) {
        for (int i = begin; i < stop; i++) {
            if (buffer[i] == '"' && (i + 1 == stop || isBlank(buffer[i + 1]))) {
                return i;
            }
        }
        return -1;
    }

    /** Takes a field in quotes; the place of the delimiter after it or the row's end, -1 when it is never closed. */
    private int quoted(int start, int begin, int stop) {
        int write = begin;
        int p = begin;
        while (p < stop) {
            if (buffer[p] == '"') {
                if (p + 1 < stop && buffer[p + 1] == '"') {
                    if (rawStart < 0) {
                        raw = Arrays.copyOfRange(buffer, start, stop);
                        rawStart = start;
                    }
                    p++;
                } else {
                    break;
                }
            }
            buffer[write++] = buffer[p++];
        }
        if (p >= stop) {
            open = true;
            return -1;
        }
        trimmed(begin, write);
        p++;
        while (p < stop && buffer[p] != delimiter) {
            if (!isBlank(buffer[p])) {
                return -1;
            }
            p++;
        }
        return p;
    }

    private void trimmed(int begin, int stop) {
        int b = begin;
        int e = stop;
        while (b < e && isBlank(buffer[b])) {
            b++;
        }
        while (e > b && isBlank(buffer[e - 1])) {
            e--;
        }
        field(b, e);
    }

    private boolean blank(int begin, int stop) {
        for (int i = begin; i < stop; i++) {
            if (!isBlank(buffer[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    private void field(int begin, int stop) {
        if (fields == from.length) {
            if (fields == MOST_FIELDS) {
                throw new UserError(file + ":" + line + ": more than " + MOST_FIELDS + " columns.");
            }
            from = Arrays.copyOf(from, fields * 2);
            to = Arrays.copyOf(to, fields * 2);
        }
        from[fields] = begin;
        to[fields++] = stop;
    }
}
