package org.facegap.evaluation.verification;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.facegap.core.estimate.Estimate;

/**
 * False match rates between groups at one threshold, counted while impostor pairs go by: a pair of pictures of groups a
 * and b counts in cell (a, b), which is the same as (b, a), and nowhere else. So pairs across groups never enter a
 * group's own FMR, which stands on the diagonal.
 */
public final class CrossGroupFmr {
    private final List<String> groups;
    private final double threshold;
    private final long[] falseMatches;
    private final long[] trials;
    private final long[] failures;

    /**
     * @param groups names of the groups, each once
     * @param threshold scores at or above it are accepted
     */
    public CrossGroupFmr(List<String> groups, double threshold) {
        if (Double.isNaN(threshold)) {
            throw new IllegalArgumentException("a threshold must be a number");
        }
        if (new HashSet<>(groups).size() != groups.size()) {
            throw new IllegalArgumentException("a group is named twice: " + groups);
        }
        this.groups = List.copyOf(groups);
        this.threshold = threshold;
        int cells = Math.multiplyExact(groups.size(), groups.size() + 1) / 2;
        falseMatches = new long[cells];
        trials = new long[cells];
        failures = new long[cells];
    }

    /** Counts one impostor pair; NaN is a pair that gave no score. */
    public void add(int groupA, int groupB, double score) {
        int cell = cell(groupA, groupB);
        if (Double.isNaN(score)) {
            failures[cell]++;
            return;
        }
        trials[cell]++;
        if (score >= threshold) {
            falseMatches[cell]++;
        }
    }

    private int cell(int a, int b) {
        int high = Math.max(a, b);
        int low = Math.min(a, b);
        if (low < 0 || high >= groups.size()) {
            throw new IndexOutOfBoundsException("groups " + a + " and " + b + " of " + groups.size());
        }
        return high * (high + 1) / 2 + low;
    }

    /** The groups, in the order of their numbers. */
    public List<String> groups() {
        return groups;
    }

    /** Counts of a cell. */
    public Cell at(int groupA, int groupB) {
        int cell = cell(groupA, groupB);
        return new Cell(groups.get(groupA), groups.get(groupB), falseMatches[cell], trials[cell], failures[cell]);
    }

    /** All cells once, (0, 0), (0, 1), (1, 1), (0, 2) ... */
    public List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (int b = 0; b < groups.size(); b++) {
            for (int a = 0; a <= b; a++) {
                cells.add(at(a, b));
            }
        }
        return cells;
    }

    /**
     * Impostor pairs of two groups.
     *
     * @param groupA group of one picture
     * @param groupB group of the other
     * @param falseMatches pairs accepted
     * @param trials pairs with a score
     * @param failures pairs without one
     */
    public record Cell(String groupA, String groupB, long falseMatches, long trials, long failures) {
        /** The rate; undefined without pairs. */
        public Estimate fmr() {
            return Rates.of(falseMatches, trials, "no impostor pairs of these groups");
        }
    }
}
