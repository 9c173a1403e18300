package org.facegap.reports.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.facegap.core.estimate.PValue;
import org.facegap.core.words.Counted;

/**
 * Numbers as the report prints them: the same in every locale, with a true minus sign, never "NaN" or an exponent.
 *
 * <p>Rounding is for reading only; the full values are in the results file, which the HTML report embeds.
 */
public final class NumberText {
    /** What a value stands for on paper. */
    public enum Scale {
        /** A rate from 0 to 1, printed as a percentage. */
        PERCENT,
        /** A difference of two rates, printed in percentage points. */
        POINTS,
        /** A difference of two rates, printed in percentage points with its sign. */
        SIGNED_POINTS,
        /** Percentage points with two decimals, for figures over groups that are set against chance. */
        FINE_POINTS,
        /** The same with its sign. */
        SIGNED_FINE_POINTS,
        /** A number from 0 to 1 printed as it is, with three decimals. */
        FRACTION,
        /** Any other number, printed with up to four significant digits. */
        PLAIN;

        /** How a figure over groups is written: in points where it is of rates, else as it is. */
        public static Scale overGroups(String unit) {
            return unit.equals("rate") ? FINE_POINTS : PLAIN;
        }

        /** How a difference of such figures is written. */
        public static Scale change(String unit) {
            return unit.equals("rate") ? SIGNED_FINE_POINTS : PLAIN;
        }

        private boolean signed() {
            return this == SIGNED_POINTS || this == SIGNED_FINE_POINTS;
        }
    }

    private static final char MINUS = '\u2212';

    /** Most characters of a threshold that is printed with all its decimals. */
    private static final int LONGEST_THRESHOLD = 12;

    private NumberText() {}

    /** Errors: a count, or with one decimal where it is a mean over trainings. */
    public static String errors(double n) {
        return n == Math.rint(n) ? count((long) n) : String.format(Locale.ROOT, "%,.1f", n);
    }

    /** A whole number with thousands separated by commas, as in 12,000. */
    public static String count(long n) {
        return (n < 0 ? "" + MINUS : "") + String.format(Locale.ROOT, "%,d", Math.abs(n));
    }

    /**
     * The decimals a value deserves on its scale: percentages of ten and more get one, of a tenth and more two, smaller ones as many as show
     * two significant digits (at most six). Differences in points follow the same rule but start at one decimal from one point on.
     *
     * @param magnitude the value (or, for an exact zero, the nearest bound of its interval)
     */
    public static int decimals(double magnitude, Scale scale) {
        double m = Math.abs(magnitude);
        return switch (scale) {
            case PERCENT -> m == 0 ? 1 : m * 100 >= 9.95 ? 1 : m * 100 >= 0.0995 ? 2 : significant(m * 100);
            case POINTS, SIGNED_POINTS -> m == 0 ? 1 : m * 100 >= 0.0995 ? 1 : significant(m * 100);
            case FINE_POINTS, SIGNED_FINE_POINTS -> 2;
            case FRACTION -> 3;
            case PLAIN -> m == 0 || m >= 1000 ? 0 : Math.max(0, 3 - (int) Math.floor(Math.log10(m)));
        };
    }

