package org.facegap.evaluation.attribute;

/**
 * When a cell is too small to be measured. What counts is how many rows there are and how many could have been hits, never
 * how many errors were seen: hiding cells by what was seen in them would bias every maximum and minimum.
 *
 * @param cell rows a cell needs; a smaller one is suppressed whole
 * @param denominator trials a rate needs; with fewer that rate alone is suppressed
 */
public record MinimumCounts(long cell, long denominator) {
    /** Everything is shown that exists. */
    public static final MinimumCounts NONE = new MinimumCounts(1, 1);

    /** @throws IllegalArgumentException when a minimum is below 1 */
    public MinimumCounts {
        if (cell < 1 || denominator < 1) {
            throw new IllegalArgumentException("minimum counts must be 1 or more: " + cell + ", " + denominator);
        }
    }
}
