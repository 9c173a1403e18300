package org.facegap.evaluation.uncertainty;

/**
 * The errors of one kind of pair at one threshold: which pairs are false non-matches, or which are false matches.
 *
 * <p>Errors are named by their places and not by one value per pair, so that an operating point with a thousand errors
 * among a million pairs costs a thousand steps.
 *
 * @param genuine true for genuine pairs (false non-matches), false for impostor pairs (false matches)
 * @param pairs places of the pairs in error, ascending, each once
 */
public record ErrorColumn(boolean genuine, int[] pairs) {
    /** @throws IllegalArgumentException when the places do not ascend */
    public ErrorColumn {
        for (int i = 0; i < pairs.length; i++) {
            if (pairs[i] < 0 || (i > 0 && pairs[i] <= pairs[i - 1])) {
                throw new IllegalArgumentException("places of errors must ascend from 0: entry " + i);
            }
        }
    }

    /** Pairs that are in error in both columns. */
    int common(ErrorColumn other) {
        int both = 0;
        int at = 0;
        for (int p : pairs) {
            while (at < other.pairs.length && other.pairs[at] < p) {
                at++;
            }
            if (at < other.pairs.length && other.pairs[at] == p) {
                both++;
            }
        }
        return both;
    }
}
