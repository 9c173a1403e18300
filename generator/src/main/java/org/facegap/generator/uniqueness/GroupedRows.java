package org.facegap.generator.uniqueness;

import java.util.List;
import org.facegap.generator.audit.GroupKey;

/**
 * Which rows belong to which group: the first {@code sizes[0]} rows to {@code names[0]}, the next ones to the next.
 *
 * @param names of the groups; a group may be empty
 * @param sizes rows of every group
 */
public record GroupedRows(List<String> names, List<Integer> sizes) {
    /** @throws IllegalArgumentException when names and sizes do not fit */
    public GroupedRows {
        names = List.copyOf(names);
        sizes = List.copyOf(sizes);
        if (names.isEmpty() || names.size() != sizes.size() || sizes.stream().anyMatch(s -> s < 0)) {
            throw new IllegalArgumentException("groups " + names + " of sizes " + sizes);
        }
    }

    /** All rows in one group. */
    public static GroupedRows one(int rows) {
        return new GroupedRows(List.of(GroupKey.ALL), List.of(rows));
    }

    /** Rows of all groups. */
    public int rows() {
        return sizes.stream().mapToInt(Integer::intValue).sum();
    }

    /** First row of a group. */
    int first(int group) {
        return sizes.subList(0, group).stream().mapToInt(Integer::intValue).sum();
    }

    /** Number of the group that a row belongs to. */
    int groupOf(int row) {
        int end = 0;
        for (int g = 0; g < sizes.size(); g++) {
            end += sizes.get(g);
            if (row < end) {
                return g;
            }
        }
        throw new IndexOutOfBoundsException("row " + row + " of " + end);
    }
}
