package org.facegap.core.words;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The order in which groups and classes stand everywhere. Ranges come first, by where they begin: {@code under 3}, {@code
 * 3-9}, {@code 10-19}, {@code 70+} or {@code more than 70}; numbers by their value, {@code -1} before {@code 1}. All other
 * words follow in the order of their characters, with runs of digits by their value, so that {@code site 9} stands before {@code site 10}.
 */
public final class WordOrder implements Comparator<String> {
    private static final Pattern RANGE = Pattern.compile(
            "(?:(?:(<=?|\u2264|under|below|younger than|less than|up to)|(>=?|\u2265|over|above|older than|more than))[\\s-]*)?"
                    + "\\s*(-?\\d{1,9}(?:\\.\\d{1,9})?)(.*)",
            Pattern.DOTALL);

    /**
     * Where a range begins: its first number, minus infinity for one that is open below; NaN when the word begins neither with
     * a number nor with a word such as "over" before one.
     */
    public static double start(String word) {
        Matcher range = RANGE.matcher(word.strip().toLowerCase(Locale.ROOT));
        if (!range.matches()) {
            return Double.NaN;
        }
        return range.group(1) != null ? Double.NEGATIVE_INFINITY : Double.parseDouble(range.group(3));
    }

    @Override
    public int compare(String a, String b) {
        double x = start(a);
        double y = start(b);
        // NaN, no range, is larger than every number.
        int order = Double.compare(x, y);
        if (order == 0 && !Double.isNaN(x)) {
            order = Boolean.compare(open(a), open(b));
        }
        return order != 0 ? order : byCharacters(a, b);
    }

    /** Whether a range says that it lies above its number; it stands after one that begins there. */
    private static boolean open(String word) {
        Matcher range = RANGE.matcher(word.strip().toLowerCase(Locale.ROOT));
        return range.matches() && (range.group(2) != null || range.group(4).startsWith("+"));
    }

    private static int byCharacters(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            int p = digits(a, i);
            int q = digits(b, j);
            int order;
            if (p > i && q > j) {
                order = new BigInteger(a.substring(i, p)).compareTo(new BigInteger(b.substring(j, q)));
                i = p;
                j = q;
            } else {
                order = Character.compare(a.charAt(i++), b.charAt(j++));
            }
            if (order != 0) {
                return order;
            }
        }
        int order = Integer.compare(a.length() - i, b.length() - j);
        return order != 0 ? order : a.compareTo(b);
    }

    private static int digits(String text, int from) {
        int to = from;
        while (to < text.length() && to < from + 30 && text.charAt(to) >= '0' && text.charAt(to) <= '9') {
            to++;
        }
        return to;
    }
}
