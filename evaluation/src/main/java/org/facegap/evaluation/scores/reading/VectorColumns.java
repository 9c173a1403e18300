package org.facegap.evaluation.scores.reading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.facegap.core.UserError;

/** Whether the number columns of a table of embeddings all are numbers of the vector: a label or an age among them would count as one. */
final class VectorColumns {
    private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d{1,6})\\D?");
    private static final float LARGEST_EXACT = 1 << 24;

    private VectorColumns() {}

    /**
     * Columns of a vector are called alike, as in {@code f0, f1, f2}; what is called otherwise beside them is none.
     *
     * @param columns names of the columns after the image's
     * @throws UserError naming the columns that are called otherwise
     */
    static void requireOneFamily(String file, List<String> columns) {
        Map<String, List<String>> families = columns.stream()
                .collect(Collectors.groupingBy(VectorColumns::family, LinkedHashMap::new, Collectors.toList()));
        List<String> vector = families.entrySet().stream()
                .filter(family -> !family.getKey().isEmpty())
                .map(Map.Entry::getValue)
                .max(Comparator.comparingInt(Collection::size))
                .orElse(List.of());
        if (vector.size() < 2 || vector.size() == columns.size()) {
            return;
        }
        List<String> others = new ArrayList<>(columns);
        others.removeAll(vector);
        throw new UserError(file + ":1: " + (others.size() == 1 ? "the column '" : "the columns '")
                + String.join("', '", others.subList(0, Math.min(5, others.size()))) + "'"
                + (others.size() > 5 ? " and " + (others.size() - 5) + " more" : "")
                + " beside '" + vector.get(0) + "' to '" + vector.get(vector.size() - 1)
                + "' would count as numbers of the vector; leave out of the table what is none.");
    }

    /** What is before the last number of a name, in brackets that no name begins with; empty for a name without one. */
    private static String family(String column) {
        Matcher numbered = NUMBERED.matcher(column.strip());
        return numbered.matches() ? "[" + numbered.group(1) + "]" : "";
    }

    /**
     * A column of whole numbers beside columns of others holds numbers of identities, classes or years.
     *
     * @param rows float[images][dimensions]
     * @throws UserError naming the columns
     */
    static void requireNoCodes(String file, List<float[]> rows) {
        if (rows.size() < 2) {
            return;
        }
        int width = rows.get(0).length;
        List<Integer> codes =
                IntStream.range(0, width).filter(k -> isCode(rows, k)).boxed().toList();
        if (!codes.isEmpty() && codes.size() <= width / 2) {
            throw new UserError(file + ": column " + (codes.get(0) + 2) + " holds whole numbers such as "
                    + (long) largest(rows, codes.get(0)) + " and " + (width - codes.size())
                    + " others do not: it is no number of the vector; leave it out of the table.");
        }
    }

    private static boolean isCode(List<float[]> rows, int k) {
        return rows.stream().allMatch(row -> row[k] == Math.rint(row[k]) && Math.abs(row[k]) < LARGEST_EXACT)
                && largest(rows, k) > 1;
    }

    private static float largest(List<float[]> rows, int k) {
        return rows.stream().map(row -> row[k]).max(Comparator.naturalOrder()).orElse(0f);
    }
}
