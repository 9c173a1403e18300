package org.facegap.core.words;

import java.util.regex.Pattern;

/** Ranges that a spreadsheet turned into dates: {@code 9-Mar} was {@code 3-9}, {@code 19-Oct} was {@code 10-19}. */
public final class DateLikeRanges {
    private static final String MONTH = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)";
    private static final Pattern DATE = Pattern.compile("(?i)\\d{1,2}-" + MONTH + "|" + MONTH + "-\\d{1,2}");

    private DateLikeRanges() {}

    /** Whether a word looks like one. */
    public static boolean is(String word) {
        return DATE.matcher(word).matches();
    }
}
