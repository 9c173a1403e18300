package org.facegap.core.estimate;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How a p is written, in every sentence, table and report: two decimals from 0.1 on, three from 0.01 on, else four, and
 * below 0.0001 as smaller than that. Files for programs hold it unrounded.
 */
public final class PValue {
    private static final double LEAST = 0.0001;
    private static final String SPACE = "\u00a0";

    private PValue() {}

    /** With its sign, such as {@code p = 0.012} or {@code p < 0.0001}, joined by no-break spaces. */
    public static String text(double p) {
        return "p" + SPACE + relation(p);
    }

    /** The same without the letter, such as {@code = 0.012}; {@code undefined} where p is no number. */
    public static String relation(double p) {
        if (!Double.isFinite(p)) {
            return "undefined";
        }
        return p < LEAST ? "<" + SPACE + "0.0001" : "=" + SPACE + number(p);
    }

    /** What is known of a p that random draws cannot resolve: that it lies below this. */
    public static String below(double least) {
        return "p" + SPACE + "<" + SPACE + number(Math.max(LEAST, least));
    }

    private static String number(double p) {
        int decimals = p >= 0.0995 ? 2 : p >= 0.00995 ? 3 : 4;
        return BigDecimal.valueOf(p).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    }
}
