package org.facegap.core.words;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Ranges that a spreadsheet turned into dates: {@code 9-Mar}, {@code 09. Mrz} and {@code 2026-03-09} were {@code 3-9}, {@code 19-Oct} was
 * {@code 10-19}.
 */
public final class DateLikeRanges {
    /** Begins of months in English, German, French, Spanish, Italian, Portuguese and Dutch. */
    private static final String MONTH =
            "(jan|ene|gen|feb|fev|f\u00e9v|mar|m\u00e4r|mrz|mrt|maa|apr|abr|avr|may|mai|mag|mei|jun|giu|jui|jul|lug|aug|ago|ao\u00fb"
                    + "|sep|set|oct|okt|ott|out|nov|dec|dez|dic|d\u00e9c)\\p{L}{0,3}\\.?";

    private static final Pattern DATE =
            Pattern.compile("(?i)\\d{1,2}(\\. ?|[- ])" + MONTH + "|" + MONTH + "[- ]\\d{1,2}");

    /** Dates with a year, and the days since 1900 as which spreadsheets keep them. */
    private static final Pattern WHOLE = Pattern.compile(
            "\\d{1,2}([./])\\d{1,2}\\1(\\d{2}){1,2}|(19|20)\\d{2}-\\d{2}-\\d{2}([ T]00:00(:00)?)?|[34]\\d{4}");

    private static final Pattern RANGE = Pattern.compile("\\d{1,3} ?[-\u2010-\u2015] ?\\d{1,3}");

    private DateLikeRanges() {}

    /** Whether a word looks like one, whatever stands beside it. */
    public static boolean is(String word) {
        return DATE.matcher(word).matches();
    }

    /** The words that look like one: where another word is a range, dates with a year as well. */
    public static List<String> among(Collection<String> words) {
        boolean ranges = words.stream().anyMatch(word -> RANGE.matcher(word).matches());
        return words.stream()
                .filter(word -> is(word) || ranges && WHOLE.matcher(word).matches())
                .toList();
    }
}
