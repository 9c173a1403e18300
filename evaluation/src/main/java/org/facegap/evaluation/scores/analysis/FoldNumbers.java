package org.facegap.evaluation.scores.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.facegap.evaluation.scores.ScoreTable;
import org.facegap.evaluation.verification.PairFolds;
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
 * @param otherByRow fold of the other identity of each row; null where every pair lies in one fold
 */
record FoldNumbers(int folds, String rule, short @Nullable [] byRow, short @Nullable [] otherByRow) {
    /** What joins the names of two folds: a pair whose identities lie in both. */
    static final String JOIN = "+";

    private static final int MOST = 100;
    private static final int LEAST_RUN = 5;
    private static final FoldNumbers NONE = new FoldNumbers(0, "", null, null);

    static FoldNumbers of(ScoreTable table, GroupRows groups, int asked) {
        if (asked > 0) {
            return cut(table, groups, asked, "the pairs of each group and kind cut into " + asked + " by their order");
        }
        if (table.hasFolds()) {
            return unusable(table).isPresent() ? NONE : named(table);
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
        FoldNumbers named = named(table);
        short[] byRow = named.byRow;
        if (byRow == null) {
            return Optional.of(
                    "The column of folds holds " + table.folds().size() + " different values and is not used.");
        }
        long[][] counts = new long[2][named.folds];
        long[] all = new long[2];
        for (int row = 0; row < byRow.length; row++) {
            int kind = table.genuine(row) ? 0 : 1;
            int other = named.otherByRow == null ? byRow[row] : named.otherByRow[row];
            counts[kind][byRow[row]]++;
            if (other != byRow[row]) {
                counts[kind][other]++;
            }
            all[kind]++;
        }
        for (int fold = 0; fold < named.folds; fold++) {
            for (int kind = 0; kind < 2; kind++) {
                if (all[0] > 0 && all[1] > 0 && counts[kind][fold] == all[kind]) {
                    return Optional.of("The column of folds is not used: outside of the fold '"
                            + single(table).get(fold) + "' there are no " + (kind == 0 ? "genuine" : "impostor")
                            + " pairs to choose its threshold on.");
                }
            }
        }
        return Optional.empty();
    }

    /** The folds of a column, of which a pair may name two: {@code 3+7}; none where there are too few or too many. */
    private static FoldNumbers named(ScoreTable table) {
        List<String> single = single(table);
        int names = table.folds().size();
        boolean across = single.size() < names;
        int folds = single.size();
        if (folds < 2 || folds > MOST) {
            return NONE;
        }
        short[] first = new short[names];
        short[] second = new short[names];
        for (int name = 0; name < names; name++) {
            List<String> own = across
                    ? sides(table.folds().name(name))
                    : List.of(table.folds().name(name));
            first[name] = (short) single.indexOf(own.get(0));
            second[name] = (short) single.indexOf(own.get(own.size() - 1));
        }
        short[] byRow = new short[table.size()];
        short[] otherByRow = new short[byRow.length];
        for (int row = 0; row < byRow.length; row++) {
            byRow[row] = first[table.fold(row)];
            otherByRow[row] = second[table.fold(row)];
        }
        String rule = "the file's column of folds"
                + (across ? "; a pair of identities of two folds is decided without both" : "");
        return new FoldNumbers(folds, rule, byRow, across ? otherByRow : null);
    }

    /** The names of single folds, where all others are two of them joined; else all names. */
    private static List<String> single(ScoreTable table) {
        List<String> names = IntStream.range(0, table.folds().size())
                .mapToObj(table.folds()::name)
                .toList();
        Set<String> known = Set.copyOf(names);
        boolean across = names.stream().allMatch(name -> known.containsAll(sides(name)));
        return across ? names.stream().filter(name -> sides(name).size() == 1).toList() : names;
    }

    private static List<String> sides(String name) {
        int join = name.indexOf(JOIN);
        return join < 0 ? List.of(name) : List.of(name.substring(0, join), name.substring(join + 1));
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
        return new FoldNumbers(folds, rule, byRow, null);
    }

    boolean isKnown() {
        return byRow != null;
    }

    /** Whether every pair lies in one fold, as other tools want it. */
    boolean areSingle() {
        return byRow != null && otherByRow == null;
    }

    /** Folds of some pairs. */
    PairFolds of(UsablePairs pairs) {
        short[] rows = byRow;
        if (rows == null) {
            throw new IllegalStateException("there are no folds");
        }
        int[] first = of(pairs, rows);
        return new PairFolds(first, otherByRow == null ? first : of(pairs, otherByRow), folds);
    }

    private static int[] of(UsablePairs pairs, short[] rows) {
        int[] fold = new int[pairs.size()];
        Arrays.setAll(fold, i -> rows[pairs.row(i)]);
        return fold;
    }
}
