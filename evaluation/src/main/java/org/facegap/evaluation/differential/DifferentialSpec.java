package org.facegap.evaluation.differential;

/**
 * How differentials are measured.
 *
 * @param rule which cells are too small
 * @param draws draws at equal rates when their number is not small enough to list, such as 2000; fewer are made when there
 *     are so many groups or identities that they would take more than {@code work} steps
 * @param work most steps (groups or identities, times draws)
 * @param seed seed of the draws
 */
public record DifferentialSpec(SuppressionRule rule, int draws, long work, long seed) {
    /** Fewest draws, whatever the work. */
    public static final int LEAST_DRAWS = 19;

    /** The default rule, 2,000 draws and at most 200 million steps. */
    public static DifferentialSpec defaults(long seed) {
        return new DifferentialSpec(SuppressionRule.DEFAULT, 2000, 200_000_000, seed);
    }

    /** @throws IllegalArgumentException for fewer than 19 draws */
    public DifferentialSpec {
        if (draws < LEAST_DRAWS) {
            throw new IllegalArgumentException("draws: must be " + LEAST_DRAWS + " or more, not " + draws);
        }
    }

    /** Draws to make when one of them takes so many steps. */
    int affordable(long steps) {
        return (int) Math.max(LEAST_DRAWS, Math.min(draws, work / Math.max(1, steps)));
    }
}
