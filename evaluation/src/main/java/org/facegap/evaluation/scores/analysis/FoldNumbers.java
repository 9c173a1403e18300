package org.facegap.evaluation.scores.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.facegap.evaluation.scores.ScoreTable;
import org.jspecify.annotations.Nullable;

/**
 * Folds for accuracy by cross-validation: those of the file, those asked for, or those that the order of the pairs shows.
 *
 * <p>LFW's and RFW's lists hold, fold after fold, so many genuine and then as many impostor pairs. A group whose pairs
 * alternate in runs of one length, two runs or more of each kind, is taken for such a list when all groups are.
 *
 * @param folds how many; 0 without
 * @param rule where they come from, in words; empty without
 * @param byRow fold of each row of the table, null without; rows of no reported group have 0
 */
record FoldNumbers(int folds, String rule, short @Nullable [] byRow) {
    private static final int MOST = 100;
    private static final int LEAST_RUN = 5;
    private static final FoldNumbers NONE = new FoldNumbers(0, "", null);

    static FoldNumbers of(ScoreTable table, GroupRows groups, int asked) {
        if (asked > 0) {
            return cut(table, groups, asked, "the pairs of each group and kind cut into " + asked + " by their order");
        }
        if (table.hasFolds()) {
            int folds = table.folds().size();
            if (unusable(table).isPresent()) {
                return NONE;
            }
            short[] byRow = new short[table.size()];
            for (int row = 0; row < byRow.length; row++) {
                byRow[row] = (short) table.fold(row);
            }
            return new FoldNumbers(folds, "the file's column of folds", byRow);
        }
        int found = 0;
        for (int g = 0; g < groups.names().size(); g++) {
            int runs = runs(groups.rows(g, true), groups.rows(g, false));
            if (runs == 0 || (found != 0 && found != runs)) {
                return NONE;
            }
            found = runs;
        }
        return found == 0
                ? NONE
                : cut(
                        table,
                        groups,
                        found,
                        "found by the order of the pairs: " + found + " runs of genuine and of impostor pairs in each"
                                + " group");
    }

    /** Why the table's folds cannot be used: how many there are, or a fold outside of which there is one kind of pairs alone. */
    static Optional<String> unusable(ScoreTable table) {
        int folds = table.folds().size();
        if (folds < 2 || folds > MOST) {
            return Optional.of("The column of folds holds " + folds + " different values and is not used.");
        }
        long[][] counts = new long[2][folds];
        long[] all = new long[2];
        for (int row = 0; row < table.size(); row++) {
            int kind = table.genuine(row) ? 0 : 1;
            counts[kind][table.fold(row)]++;
            all[kind]++;
        }
        for (int fold = 0; fold < folds; fold++) {
            for (int kind = 0; kind < 2; kind++) {
                if (all[0] > 0 && all[1] > 0 && counts[kind][fold] == all[kind]) {
                    return Optional.of("The column of folds is not used: outside of the fold '"
                            + table.folds().name(fold) + "' there are no " + (kind == 0 ? "genuine" : "impostor")
                            + " pairs to choose its threshold on.");
                }
            }
        }
        return Optional.empty();
    }

    /** Runs of each kind when both alternate in runs of one length, else 0; rows are ascending. */
    private static int runs(int[] genuine, int[] impostor) {
        int n = genuine.length;
        if (n != impostor.length || n < 2 * LEAST_RUN) {
            return 0;
        }
        boolean first = genuine[0] < impostor[0];
        int[] a = first ? genuine : impostor;
        int[] b = first ? impostor : genuine;
        int length = 0;
        while (length < n && a[length] < b[0]) {
            length++;
        }
        if (length < LEAST_RUN || length == n || n % length != 0 || n / length > MOST) {
            return 0;
        }
        for (int from = 0; from < n; from += length) {
            int last = from + length - 1;
            boolean before = a[last] < b[from];
            boolean after = last + 1 == n || b[last] < a[last + 1];
            if (!before || !after) {
                return 0;
            }
        }
        return n / length;
    }

    private static FoldNumbers cut(ScoreTable table, GroupRows groups, int folds, String rule) {
        short[] byRow = new short[table.size()];
        for (int g = 0; g < groups.names().size(); g++) {
            for (boolean genuine : List.of(true, false)) {
                int[] rows = groups.rows(g, genuine);
                for (int i = 0; i < rows.length; i++) {
                    byRow[rows[i]] = (short) ((long) i * folds / rows.length);
                }
            }
        }
        return new FoldNumbers(folds, rule, byRow);
    }

    boolean isKnown() {
        return byRow != null;
    }

    /** Folds of some pairs. */
    int[] of(UsablePairs pairs) {
        int[] fold = new int[pairs.size()];
        short[] rows = byRow;
        if (rows == null) {
            throw new IllegalStateException("there are no folds");
        }
        Arrays.setAll(fold, i -> rows[pairs.row(i)]);
        return fold;
    }
}
