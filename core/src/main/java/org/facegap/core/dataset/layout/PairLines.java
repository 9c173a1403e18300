package org.facegap.core.dataset.layout;

import java.util.Locale;
import java.util.Optional;

/**
 * Lines of pair lists like LFW's: {@code Name i j} is a genuine pair, {@code NameA i NameB j} an impostor pair. A fold
 * begins where a genuine pair follows an impostor pair, which needs no header and holds for every number of pairs.
 */
final class PairLines {
    private int fold;
    private boolean impostorsBegun;

    /** The pair of a line, with {@code prefix} before both names; nothing when the line is no pair. */
    Optional<SourcePair> pair(String line, String prefix, String group) {
        String[] fields = line.strip().split("\\s+");
        boolean genuine = fields.length == 3 && number(fields[1]) && number(fields[2]);
        boolean impostor = fields.length == 4 && number(fields[1]) && number(fields[3]);
        if (!genuine && !impostor) {
            return Optional.empty();
        }
        if (genuine && impostorsBegun) {
            fold++;
        }
        impostorsBegun = impostor;
        String first = name(prefix, fields[0], fields[1]);
        String second = genuine ? name(prefix, fields[0], fields[2]) : name(prefix, fields[2], fields[3]);
        return Optional.of(new SourcePair(first, second, genuine, fold, group));
    }

    private static boolean number(String text) {
        return text.matches("\\d{1,6}");
    }

    private static String name(String prefix, String person, String number) {
        return prefix + person + String.format(Locale.ROOT, "_%04d", Integer.parseInt(number));
    }
}
