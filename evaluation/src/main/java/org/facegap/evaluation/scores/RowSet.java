package org.facegap.evaluation.scores;

/** A set of rows, one bit each. */
public final class RowSet {
    private final long[] bits;
    private final int rows;
    private int count;

    /** An empty set of rows 0 to {@code rows - 1}. */
    public RowSet(int rows) {
        this.rows = rows;
        this.bits = new long[(rows >>> 6) + 1];
    }

    /** Adds a row. */
    public void add(int row) {
        long bit = 1L << (row & 63);
        if ((bits[row >>> 6] & bit) == 0) {
            bits[row >>> 6] |= bit;
            count++;
        }
    }

    /** Whether a row is in it. */
    public boolean has(int row) {
        return (bits[row >>> 6] >>> (row & 63) & 1) != 0;
    }

    /** How many rows are in it. */
    public int count() {
        return count;
    }

    /** How many rows there are, in it or not. */
    public int rows() {
        return rows;
    }
}
