package org.facegap.evaluation.scores.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.facegap.evaluation.protocol.ImpostorRule;
import org.facegap.evaluation.scores.ScoreColumn;
import org.facegap.evaluation.scores.ScoreTable;
import org.facegap.evaluation.scores.ScoredSystem;

/**
 * The pairs that a system's thresholds are chosen on.
 *
 * @param table that holds them
 * @param rows of each group
 * @param system its columns in that table
 * @param settings which impostor pairs count
 * @param own whether they are the pairs that are evaluated
 */
record Calibration(ScoreTable table, GroupRows rows, ScoredSystem system, ScoreSpec settings, boolean own) {
    /** Whether they are the groups' own impostor pairs as evaluated, and no others. */
    boolean isOfGroups() {
        return own && !isWhole();
    }

    /** Whether impostor pairs across groups count: they share identities with those within groups, so all are one set of pairs. */
    private boolean isWhole() {
        return settings.impostors() == ImpostorRule.ALL && settings.thresholdRule() == ThresholdRule.POOLED;
    }

    /** The impostor pairs that some systems all gave a score for, those of each group or all together. */
    List<UsablePairs> pairs(List<ScoreColumn> systems) {
        List<UsablePairs> sets = new ArrayList<>();
        int[] all = isWhole() ? rows.crossRows() : new int[0];
        for (int g = 0; g < rows.names().size(); g++) {
            int[] within = rows.rows(g, false);
            if (isWhole()) {
                int n = all.length;
                all = Arrays.copyOf(all, n + within.length);
                System.arraycopy(within, 0, all, n, within.length);
            } else {
                sets.add(UsablePairs.of(table, rows.names().get(g), new int[0], within, systems, settings.failures()));
            }
        }
        if (isWhole()) {
            sets.add(UsablePairs.of(table, PooledErrors.NAME, new int[0], all, systems, settings.failures()));
        }
        return sets;
    }
}
