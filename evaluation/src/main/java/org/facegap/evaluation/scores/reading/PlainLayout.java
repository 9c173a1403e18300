package org.facegap.evaluation.scores.reading;

import java.util.ArrayList;
import java.util.List;
import org.facegap.core.UserError;
import org.facegap.evaluation.scores.reading.ColumnNames.Sides;
import org.jspecify.annotations.Nullable;

/**
 * Layouts without a header line: the score files of bob (two, four and five columns) and lists of scores of one kind
 * (pyeer, bob.measure).
 */
final class PlainLayout {
    private static final String SCORE = "score";
    private static final String NEGATED = "distances, negated: score";

    private PlainLayout() {}

    /**
     * The layout.
     *
     * @param kind what every row is, where the file holds pairs of one kind; null else
     * @throws UserError when the rows fit none of the layouts
     */
    static Layout of(String file, FileHead head, @Nullable Boolean kind, ScoreColumns columns) {
        List<String> first = head.rows().get(0);
        int n = first.size();
        if (kind != null) {
            return list(file, head, kind, distances(file, columns));
        }
        boolean distances = distances(file, columns);
        boolean scored = head.isNumber(first.get(n - 1)) || FileHead.isMissing(first.get(n - 1));
        int odd = scored && n == 2 ? head.odd(r -> r.size() == 2 && LabelWords.isUsual(r.get(0))) : -1;
        if (odd >= 0 && head.rows().get(odd).size() == 2) {
            throw head.oddRow(file, odd, "a label of 1 or 0 and a score");
        }
        if (scored && n == 2 && head.rows().stream().allMatch(r -> LabelWords.isUsual(r.get(0)))) {
            return plain("bob, 2 columns", head, 0, Sides.NONE, columns.genuine(), distances);
        }
        if (scored && n == 4) {
            return plain("bob, 4 columns", head, Layout.NONE, new Sides(1, 0), null, distances);
        }
        if (scored && n == 5) {
            return plain("bob, 5 columns", head, Layout.NONE, new Sides(2, 0), null, distances);
        }
        if (n == 1) {
            throw new UserError(file
                    + ": is a list of scores without labels; name it with --genuine FILE or --impostor FILE, or end its"
                    + " name in _genuine or _impostor.");
        }
        throw new UserError(file + ":1: the first line names no columns, and " + n
                + " columns fit no layout without names (2: label score; 4: claimed_id real_id probe score; 5:"
                + " claimed_id model real_id probe score). Add a line with the names of the columns.");
    }

    /**
     * A list of pairs without names, as IJB's {@code ijbc_template_pair_label.txt}: two images or templates and a label.
     *
     * @throws UserError when the rows are no such thing
     */
    static Layout pairs(String file, FileHead head, ScoreColumns columns) {
        int odd = head.odd(row -> row.size() == 3 && (columns.genuine() != null || LabelWords.isUsual(row.get(2))));
        if (odd >= 0) {
            throw head.oddRow(file, odd, "two images and a label of 1 or 0");
        }
        if (head.rows().stream().anyMatch(row -> row.size() != 3)
                || (columns.genuine() == null
                        && !head.rows().stream().allMatch(row -> LabelWords.isUsual(row.get(2))))) {
            throw new UserError(file + ":1: expected a line with the names of the columns, or lines of two images and a"
                    + " label of 1 or 0.");
        }
        return new Layout(
                "pair list",
                head.delimiter(),
                3,
                2,
                null,
                columns.genuine(),
                Sides.NONE,
                new Sides(0, 1),
                NamedLayout.COSINE_SCORE,
                List.of("two images or templates and a label"));
    }

    /** Whether the scores of a file without names, which are called {@code score}, were said to be distances. */
    private static boolean distances(String file, ScoreColumns columns) {
        List<String> apart = columns.distances() == null ? List.of() : columns.distances();
        List<String> asked = new ArrayList<>(columns.scores() == null ? List.of() : columns.scores());
        asked.addAll(apart);
        for (String name : asked) {
            if (!SCORE.equals(name)) {
                throw UserError.usage(file + ": there is no column '" + name
                        + "': the file names no columns, and its scores are called 'score'.");
            }
        }
        return !apart.isEmpty();
    }

    private static Layout list(String file, FileHead head, boolean kind, boolean distances) {
        List<String> first = head.rows().get(0);
        String last = first.get(first.size() - 1);
        if (!head.isNumber(last) && !FileHead.isMissing(last)) {
            throw new UserError(file + ":1: expected a score at the end of the line, found '" + last + "'.");
        }
        return new Layout(
                kind ? "list of genuine scores" : "list of impostor scores",
                head.delimiter(),
                0,
                Layout.NONE,
                kind,
                null,
                Sides.NONE,
                Sides.NONE,
                new Layout.Score(SCORE, Layout.LAST, distances),
                distances ? List.of(NEGATED) : List.of());
    }

    private static Layout plain(
            String format, FileHead head, int label, Sides identity, @Nullable String genuineWord, boolean distances) {
        List<String> remarks = new ArrayList<>();
        if (identity.known()) {
            remarks.add("genuine where the claimed and the real identity are equal");
        }
        if (distances) {
            remarks.add(NEGATED);
        }
        int columns = head.rows().get(0).size();
        return new Layout(
                format,
                head.delimiter(),
                columns,
                label,
                null,
                genuineWord,
                identity,
                Sides.NONE,
                new Layout.Score(SCORE, columns - 1, distances),
                remarks);
    }
}
