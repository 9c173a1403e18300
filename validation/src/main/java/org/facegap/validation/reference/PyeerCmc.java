package org.facegap.validation.reference;

import java.util.List;

/**
 * pyeer's CMC: candidates are sorted by descending score, equal scores stay in the order of the file, and every place
 * that holds a true template counts once; a query without such a place never counts. Source: {@code pyeer/cmc_stats.py}.
 */
final class PyeerCmc {
    /**
     * The candidates of one query in the order of the file.
     *
     * @param scores their scores, higher is better
     * @param mates whether each is a true template
     */
    public record Query(double[] scores, boolean[] mates) {
        /** @throws IllegalArgumentException when the arrays differ in length */
        public Query {
            if (scores.length != mates.length) {
                throw new IllegalArgumentException("scores and labels differ in length");
            }
        }
    }

    private PyeerCmc() {}

    /**
     * The curve, entry 0 being rank 1. Once it reaches 1 it stays there.
     *
     * @throws IllegalArgumentException without queries or ranks
     */
    public static double[] curve(List<Query> queries, int maximumRank) {
        if (queries.isEmpty() || maximumRank < 1) {
            throw new IllegalArgumentException("a CMC needs queries and ranks");
        }
        long[] atRank = new long[maximumRank];
        for (Query query : queries) {
            for (int i = 0; i < query.scores.length; i++) {
                int place = query.mates[i] ? place(query.scores, i) : maximumRank;
                if (place < maximumRank) {
                    atRank[place]++;
                }
            }
        }
        double[] curve = new double[maximumRank];
        double sum = 0;
        for (int r = 0; r < maximumRank; r++) {
            sum = Math.min(1, sum + atRank[r] / (double) queries.size());
            curve[r] = sum;
        }
        return curve;
    }

    private static int place(double[] scores, int candidate) {
        int before = 0;
        for (int i = 0; i < scores.length; i++) {
            if (scores[i] > scores[candidate] || (scores[i] == scores[candidate] && i < candidate)) {
                before++;
            }
        }
        return before;
    }
}
