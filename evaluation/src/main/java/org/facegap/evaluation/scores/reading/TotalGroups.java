package org.facegap.evaluation.scores.reading;

import org.facegap.core.UserError;
import org.facegap.evaluation.scores.PairCells;
import org.facegap.evaluation.scores.ScoreColumn;
import org.facegap.evaluation.scores.ScoreTable;

/** Finds a group that holds the pairs of all others once more, such as a file of all pairs beside one for each group. */
final class TotalGroups {
    private static final double SAME = 1e-9;

    private TotalGroups() {}

    /** What the pairs of a group add up to; pairs of the same scores and labels add up to the same. */
    private static final class Sums {
        private long genuine;
        private long impostor;
        private double scores;
        private double squares;
        private double sizes;

        void add(boolean match, double score) {
            genuine += match ? 1 : 0;
            impostor += match ? 0 : 1;
            if (!Double.isNaN(score)) {
                scores += score;
                squares += score * score;
                sizes += Math.abs(score);
            }
        }

        /** Whether these are what is left of all without these. */
        boolean isRestOf(Sums all) {
            return 2 * genuine == all.genuine
                    && 2 * impostor == all.impostor
                    && Math.abs(2 * scores - all.scores) <= SAME * all.sizes
                    && Math.abs(2 * squares - all.squares) <= SAME * all.squares;
        }
    }

    /** @throws UserError naming such a group */
    static void refuse(ScoreTable table) {
        int groups = table.groups().size();
        if (groups < 3) {
            return;
        }
        ScoreColumn first = table.systems().get(0);
        PairCells cells = table.cells();
        Sums all = new Sums();
        Sums[] own = new Sums[groups];
        for (int row = 0; row < table.size(); row++) {
            int cell = table.cell(row);
            if (cells.sameGroup(cell)) {
                int group = cells.probeGroup(cell);
                own[group] = own[group] == null ? new Sums() : own[group];
                own[group].add(table.genuine(row), first.at(row));
                all.add(table.genuine(row), first.at(row));
            }
        }
        int there = 0;
        for (Sums sums : own) {
            there += sums == null ? 0 : 1;
        }
        for (int group = 0; group < groups && there > 2; group++) {
            Sums sums = own[group];
            if (sums != null && sums.genuine + sums.impostor > there && sums.isRestOf(all)) {
                throw new UserError(
                        "The group '" + table.groups().name(group) + "' holds as many genuine and impostor pairs"
                                + " as all other groups together, with the same scores: the pairs of all once more. Leave it out;"
                                + " figures of all groups together are there without it.");
            }
        }
    }
}
