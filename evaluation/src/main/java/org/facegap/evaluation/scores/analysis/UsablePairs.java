package org.facegap.evaluation.scores.analysis;

import java.util.Arrays;
import java.util.List;
import org.facegap.evaluation.scores.ScoreColumn;
import org.facegap.evaluation.scores.ScoreTable;
import org.facegap.evaluation.uncertainty.ErrorColumn;
import org.facegap.evaluation.uncertainty.IdentityPairs;
import org.facegap.evaluation.verification.Failures;
import org.jspecify.annotations.Nullable;

/**
 * The pairs of a group that some systems all gave a score for: genuine pairs first, then impostor pairs. Places of pairs
 * count in this order.
 */
final class UsablePairs {
    /** What stands for the score of a failure that counts as a non-match: no finite threshold accepts it. */
    static final double NO_MATCH = -Double.MAX_VALUE;

    private final String group;
    private final int[] rows;
    private final int genuine;
    private final long failedGenuine;
    private final long failedImpostor;
    private final boolean failuresCount;
    private final @Nullable IdentityPairs identities;

    private UsablePairs(
            String group,
            int[] rows,
            int genuine,
            long failedGenuine,
            long failedImpostor,
            boolean failuresCount,
            @Nullable IdentityPairs identities) {
        this.group = group;
        this.rows = rows;
        this.genuine = genuine;
        this.failedGenuine = failedGenuine;
        this.failedImpostor = failedImpostor;
        this.failuresCount = failuresCount;
        this.identities = identities;
    }

    /**
     * The pairs of a group.
     *
     * @param systems whose scores must be there
     * @param failures whether a missing score leaves a pair out
     */
    static UsablePairs of(
            ScoreTable table,
            String group,
            int[] genuineRows,
            int[] impostorRows,
            List<ScoreColumn> systems,
            Failures failures) {
        int[] rows = new int[genuineRows.length + impostorRows.length];
        boolean keep = failures == Failures.NONMATCH;
        int m = fill(rows, 0, genuineRows, systems, keep);
        int n = fill(rows, m, impostorRows, systems, keep);
        int[] used = n == rows.length ? rows : Arrays.copyOf(rows, n);
        long failedGenuine = keep ? failed(genuineRows, systems) : genuineRows.length - m;
        long failedImpostor = keep ? failed(impostorRows, systems) : impostorRows.length - (long) (n - m);
        return new UsablePairs(group, used, m, failedGenuine, failedImpostor, keep, identities(table, used));
    }

    /** No pairs: what stands for those of a group of which only numbers are known. */
    static UsablePairs none(String group) {
        return new UsablePairs(group, new int[0], 0, 0, 0, false, null);
    }

    private static @Nullable IdentityPairs identities(ScoreTable table, int[] rows) {
        if (!table.hasIdentities()) {
            return null;
        }
        int[] first = new int[rows.length];
        int[] second = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            first[i] = table.probe(rows[i]);
            second[i] = table.reference(rows[i]);
        }
        return IdentityPairs.of(first, second);
    }

    private static int fill(int[] target, int from, int[] rows, List<ScoreColumn> systems, boolean keep) {
        int to = from;
        for (int row : rows) {
            if (keep || scored(row, systems)) {
                target[to++] = row;
            }
        }
        return to;
    }

    private static boolean scored(int row, List<ScoreColumn> systems) {
        for (ScoreColumn system : systems) {
            if (Double.isNaN(system.at(row))) {
                return false;
            }
        }
        return true;
    }

    private static long failed(int[] rows, List<ScoreColumn> systems) {
        long failed = 0;
        for (int row : rows) {
            failed += scored(row, systems) ? 0 : 1;
        }
        return failed;
    }

    String group() {
        return group;
    }

    /** Number of pairs. */
    int size() {
        return rows.length;
    }

    int genuine() {
        return genuine;
    }

    int impostor() {
        return rows.length - genuine;
    }

    long failedGenuine() {
        return failedGenuine;
    }

    long failedImpostor() {
        return failedImpostor;
    }

    /** Whether failures stand among the pairs with a score that nothing accepts. */
    boolean failuresCount() {
        return failuresCount;
    }

    /** Which identities the pairs touch; null where nobody knows. */
    @Nullable
    IdentityPairs identities() {
        return identities;
    }

    /** Row of the table of a pair. */
    int row(int place) {
        return rows[place];
    }

    /** Scores of a system, one per pair. */
    double[] scores(ScoreColumn system) {
        double[] scores = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            double score = system.at(rows[i]);
            scores[i] = Double.isNaN(score) ? NO_MATCH : score;
        }
        return scores;
    }

    /** The pairs of one kind that a threshold decides wrongly. */
    ErrorColumn errors(double[] scores, boolean genuinePairs, double threshold) {
        int from = genuinePairs ? 0 : genuine;
        int to = genuinePairs ? genuine : rows.length;
        int count = 0;
        for (int i = from; i < to; i++) {
            if ((scores[i] >= threshold) != genuinePairs) {
                count++;
            }
        }
        int[] places = new int[count];
        int at = 0;
        for (int i = from; i < to; i++) {
            if ((scores[i] >= threshold) != genuinePairs) {
                places[at++] = i;
            }
        }
        return new ErrorColumn(genuinePairs, places);
    }

    /** The pairs of one kind that are marked wrong. */
    ErrorColumn errors(boolean[] wrong, boolean genuinePairs) {
        int from = genuinePairs ? 0 : genuine;
        int to = genuinePairs ? genuine : rows.length;
        int[] places = new int[to - from];
        int count = 0;
        for (int i = from; i < to; i++) {
            if (wrong[i]) {
                places[count++] = i;
            }
        }
        return new ErrorColumn(genuinePairs, Arrays.copyOf(places, count));
    }
}
