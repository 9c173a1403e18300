package org.facegap.evaluation.scores.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.facegap.core.UserError;
import org.facegap.core.results.Measurement;
import org.facegap.core.results.scores.ExcludedPairs;
import org.facegap.core.words.WordOrder;
import org.facegap.evaluation.protocol.ImpostorRule;
import org.facegap.evaluation.scores.PairCells;
import org.facegap.evaluation.scores.ScoreTable;

/**
 * Which rows of a table belong to which group, genuine and impostor pairs apart, and which join two groups: one number
 * for each row, sorted by counting.
 *
 * <p>Of more than {@value #MOST} groups only those with enough pairs to measure anything are kept; the others are counted.
 */
final class GroupRows {
    /** Most groups that are reported. */
    static final int MOST = 500;

    private static final int GENUINE = 0;
    private static final int IMPOSTOR = 1;

    private final List<String> names;
    private final int[] order;
    private final int[] starts;
    private final int cross;
    private final int[] memberOf;
    private final List<ExcludedPairs> excluded;

    private GroupRows(
            List<String> names, int[] order, int[] starts, int cross, int[] memberOf, List<ExcludedPairs> excluded) {
        this.names = names;
        this.order = order;
        this.starts = starts;
        this.cross = cross;
        this.memberOf = memberOf;
        this.excluded = List.copyOf(excluded);
    }

    /**
     * Sorts the rows.
     *
     * @param minimumTrials fewest pairs of a kind for a group to be kept when there are more than {@value #MOST}
     * @throws UserError when even then there are more groups than that, or a group is called what stands for several
     */
    static GroupRows of(ScoreTable table, ImpostorRule rule, int minimumTrials) {
        PairCells cells = table.cells();
        int groups = table.groups().size();
        int[] counts = new int[2 * groups];
        boolean[] seen = new boolean[groups];
        long genuineAcross = 0;
        long twoSexes = 0;
        for (int row = 0; row < table.size(); row++) {
            int cell = table.cell(row);
            int group = cells.probeGroup(cell);
            seen[group] = true;
            seen[cells.referenceGroup(cell)] = true;
            boolean genuine = table.genuine(row);
            if (!cells.sameGroup(cell)) {
                genuineAcross += genuine ? 1 : 0;
            } else if (!genuine && rule == ImpostorRule.SAME_GROUP_AND_SEX && !cells.sameSex(cell)) {
                twoSexes++;
            } else {
                counts[2 * group + (genuine ? GENUINE : IMPOSTOR)]++;
            }
        }
        List<ExcludedPairs> excluded = new ArrayList<>();
        note(excluded, "genuine pairs whose two sides are of different groups", genuineAcross);
        note(excluded, "impostor pairs of one group and two sexes", twoSexes);
        int[] kept = kept(seen, counts, minimumTrials, excluded);
        int[] memberOf = new int[groups];
        Arrays.fill(memberOf, -1);
        List<String> all = new ArrayList<>();
        WordOrder byName = new WordOrder();
        int[] sorted = IntStream.of(kept)
                .boxed()
                .sorted((a, b) ->
                        byName.compare(table.groups().name(a), table.groups().name(b)))
                .mapToInt(g -> g)
                .toArray();
        for (int i = 0; i < sorted.length; i++) {
            memberOf[sorted[i]] = i;
            Measurement.requireOneGroup(table.groups().name(sorted[i]));
            all.add(table.groups().name(sorted[i]));
        }
        return sort(table, rule, memberOf, all, excluded);
    }

    private static GroupRows sort(
            ScoreTable table, ImpostorRule rule, int[] memberOf, List<String> names, List<ExcludedPairs> excluded) {
        int buckets = 2 * names.size() + 1;
        int[] starts = new int[buckets + 1];
        for (int row = 0; row < table.size(); row++) {
            int bucket = bucket(table, rule, memberOf, names.size(), row);
            if (bucket >= 0) {
                starts[bucket + 1]++;
            }
        }
        for (int b = 0; b < buckets; b++) {
            starts[b + 1] += starts[b];
        }
        int[] order = new int[starts[buckets]];
        int[] next = Arrays.copyOf(starts, buckets);
        for (int row = 0; row < table.size(); row++) {
            int bucket = bucket(table, rule, memberOf, names.size(), row);
            if (bucket >= 0) {
                order[next[bucket]++] = row;
            }
        }
        return new GroupRows(List.copyOf(names), order, starts, 2 * names.size(), memberOf, excluded);
    }

    /** Two for each group, one for impostor pairs across groups, -1 for pairs that are left out. */
    private static int bucket(ScoreTable table, ImpostorRule rule, int[] memberOf, int groups, int row) {
        PairCells cells = table.cells();
        int cell = table.cell(row);
        int group = memberOf[cells.probeGroup(cell)];
        boolean genuine = table.genuine(row);
        if (!cells.sameGroup(cell)) {
            return genuine || group < 0 || memberOf[cells.referenceGroup(cell)] < 0 ? -1 : 2 * groups;
        }
        if (group < 0 || (!genuine && rule == ImpostorRule.SAME_GROUP_AND_SEX && !cells.sameSex(cell))) {
            return -1;
        }
        return 2 * group + (genuine ? GENUINE : IMPOSTOR);
    }

    private static int[] kept(boolean[] seen, int[] counts, int minimumTrials, List<ExcludedPairs> excluded) {
        int[] all = IntStream.range(0, seen.length).filter(g -> seen[g]).toArray();
        if (all.length <= MOST) {
            return all;
        }
        int[] large = IntStream.of(all)
                .filter(g -> Math.max(counts[2 * g], counts[2 * g + 1]) >= minimumTrials)
                .toArray();
        if (large.length > MOST) {
            throw new UserError("The pairs lie in " + all.length + " groups, " + large.length + " of them with "
                    + minimumTrials + " or more pairs of a kind; at most " + MOST
                    + " are reported. Name a coarser property with --group.");
        }
        long left = 0;
        for (int g : all) {
            left += Math.max(counts[2 * g], counts[2 * g + 1]) < minimumTrials
                    ? (long) counts[2 * g] + counts[2 * g + 1]
                    : 0;
        }
        note(
                excluded,
                "pairs of " + (all.length - large.length) + " groups with fewer than " + minimumTrials
                        + " pairs of either kind",
                left);
        return large;
    }

    private static void note(List<ExcludedPairs> excluded, String reason, long count) {
        if (count > 0) {
            excluded.add(new ExcludedPairs(reason, count));
        }
    }

    /** Names of the groups that are reported, in order. */
    List<String> names() {
        return names;
    }

    /** Pairs that take no part in any group's rates, by reason; impostor pairs across groups are none of them. */
    List<ExcludedPairs> excluded() {
        return excluded;
    }

    /** Genuine or impostor pairs of a group, ascending. */
    int[] rows(int group, boolean genuine) {
        return bucket(2 * group + (genuine ? GENUINE : IMPOSTOR));
    }

    /** Number of genuine or impostor pairs of a group. */
    int count(int group, boolean genuine) {
        int b = 2 * group + (genuine ? GENUINE : IMPOSTOR);
        return starts[b + 1] - starts[b];
    }

    /** Impostor pairs that join two of the groups, ascending. */
    int[] crossRows() {
        return bucket(cross);
    }

    /** The reported group that a group of the table is, or -1. */
    int member(int tableGroup) {
        return memberOf[tableGroup];
    }

    private int[] bucket(int b) {
        return Arrays.copyOfRange(order, starts[b], starts[b + 1]);
    }
}
