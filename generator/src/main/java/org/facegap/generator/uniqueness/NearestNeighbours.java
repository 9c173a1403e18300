package org.facegap.generator.uniqueness;

import java.util.Arrays;

/** Every row's most similar other row so far. The earlier partner keeps its place among equals. Not thread-safe. */
final class NearestNeighbours {
    private final float[] highest;
    private final int[] partner;

    NearestNeighbours(int rows) {
        highest = new float[rows];
        partner = new int[rows];
        Arrays.fill(highest, Float.NEGATIVE_INFINITY);
        Arrays.fill(partner, -1);
    }

    /** Takes over what a block knows better. */
    void update(SimilarityBlock block, BlockPlan.Rows rows, BlockPlan.Rows columns) {
        long[] better = better(block.highestOfRows(), rows.first());
        if (better.length > 0) {
            take(better, block.highestOfRows(), block.bestOfRows(better), rows.first(), columns.first());
        }
        if (rows.first() != columns.first()) {
            long[] columnsBetter = better(block.highestOfColumns(), columns.first());
            if (columnsBetter.length > 0) {
                take(
                        columnsBetter,
                        block.highestOfColumns(),
                        block.bestOfColumns(columnsBetter),
                        columns.first(),
                        rows.first());
            }
        }
    }

    private long[] better(float[] values, int first) {
        long[] found = new long[values.length];
        int n = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] > highest[first + i]) {
                found[n++] = i;
            }
        }
        return Arrays.copyOf(found, n);
    }

    private void take(long[] improved, float[] values, long[] best, int first, int firstPartner) {
        for (int k = 0; k < improved.length; k++) {
            int i = (int) improved[k];
            highest[first + i] = values[i];
            partner[first + i] = firstPartner + (int) best[k];
        }
    }

    /** The other row. */
    int partner(int row) {
        return partner[row];
    }

    /** Their similarity in float32. */
    float similarity(int row) {
        return highest[row];
    }
}
