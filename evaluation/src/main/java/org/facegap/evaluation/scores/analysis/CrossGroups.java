package org.facegap.evaluation.scores.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.scores.CrossGroupRate;
import org.facegap.evaluation.scores.ScoreColumn;
import org.facegap.evaluation.scores.ScoreTable;
import org.facegap.evaluation.scores.ScoredSystem;
import org.facegap.evaluation.uncertainty.ErrorColumn;
import org.facegap.evaluation.verification.Failures;

/**
 * False match rates of impostor pairs that join two groups, and of those within each group: the cells (a, b) and (b, a)
 * are one.
 */
final class CrossGroups {
    /** Most groups whose cells are all listed. */
    static final int MOST = 30;

    private final ScoreTable table;
    private final GroupRows groups;
    private final ScoreSpec settings;
    private final int[] order;
    private final int[] starts;

    CrossGroups(ScoreTable table, GroupRows groups, ScoreSpec settings) {
        this.table = table;
        this.groups = groups;
        this.settings = settings;
        int n = groups.names().size();
        int[] rows = n > MOST ? new int[0] : groups.crossRows();
        starts = new int[n * (n - 1) / 2 * (n > MOST ? 0 : 1) + 1];
        for (int row : rows) {
            starts[cell(row) + 1]++;
        }
        for (int c = 0; c + 1 < starts.length; c++) {
            starts[c + 1] += starts[c];
        }
        order = new int[rows.length];
        int[] next = Arrays.copyOf(starts, starts.length);
        for (int row : rows) {
            order[next[cell(row)]++] = row;
        }
    }

    private int cell(int row) {
        int a = groups.member(table.cells().probeGroup(table.cell(row)));
        int b = groups.member(table.cells().referenceGroup(table.cell(row)));
        int high = Math.max(a, b);
        return high * (high - 1) / 2 + Math.min(a, b);
    }

    /** Whether there are such pairs and their cells can be listed. */
    boolean isKnown() {
        return order.length > 0;
    }

    /** All cells at a threshold, those within groups included. */
    List<CrossGroupRate> at(ScoredSystem system, double[] thresholds) {
        List<CrossGroupRate> cells = new ArrayList<>();
        List<String> names = groups.names();
        for (int b = 0; b < names.size(); b++) {
            for (int a = 0; a <= b; a++) {
                int c = b * (b - 1) / 2 + a;
                int[] rows = a == b ? groups.rows(a, false) : Arrays.copyOfRange(order, starts[c], starts[c + 1]);
                cells.add(cell(names.get(a), names.get(b), rows, system, thresholds));
            }
        }
        return cells;
    }

    private CrossGroupRate cell(String a, String b, int[] rows, ScoredSystem system, double[] thresholds) {
        UsablePairs pairs = UsablePairs.of(table, a, new int[0], rows, system.trainings(), settings.failures());
        List<ErrorColumn> errors = new ArrayList<>();
        for (int t = 0; t < thresholds.length; t++) {
            errors.add(pairs.errors(pairs.scores(system.trainings().get(t)), false, thresholds[t]));
        }
        int trials = pairs.impostor();
        GroupPoint.Side side = GroupPoint.Side.of(pairs, errors, trials);
        Estimate rate = trials > 0 && trials < settings.minimumTrials()
                ? Estimate.tooFew(trials, settings.minimumTrials(), GroupPoint.RATE)
                : Thresholds.rate(side, settings);
        return new CrossGroupRate(a, b, side.errors().sum(), trials, rate);
    }

    /** Impostor scores of pairs across groups; failures are left out, or nothing accepts them. */
    double[] scores(ScoreColumn system) {
        int[] rows = groups.crossRows();
        double[] scores = new double[rows.length];
        int n = 0;
        for (int row : rows) {
            double score = system.at(row);
            if (!Double.isNaN(score)) {
                scores[n++] = score;
            } else if (settings.failures() == Failures.NONMATCH) {
                scores[n++] = UsablePairs.NO_MATCH;
            }
        }
        return Arrays.copyOf(scores, n);
    }
}
