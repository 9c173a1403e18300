package org.facegap.core.words;

/** Words of strangers as they can be shown: they hold no line breaks, steer no terminal and turn no line round. */
public final class Printable {
    private Printable() {}

    /** The text with a question mark for every control and format character. */
    public static String of(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}]", "?");
    }
}
