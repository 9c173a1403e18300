package org.facegap.evaluation.scores.reading;

import java.util.ArrayList;
import java.util.List;
import org.facegap.core.UserError;
import org.jspecify.annotations.Nullable;

/**
 * Layouts without a header line: the score files of bob (two, four and five columns) and lists of scores of one kind
 * (pyeer, bob.measure).
 */
final class PlainLayout {
    private static final List<String> SCORE = List.of("score");
    private static final List<Integer> NO_COLUMNS = List.of();
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
        if (scored && n == 2 && head.rows().stream().allMatch(r -> LabelWords.isUsual(r.get(0)))) {
            return plain("bob, 2 columns", head, 2, 0, Layout.NONE, Layout.NONE, 1, columns.genuine(), distances);
        }
        if (scored && n == 4) {
            return plain("bob, 4 columns", head, 4, Layout.NONE, 1, 0, 3, null, distances);
        }
        if (scored && n == 5) {
            return plain("bob, 5 columns", head, 5, Layout.NONE, 2, 0, 4, null, distances);
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
     * A list of pairs without names, as IJB's {@code ijbc_template_pair_label.txt}: two pictures or templates and a label.
     *
     * @throws UserError when the rows are no such thing
     */
    static Layout pairs(String file, FileHead head, ScoreColumns columns) {
        if (head.rows().stream().anyMatch(row -> row.size() != 3)
                || (columns.genuine() == null
                        && !head.rows().stream().allMatch(row -> LabelWords.isUsual(row.get(2))))) {
            throw new UserError(
                    file + ":1: expected a line with the names of the columns, or lines of two pictures and a"
                            + " label of 1 or 0.");
        }
        return new Layout(
                "pair list",
                head.delimiter(),
                false,
                3,
                2,
                null,
                columns.genuine(),
                Layout.NONE,
                Layout.NONE,
                NO_COLUMNS,
                NO_COLUMNS,
                Layout.NONE,
                Layout.NONE,
                0,
                1,
                Layout.NONE,
                Layout.NONE,
                List.of(NamedLayout.COSINE),
                NO_COLUMNS,
                List.of(false),
                LayoutNotes.remarks(List.of("two pictures or templates and a label")));
    }

    /** Whether the scores of a file without names, which are called {@code score}, were said to be distances. */
    private static boolean distances(String file, ScoreColumns columns) {
        List<String> apart = columns.distances() == null ? List.of() : columns.distances();
        List<String> asked = new ArrayList<>(columns.scores() == null ? List.of() : columns.scores());
        asked.addAll(apart);
        for (String name : asked) {
            if (!SCORE.contains(name)) {
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
                false,
                0,
                Layout.NONE,
                kind,
                null,
                Layout.NONE,
                Layout.NONE,
                NO_COLUMNS,
                NO_COLUMNS,
                Layout.NONE,
                Layout.NONE,
                Layout.NONE,
                Layout.NONE,
                Layout.NONE,
                Layout.NONE,
                SCORE,
                List.of(Layout.LAST),
                List.of(distances),
                LayoutNotes.remarks(distances ? List.of(NEGATED) : List.of()));
    }

    private static Layout plain(
            String format,
            FileHead head,
            int columns,
            int label,
            int probeIdentity,
            int referenceIdentity,
            int score,
            @Nullable String genuineWord,
            boolean distances) {
        List<String> remarks = new ArrayList<>();
        if (probeIdentity >= 0) {
            remarks.add("genuine where the claimed and the real identity are equal");
        }
        if (distances) {
            remarks.add(NEGATED);
        }
        return new Layout(
                format,
                head.delimiter(),
                false,
                columns,
                label,
                null,
                genuineWord,
                probeIdentity,
                referenceIdentity,
                NO_COLUMNS,
                NO_COLUMNS,
                Layout.NONE,
                Layout.NONE,
                Layout.NONE,
                Layout.NONE,
                Layout.NONE,
                Layout.NONE,
                SCORE,
                List.of(score),
                List.of(distances),
                LayoutNotes.remarks(remarks));
    }
}
