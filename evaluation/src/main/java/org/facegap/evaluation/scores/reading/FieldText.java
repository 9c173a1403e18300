package org.facegap.evaluation.scores.reading;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Fields as text, and the words that stand for no value. */
final class FieldText {
    private FieldText() {}

    /** UTF-8 where the bytes are valid UTF-8, else ISO 8859-1. */
    static String of(byte[] bytes, int from, int to) {
        byte[] own = Arrays.copyOfRange(bytes, from, to);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(own))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(own, StandardCharsets.ISO_8859_1);
        }
    }

    /** Whether a field says that there is no value: empty, nan, NaN, NA, N/A, None, null, in any case. */
    static boolean isMissing(byte[] b, int from, int to) {
        switch (to - from) {
            case 0:
                return true;
            case 2:
                return is(b, from, "na");
            case 3:
                return is(b, from, "nan") || is(b, from, "n/a");
            case 4:
                return is(b, from, "none") || is(b, from, "null") || is(b, from, "<na>") || is(b, from, "-nan");
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
