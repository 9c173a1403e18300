package org.facegap.core.results.scores;

/**
 * A group in the sweep.
 *
 * @param group name
 * @param falseMatches impostor pairs accepted, the mean over trainings
 * @param impostor impostor pairs
 * @param falseNonMatches genuine pairs rejected, likewise
 * @param genuine genuine pairs
 * @param expected false matches expected at the target; below ten nothing should be read from the cell
 */
public record SweepCell(
        String group, double falseMatches, long impostor, double falseNonMatches, long genuine, double expected) {
    /** Fewest expected false matches for a cell to be read. */
    public static final double READABLE = 10;

    /** Whether enough false matches are expected. */
    public boolean readable() {
        return expected >= READABLE;
    }
}
