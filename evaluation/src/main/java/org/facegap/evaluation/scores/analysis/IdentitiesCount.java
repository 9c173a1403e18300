package org.facegap.evaluation.scores.analysis;

import java.util.BitSet;
import org.facegap.evaluation.scores.ScoreTable;

/** Counts the identities of some pairs. */
final class IdentitiesCount {
    private final ScoreTable table;
    private final BitSet seen = new BitSet();

    IdentitiesCount(ScoreTable table) {
        this.table = table;
    }

    void add(int[] rows) {
        for (int row : rows) {
            seen.set(table.probe(row));
            seen.set(table.reference(row));
        }
    }

    long count() {
        return seen.cardinality();
    }
}
