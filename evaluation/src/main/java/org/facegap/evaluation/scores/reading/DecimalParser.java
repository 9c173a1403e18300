package org.facegap.evaluation.scores.reading;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import java.nio.charset.StandardCharsets;

/**
 * Decimal numbers from bytes: the double nearest to the text, as {@link Double#parseDouble} gives it.
 *
 * <p>Up to 19 digits are collected in a long; where that and the power of ten are exact in double (Clinger 1990), one
 * multiplication or division rounds once and is right. Everything else goes to fastdoubleparser (Lemire 2021), which takes a
 * quarter of the platform's time for the 17 digits that Python writes.
 */
final class DecimalParser {
    /** Outcome of {@link #parse}. */
    enum Outcome {
        NUMBER,
        MISSING,
        INFINITE,
        NO_NUMBER
    }

    private static final long EXACT = 1L << 53;
    private static final int MOST_DIGITS = 18;
    private static final int LONGEST = 400;
    private static final double[] POWERS = new double[23];

    static {
        double power = 1;
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = power;
            power *= 10;
        }
    }

    private final boolean comma;
    private double value;
    private int digits;
    private int lastPlace;
    private boolean hasComma;

    /** @param comma whether a comma may stand for the decimal point */
    DecimalParser(boolean comma) {
        this.comma = comma;
    }

    /** The number last parsed; NaN unless it was one. */
    double value() {
        return value;
    }

    /** Significant digits of the number last parsed, without leading zeros; zeros at its end count. */
    int digits() {
        return digits;
    }

    /** Power of ten of its last digit. */
    int lastPlace() {
        return lastPlace;
    }

    /** Whether a comma stood for its decimal point. */
    boolean hasComma() {
        return hasComma;
    }

    /** Parses a field without blanks around it. */
    Outcome parse(byte[] b, int from, int to) {
        value = Double.NaN;
        digits = 0;
        lastPlace = 0;
        hasComma = false;
        if (MissingWords.isMissing(b, from, to)) {
            return Outcome.MISSING;
        }
        int p = from;
        boolean negative = b[p] == '-';
        if (negative || b[p] == '+') {
            p++;
        }
        long mantissa = 0;
        int scale = 0;
        boolean point = false;
        boolean any = false;
        boolean exact = true;
        for (; p < to; p++) {
            int c = b[p];
            if (c >= '0' && c <= '9') {
                any = true;
                if (mantissa != 0 || c != '0') {
                    digits++;
                }
                if (digits <= MOST_DIGITS) {
                    mantissa = mantissa * 10 + (c - '0');
                } else {
                    exact = false;
                }
                if (point) {
                    scale--;
                }
            } else if (!point && (c == '.' || (comma && c == ','))) {
                point = true;
                hasComma = c == ',';
            } else {
                break;
            }
        }
        if (!any) {
            return isInfinite(b, p, to) ? Outcome.INFINITE : Outcome.NO_NUMBER;
        }
        int exponent = 0;
        if (p < to && (b[p] == 'e' || b[p] == 'E')) {
            p++;
            boolean down = p < to && b[p] == '-';
            if (p < to && (b[p] == '-' || b[p] == '+')) {
                p++;
            }
            if (p == to) {
                return Outcome.NO_NUMBER;
            }
            for (; p < to && b[p] >= '0' && b[p] <= '9'; p++) {
                exponent = Math.min(100_000, exponent * 10 + (b[p] - '0'));
            }
            exponent = down ? -exponent : exponent;
        }
        if (p < to) {
            return Outcome.NO_NUMBER;
        }
        lastPlace = scale + exponent;
        if (exact && mantissa <= EXACT && Math.abs(lastPlace) < POWERS.length) {
            double m = mantissa;
            value = lastPlace < 0 ? m / POWERS[-lastPlace] : m * POWERS[lastPlace];
            value = negative ? -value : value;
        } else if (to - from > LONGEST) {
            return Outcome.NO_NUMBER;
        } else if (hasComma) {
            value = Double.parseDouble(new String(b, from, to - from, StandardCharsets.ISO_8859_1).replace(',', '.'));
        } else {
            value = JavaDoubleParser.parseDouble(b, from, to - from);
        }
        if (Double.isInfinite(value)) {
            value = Double.NaN;
            return Outcome.INFINITE;
        }
        return Outcome.NUMBER;
    }

    private static boolean isInfinite(byte[] b, int from, int to) {
        if (to - from != 3 && to - from != 8) {
            return false;
        }
        String word = "infinity";
        for (int i = 0; i < to - from; i++) {
            if ((b[from + i] | 0x20) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
