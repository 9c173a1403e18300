package org.facegap.models.checkpoint.pickle;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Reads the pieces of a pickle that are text or numbers in text (protocol 0) or of announced length. */
final class PickleText {
    /** Longer texts and byte strings stay in the file. */
    static final int SHORT = 4096;

    private static final int LINE = 1024;
    /** The first byte of a pickle of protocol 2 or higher. */
    private static final int PROTOCOL = 0x80;

    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,100}");
    private static final Pattern FLOAT =
            Pattern.compile("[+-]?([0-9]{1,50}(\\.[0-9]{0,50})?|\\.[0-9]{1,50})([eE][+-]?[0-9]{1,4})?");
    private static final int INTEGER_BYTES = 64;

    private final FileBytes bytes;
    private final MemoryBudget budget;

    PickleText(FileBytes bytes, MemoryBudget budget) {
        this.bytes = bytes;
        this.budget = budget;
    }

    /** Length of the line at {@code at} without its end. */
    int lineLength(long at) {
        for (int i = 0; i < LINE; i++) {
            if (bytes.u8(at + i) == '\n') {
                return i;
            }
        }
        String tooLong = "a line of text is longer than " + LINE + " bytes";
        throw bytes.error(
                at,
                bytes.u8(0) == PROTOCOL
                        ? "the pickle is damaged: " + tooLong
                        : "this is a pickle of protocol 0 or 1, or damaged, and " + tooLong
                                + ", which is not read; write it" + " again with protocol 2 or higher");
    }

    String line(long at, int length) {
        budget.charge(64 + 3L * length);
        return bytes.text(at, length);
    }

    /** UTF-8 text: a string when it is short, otherwise left in the file. */
    Object unicode(long at, long length) {
        bytes.need(at, length);
        if (length > SHORT) {
            budget.charge(128);
            return new PickledText(bytes.slice(at, length));
        }
        return line(at, (int) length);
    }

    /** Byte strings, left in the file. */
    FileBytes raw(long at, long length) {
        bytes.need(at, length);
        budget.charge(128);
        return bytes.slice(at, length);
    }

    /** Python 2's strings, text or bytes: a string of one char per byte when it is short, otherwise left in the file. */
    Object ambiguous(long at, long length) {
        if (length > SHORT) {
            return raw(at, length);
        }
        bytes.need(at, length);
        budget.charge(64 + 2 * length);
        return new String(bytes.copy(at, (int) length), StandardCharsets.ISO_8859_1);
    }

    /** A little-endian two's complement integer. */
    Number binaryInteger(long at, long length) {
        if (length > INTEGER_BYTES || length < 0) {
            throw bytes.error(at, "the pickle announces an integer of " + length + " bytes");
        }
        bytes.need(at, length);
        budget.charge(128 + 4 * length);
        if (length <= 8) {
            long value = 0;
            for (int i = 0; i < length; i++) {
                value |= (long) bytes.u8(at + i) << (8 * i);
            }
            int unused = 64 - 8 * (int) length;
            return length == 0 ? 0L : (value << unused) >> unused;
        }
        byte[] big = new byte[(int) length];
        for (int i = 0; i < length; i++) {
            big[(int) length - 1 - i] = (byte) bytes.u8(at + i);
        }
        return small(new BigInteger(big));
    }

    /** Protocol 0's integers; 00 and 01 are truth values. */
    Object decimalInteger(long at, int length) {
        String text = line(at, length);
        if (text.equals("00") || text.equals("01")) {
            return text.equals("01");
        }
        String digits = text.endsWith("L") ? text.substring(0, text.length() - 1) : text;
        if (!INTEGER.matcher(digits).matches()) {
            throw bytes.error(at, "the pickle is damaged: an integer is not one");
        }
        budget.charge(256);
        return small(new BigInteger(digits));
    }

    private static Number small(BigInteger value) {
        return value.bitLength() < 64 ? (Number) value.longValue() : (Number) value;
    }

    /** Protocol 0's floating-point numbers. */
    Double decimalFloat(long at, int length) {
        budget.charge(512);
        String text = line(at, length);
        if (!FLOAT.matcher(text).matches()) {
            throw bytes.error(at, "the pickle is damaged: a number is not one");
        }
        return Double.valueOf(text);
    }

    /** Protocol 0's quoted strings; the escapes of Python's repr. */
    String quoted(long at, int length) {
        String text = line(at, length);
        boolean good = text.length() >= 2
                && (text.charAt(0) == '\'' || text.charAt(0) == '"')
                && text.charAt(text.length() - 1) == text.charAt(0);
        if (!good) {
            throw bytes.error(at, "the pickle is damaged: a string has no quotes");
        }
        return unescape(text.substring(1, text.length() - 1), at);
    }

    /** Protocol 0's Unicode text; escapes are uXXXX after a backslash. */
    String escaped(long at, int length) {
        return unescape(line(at, length), at);
    }

    private String unescape(String text, long at) {
        budget.charge(128 + 4L * text.length());
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i++);
            if (c != '\\') {
                out.append(c);
                continue;
            }
            char kind = i < text.length() ? text.charAt(i++) : ' ';
            int digits = kind == 'x' ? 2 : kind == 'u' ? 4 : 0;
            if (digits > 0) {
                int value = 0;
                for (int k = 0; k < digits; k++, i++) {
                    int digit = i < text.length() ? Character.digit(text.charAt(i), 16) : -1;
                    if (digit < 0) {
                        throw bytes.error(at, "the pickle is damaged: a text escape is not one");
                    }
                    value = value * 16 + digit;
                }
                out.append((char) value);
            } else {
                int place = "nrt\\'\"".indexOf(kind);
                if (place < 0) {
                    throw bytes.error(at, "the pickle is damaged: a text escape is not one");
                }
                out.append("\n\r\t\\'\"".charAt(place));
            }
        }
        return out.toString();
    }
}