    /** A finite number on a scale with so many decimals, without its unit; the caller has handled every other case. */
    public static String number(double value, Scale scale, int decimals) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("only finite numbers can be printed as numbers, not " + value);
        }
        double factor = scale == Scale.FRACTION || scale == Scale.PLAIN ? 1 : 100;
        BigDecimal rounded = BigDecimal.valueOf(value)
                .multiply(BigDecimal.valueOf(factor))
                .setScale(decimals, RoundingMode.HALF_EVEN);
        if (scale == Scale.PLAIN && decimals > 0) {
            rounded = rounded.stripTrailingZeros();
            rounded = rounded.setScale(Math.max(0, rounded.scale()), RoundingMode.UNNECESSARY);
        }
        String digits = String.format(Locale.ROOT, "%,." + Math.max(0, rounded.scale()) + "f", rounded.abs());
        String sign = rounded.signum() < 0 ? "" + MINUS : scale.signed() && rounded.signum() > 0 ? "+" : "";
        return sign + digits;
    }

    /**
     * A threshold with what is accepted: {@code from 0.5}, or {@code above 0.5} where it is the next number above a score
     * that is not accepted; {@code up to} and {@code below} for distances.
     *
     * @param value finite
     */
    public static String threshold(double value, boolean distances) {
        double beside = distances ? Math.nextUp(value) : Math.nextDown(value);
        String written = written(beside);
        if (written.length() < written(value).length() && written.length() <= LONGEST_THRESHOLD) {
            return (distances ? "below " : "above ") + written;
        }
        int small = value == 0 ? 0 : 3 - (int) Math.floor(Math.log10(Math.abs(value)));
        return (distances ? "up to " : "from ") + number(value, Scale.FRACTION, Math.max(6, Math.min(15, small)));
    }

    /** The shortest decimals of a number of double or, where it is one, of single precision. */
    private static String written(double value) {
        BigDecimal decimal =
                (float) value == value ? new BigDecimal(Float.toString((float) value)) : BigDecimal.valueOf(value);
        BigDecimal plain = decimal.stripTrailingZeros();
        return (plain.signum() < 0 ? "" + MINUS : "") + plain.abs().toPlainString();
    }

    /** {@link #number(double, Scale, int)} with the decimals the value deserves. */
    public static String number(double value, Scale scale) {
        return number(value, scale, decimals(value, scale));
    }

    /** The unit that follows a number on this scale, with its space, or nothing. */
    public static String unit(Scale scale, boolean singular) {
        return switch (scale) {
            case PERCENT -> "\u00a0%";
            case POINTS, SIGNED_POINTS, FINE_POINTS, SIGNED_FINE_POINTS -> singular ? "\u00a0point" : "\u00a0points";
            case FRACTION, PLAIN -> "";
        };
    }

    /**
     * A permutation p as text, with how many permutations it rests on.
     *
     * @param p from 0 to 1, or not finite where no test was made
     */
    public static String permutationP(double p, int permutations) {
        return drawn(p, permutations, "permutations", "no permutation test");
    }

    /**
     * The p of a figure over groups as text: exact where all ways to spread the errors were counted, else from random draws.
     *
     * @param p from 0 to 1, or not finite where no test was made
     * @param draws how many draws, or ways
     */
    public static String chanceP(double p, int draws, boolean exact) {
        return exact && Double.isFinite(p)
                ? PValue.text(p) + " (exact, " + Counted.of(draws, "ways") + ")"
                : drawn(p, draws, "draws", "no chance test");
    }

    private static String drawn(double p, int draws, String noun, String none) {
        if (!Double.isFinite(p) || draws <= 0) {
            return none;
        }
        double least = 1.0 / (draws + 1.0);
        return (p < least ? PValue.below(least) : PValue.text(p)) + " (" + Counted.of(draws, noun) + ")";
    }

    /** A time in seconds as identities say it: 42 s, 3 min 20 s, 2 h 05 min. */
    public static String duration(double seconds) {
        if (!Double.isFinite(seconds) || seconds < 0) {
            return "not recorded";
        }
        if (seconds < 59.5) {
            return number(seconds, Scale.PLAIN, seconds < 10 ? 1 : 0) + "\u00a0s";
        }
        long whole = Math.round(seconds);
        if (whole < 3600) {
            return String.format(Locale.ROOT, "%d\u00a0min %02d\u00a0s", whole / 60, whole % 60);
        }
        return String.format(Locale.ROOT, "%,d\u00a0h %02d\u00a0min", whole / 3600, whole % 3600 / 60);
    }

    private static int significant(double value) {
        return Math.min(6, 1 - (int) Math.floor(Math.log10(value)));
    }
}
