package org.facegap.core.dataset.layout;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.facegap.core.csv.Delimiter;
import org.facegap.core.csv.JoinedNames;
import org.facegap.core.csv.TextRows;
import org.jspecify.annotations.Nullable;

/**
 * Pair lists like LFW's: {@code Name i j} is a genuine pair, {@code NameA i NameB j} an impostor pair. A fold begins where a
 * genuine pair follows an impostor pair, which needs no header and holds for every number of pairs.
 */
final class PairLines {
    private final String prefix;
    private final String group;
    private int fold;
    private boolean impostorsBegun;

    private PairLines(String prefix, String group) {
        this.prefix = prefix;
        this.group = group;
    }

    /**
     * Hands on the pairs of a list and tells the sink the lines that are none; a first line of counts or titles is no line
     * of the list.
     *
     * @param prefix before the names
     * @param group of all pairs
     * @return how many pairs were found
     */
    static long read(TextRows list, String prefix, String group, Consumer<SourcePair> pairs, FaceSink sink) {
        PairLines lines = new PairLines(prefix, group);
        long found = 0;
        boolean first = true;
        for (TextRows.Row row : list.rows()) {
            List<String> fields = list.delimiter() == Delimiter.BLANKS ? joined(row.fields()) : row.fields();
            SourcePair pair = lines.pair(fields);
            if (pair != null) {
                pairs.accept(pair);
                found++;
            } else if (!(first && header(row.fields()))) {
                sink.skip("a line of the pair list that is no pair", list.name() + ":" + row.line());
            }
            first = false;
        }
        if (!list.remark().isEmpty()) {
            sink.note("a pair list that " + list.remark(), list.name());
        }
        return found;
    }

    private static boolean header(List<String> fields) {
        boolean counts = fields.size() <= 2 && fields.stream().allMatch(field -> field.matches("\\d+"));
        return counts || fields.stream().noneMatch(field -> field.matches("\\d+"));
    }

    private @Nullable SourcePair pair(List<String> fields) {
        boolean genuine = fields.size() == 3 && number(fields.get(1)) && number(fields.get(2));
        boolean impostor = fields.size() == 4 && number(fields.get(1)) && number(fields.get(3));
        if (!genuine && !impostor) {
            return null;
        }
        if (genuine && impostorsBegun) {
            fold++;
        }
        impostorsBegun = impostor;
        String first = name(fields.get(0), fields.get(1));
        String second = genuine ? name(fields.get(0), fields.get(2)) : name(fields.get(2), fields.get(3));
        return new SourcePair(first, second, genuine, fold, group);
    }

    /** Fields of a line cut at blanks, where a name of several words is several: words before a number are one name. */
    private static List<String> joined(List<String> words) {
        int last = words.size() - 1;
        if (words.size() <= 4 && words.size() >= 3 && number(words.get(1)) && number(words.get(last))) {
            return words;
        }
        if (last < 3 || !number(words.get(last))) {
            return words;
        }
        if (number(words.get(last - 1))) {
            return List.of(String.join(" ", words.subList(0, last - 1)), words.get(last - 1), words.get(last));
        }
        for (int at = 1; at < last - 1; at++) {
            if (number(words.get(at))) {
                return List.of(
                        String.join(" ", words.subList(0, at)),
                        words.get(at),
                        String.join(" ", words.subList(at + 1, last)),
                        words.get(last));
            }
        }
        return words;
    }

    private static boolean number(String text) {
        return text.matches("\\d{1,6}");
    }

    private String name(String person, String number) {
        return prefix + JoinedNames.normal(person) + String.format(Locale.ROOT, "_%04d", Integer.parseInt(number));
    }
}
