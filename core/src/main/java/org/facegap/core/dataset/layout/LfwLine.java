package org.facegap.core.dataset.layout;

import java.util.List;
import java.util.Optional;
import org.facegap.core.csv.Delimiter;
import org.facegap.core.csv.TextRows;
import org.facegap.core.words.JoinedNames;

/**
 * A line of a pair list like LFW's: {@code Name i j} is a genuine pair, {@code NameA i NameB j} an impostor pair.
 *
 * @param first name of one person
 * @param i number of that person's picture
 * @param second name of the other; the same of a genuine pair
 * @param j number of the other picture
 * @param genuine whether the line names one person
 */
public record LfwLine(String first, int i, String second, int j, boolean genuine) {
    /** The pair of a line; nothing when it is none. */
    public static Optional<LfwLine> of(TextRows list, TextRows.Row row) {
        List<String> fields = list.delimiter() == Delimiter.BLANKS ? joined(row.fields()) : row.fields();
        if (fields.size() == 3 && number(fields.get(1)) && number(fields.get(2))) {
            return Optional.of(line(fields.get(0), fields.get(1), fields.get(0), fields.get(2), true));
        }
        if (fields.size() == 4 && number(fields.get(1)) && number(fields.get(3))) {
            return Optional.of(line(fields.get(0), fields.get(1), fields.get(2), fields.get(3), false));
        }
        return Optional.empty();
    }

    private static LfwLine line(String first, String i, String second, String j, boolean genuine) {
        return new LfwLine(
                JoinedNames.normal(first),
                Integer.parseInt(i),
                JoinedNames.normal(second),
                Integer.parseInt(j),
                genuine);
    }

    /** Whether the first line of a list holds counts ({@code 10 300}) or titles, and no pair. */
    public static boolean isHeader(TextRows.Row row) {
        boolean counts = row.fields().size() <= 2 && row.fields().stream().allMatch(LfwLine::number);
        return counts || row.fields().stream().noneMatch(LfwLine::number);
    }

    /** Fields of a line cut at blanks, where a name of several words is several: words before a number are one name. */
    private static List<String> joined(List<String> words) {
        int last = words.size() - 1;
        boolean plain = last >= 2 && last <= 3 && number(words.get(1)) && number(words.get(last));
        if (plain || last < 3 || !number(words.get(last))) {
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
}
