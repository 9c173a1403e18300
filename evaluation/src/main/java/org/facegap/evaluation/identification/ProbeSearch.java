package org.facegap.evaluation.identification;

import java.util.Arrays;

/**
 * The scores of one probe against all references. NaN is a comparison that gave no score: that reference is no
 * candidate.
 *
 * @param nonMates scores against references of other people, any order; not copied
 * @param mates scores against references of the probe's identity; empty when the identity is not enrolled; not copied
 */
public record ProbeSearch(double[] nonMates, double[] mates) {
    /** @throws IllegalArgumentException when the probe was compared with nothing */
    public ProbeSearch {
        if (nonMates.length == 0 && mates.length == 0) {
            throw new IllegalArgumentException("a search needs references");
        }
    }

    /** Whether the probe's identity is enrolled. */
    public boolean mated() {
        return mates.length > 0;
    }

    /**
     * Whether nothing can be said: of a mated search when no mate has a score, of a non-mated one when no reference has.
     */
    public boolean failed() {
        return Double.isNaN(mated() ? best(mates) : best(nonMates));
    }

    /** Highest score of a mate; NaN when there is none. */
    public double bestMate() {
        return best(mates);
    }

    /** Highest score of another identity; NaN when there is none. */
    public double bestNonMate() {
        return best(nonMates);
    }

    /**
     * The same search in little memory: of the mates the best, of the others those that are not below it, or the best
     * one. Rank, best scores and failure are what they were; the size of the gallery is not.
     */
    public ProbeSearch essential() {
        double mate = bestMate();
        double[] few = Double.isNaN(mate)
                ? new double[0]
                : Arrays.stream(nonMates).filter(s -> s >= mate).toArray();
        if (few.length == 0 && nonMates.length > 0) {
            few = new double[] {bestNonMate()};
        }
        return new ProbeSearch(few, mated() ? new double[] {mate} : mates);
    }

    private static double best(double[] scores) {
        double best = Double.NaN;
        for (double s : scores) {
            if (!(s <= best) && !Double.isNaN(s)) {
                best = s;
            }
        }
        return best;
    }

    /**
     * Rank of the best mate, from 1: one more than the number of other people's scores that are not below it. Ties are
     * pessimistic: an impostor with the mate's score stands before it.
     *
     * @throws IllegalStateException when no mate has a score
     */
    public int rank() {
        double mate = bestMate();
        if (Double.isNaN(mate)) {
            throw new IllegalStateException("there is no mate with a score");
        }
        int rank = 1;
        for (double s : nonMates) {
            if (s >= mate) {
                rank++;
            }
        }
        return rank;
    }
}
