package org.facegap.generator.uniqueness;

import java.util.ArrayList;
import java.util.List;
import org.facegap.core.UserError;

/**
 * How the matrix of all similarities is cut into blocks that fit into memory. A block of s x s similarities of rows of d
 * values needs {@code 9 s^2 + 28 s d} bytes: the similarities, a copy of those that may reach a threshold, one byte each to
 * compare them, and on both sides the rows as read, normalised, on their way to the device and on it. {@value #FIXED} bytes
 * hold the rest. What grows with the number of rows n is {@value #PER_ROW} bytes each: nearest neighbour, length, partner,
 * and what the report is made of.
 *
 * @param side most rows of a block
 * @param bytes what a block needs
 */
record BlockPlan(int side, long bytes) {
    static final long FIXED = 16L << 20;
    static final int PER_ROW = 64;
    private static final int LARGEST = 8192;
    private static final int LEAST = 16;

    /**
     * The largest blocks within a bound.
     *
     * @param memory bytes, without those that grow with the number of rows
     * @throws UserError when not even a small block fits
     */
    static BlockPlan within(long memory, int dimension) {
        int side = LARGEST;
        while (side > LEAST && bytes(side, dimension) > memory) {
            side -= side > 256 ? 64 : 16;
        }
        if (bytes(side, dimension) > memory) {
            throw UserError.usage("memory: " + (memory >> 20) + " MiB are too few for embeddings of " + dimension
                    + " values; at least " + ((bytes(LEAST, dimension) >> 20) + 1) + " MiB are needed");
        }
        return new BlockPlan(side, bytes(side, dimension));
    }

    static long bytes(int side, int dimension) {
        return FIXED + 9L * side * side + 28L * side * dimension;
    }

    /** Rows that are compared at once; all of one group. */
    record Rows(int group, int first, int count) {}

    /** The groups' rows in blocks of nearly equal size. */
    List<Rows> cut(GroupedRows groups) {
        List<Rows> blocks = new ArrayList<>();
        for (int g = 0; g < groups.sizes().size(); g++) {
            int size = groups.sizes().get(g);
            int first = groups.first(g);
            int pieces = (size + side - 1) / side;
            for (int p = 0; p < pieces; p++) {
                int from = (int) ((long) size * p / pieces);
                int to = (int) ((long) size * (p + 1) / pieces);
                blocks.add(new Rows(g, first + from, to - from));
            }
        }
        return blocks;
    }
}
