package org.facegap.evaluation.protocol;

import java.util.List;
import java.util.TreeMap;
import org.facegap.core.pairs.NamedPair;
import org.facegap.core.pairs.PairList;
import org.facegap.core.pairs.PairSet;
import org.facegap.core.pairs.VerificationPair;
import org.facegap.core.words.WordOrder;

/**
 * How many pairs there are of one cell.
 *
 * @param group group of one side, the first of both in alphabetical order
 * @param otherGroup group of the other side; the same within a group
 * @param genuine genuine pairs
 * @param impostor impostor pairs
 */
public record PairCount(String group, String otherGroup, long genuine, long impostor) {
    private record Cell(String group, String otherGroup) implements Comparable<Cell> {
        static Cell of(String a, String b) {
            return a.compareTo(b) <= 0 ? new Cell(a, b) : new Cell(b, a);
        }

        @Override
        public int compareTo(Cell other) {
            WordOrder order = new WordOrder();
            int first = order.compare(group, other.group);
            return first != 0 ? first : order.compare(otherGroup, other.otherGroup);
        }
    }

    /** The cells of a pair set, in the order of their words; the order of the two groups of a pair does not matter. */
    public static List<PairCount> of(PairSet pairs) {
        TreeMap<Cell, long[]> counts = new TreeMap<>();
        for (VerificationPair pair : pairs.pairs()) {
            counts.computeIfAbsent(Cell.of(pair.group(), pair.otherGroup()), c -> new long[2])[
                    pair.genuine() ? 0 : 1]++;
        }
        return list(counts);
    }

    /** The cells of a pair list, in the order of their words. */
    public static List<PairCount> of(PairList pairs) {
        TreeMap<Cell, long[]> counts = new TreeMap<>();
        for (NamedPair pair : pairs.pairs()) {
            Cell cell = Cell.of(pair.first().group(), pair.second().group());
            counts.computeIfAbsent(cell, c -> new long[2])[pair.genuine() ? 0 : 1]++;
        }
        return list(counts);
    }

    private static List<PairCount> list(TreeMap<Cell, long[]> counts) {
        return counts.entrySet().stream()
                .map(e -> new PairCount(e.getKey().group(), e.getKey().otherGroup(), e.getValue()[0], e.getValue()[1]))
                .toList();
    }
}
