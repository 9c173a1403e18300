package org.facegap.evaluation.scores.analysis;

import org.facegap.evaluation.scores.RowSet;
import org.facegap.evaluation.scores.ScoreTable;

/** Counts the people of some pairs. */
final class PeopleCount {
    private final ScoreTable table;
    private final RowSet seen;

    PeopleCount(ScoreTable table) {
        this.table = table;
        this.seen = new RowSet(table.identities().size());
    }

    void add(int[] rows) {
        for (int row : rows) {
            seen.add(table.probe(row));
            seen.add(table.reference(row));
        }
    }

    long count() {
        return seen.count();
    }
}
