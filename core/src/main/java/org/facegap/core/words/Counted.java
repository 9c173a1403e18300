package org.facegap.core.words;

import java.util.Locale;

/** A count with its noun: {@code 1 identity}, {@code 1,440 images}. */
public final class Counted {
    private Counted() {}

    /**
     * Writes a count with its noun.
     *
     * @param nouns the plural, with words before it or none: {@code images}, {@code different identities}
     */
    public static String of(long count, String nouns) {
        return String.format(Locale.ROOT, "%,d %s", count, noun(count, nouns));
    }

    /** The noun alone, in the number that the count asks for. */
    public static String noun(long count, String nouns) {
        if (count != 1) {
            return nouns;
        }
        return nouns.endsWith("ies")
                ? nouns.replaceFirst("ies$", "y")
                : nouns.replaceFirst("(?<=ch|sh|x|ss)es$|(?<!s)s$", "");
    }
}
