package org.facegap.evaluation.scores.reading;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.facegap.core.words.SplitWords;
import org.facegap.core.words.WordOrder;
import org.facegap.evaluation.scores.reading.ColumnNames.Sides;

/** Columns of words that nothing was made of and that could be groups: few different values, each several times. */
final class GroupColumns {
    private static final int MOST_VALUES = 50;
    private static final int SHOWN = 4;

    private final ColumnNames names;
    private final FileHead head;

    GroupColumns(ColumnNames names, FileHead head) {
        this.names = names;
        this.head = head;
    }

    /** What to say about them, such as {@code 'cohort' (A, B)}; {@code used} columns are something else. */
    List<String> unused(Set<Integer> used) {
        Set<Integer> told = new LinkedHashSet<>();
        List<String> found = new ArrayList<>();
        for (String property : names.properties()) {
            Sides sides = names.sides(property);
            if (sides != null && !used.contains(sides.probe()) && !used.contains(sides.reference())) {
                told.add(sides.probe());
                told.add(sides.reference());
                Set<String> values = values(sides.probe(), sides.reference());
                if (!values.isEmpty()) {
                    found.add(text(property, values));
                }
            }
        }
        for (int c = 0; c < names.size(); c++) {
            if (!used.contains(c) && !told.contains(c) && !names.name(c).isEmpty()) {
                Set<String> values = values(c, c);
                if (!values.isEmpty() && !SplitWords.isSplit(names.name(c), values)) {
                    found.add(text(names.name(c), values));
                }
            }
        }
        return found;
    }

    /** Columns that say how the pairs were divided, with their values, such as {@code 'split' (test, train)}. */
    List<String> splits(Set<Integer> used) {
        List<String> found = new ArrayList<>();
        for (int c = 0; c < names.size(); c++) {
            if (!used.contains(c)) {
                Set<String> values = values(c, c);
                if (!values.isEmpty() && SplitWords.isSplit(names.name(c), values)) {
                    found.add(text(names.name(c), values));
                }
            }
        }
        return found;
    }

    /** What to say about the columns of one property; "" where they hold no groups. */
    String one(Sides sides) {
        Set<String> values = values(sides.probe(), sides.reference());
        return values.isEmpty() ? "" : text(names.name(sides.probe()), values);
    }

    private static String text(String name, Set<String> values) {
        return "'" + name + "' ("
                + String.join(", ", values.stream().limit(SHOWN).toList()) + (values.size() > SHOWN ? ", ..." : "")
                + ")";
    }

    /** Different words of rows from the whole file; none where they are numbers, are one, or are too many. */
    private Set<String> values(int probe, int reference) {
        Set<String> values = new TreeSet<>(new WordOrder());
        int rows = 0;
        int numbers = 0;
        for (List<String> row : head.sample()) {
            for (int c : probe == reference ? new int[] {probe} : new int[] {probe, reference}) {
                if (row.size() == names.size() && !FileHead.isMissing(row.get(c))) {
                    rows++;
                    numbers += head.isNumber(row.get(c)) ? 1 : 0;
                    values.add(TextScores.clipped(row.get(c)));
                }
            }
        }
        boolean few = values.size() > 1 && values.size() <= MOST_VALUES && values.size() * 2 <= rows;
        return few && numbers * 2 < rows ? values : Set.of();
    }
}
