package org.facegap.evaluation.scores.reading;

/** Words that stand for no value. */
final class MissingWords {
    private MissingWords() {}

    /** Whether a field says that there is no value: empty, nan, NaN, NA, N/A, #N/A, None, null, in any case. */
    static boolean isMissing(byte[] b, int from, int to) {
        switch (to - from) {
            case 0:
                return true;
            case 2:
                return is(b, from, "na");
            case 3:
                return is(b, from, "nan") || is(b, from, "n/a");
            case 4:
                return is(b, from, "none")
                        || is(b, from, "null")
                        || is(b, from, "<na>")
                        || is(b, from, "#n/a")
                        || is(b, from, "-nan");
            default:
                return false;
        }
    }

    private static boolean is(byte[] b, int from, String word) {
        for (int i = 0; i < word.length(); i++) {
            int c = b[from + i];
            if (c >= 'A' && c <= 'Z') {
                c += 'a' - 'A';
            }
            if (c != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
