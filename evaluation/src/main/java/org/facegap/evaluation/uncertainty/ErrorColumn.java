package org.facegap.evaluation.uncertainty;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The errors of one kind of pair at one threshold: which pairs are false non-matches, or which are false matches. Of a
 * system with several trainings, each at its own threshold, the share of trainings that err on each pair ({@link #mean}).
 *
 * <p>Errors are named by their places and not by one value per pair, so that an operating point with a thousand errors
 * among a million pairs costs a thousand steps.
 *
 * @param genuine true for genuine pairs (false non-matches), false for impostor pairs (false matches)
 * @param pairs places of the pairs in error, ascending, each once
 * @param shares share of the trainings that err on each of these pairs, above 0 and at most 1; null where all are 1
 */
public record ErrorColumn(boolean genuine, int[] pairs, double @Nullable [] shares) {
    /** @throws IllegalArgumentException when the places do not ascend, or there is not one share for each */
    public ErrorColumn {
        for (int i = 0; i < pairs.length; i++) {
            if (pairs[i] < 0 || (i > 0 && pairs[i] <= pairs[i - 1])) {
                throw new IllegalArgumentException("places of errors must ascend from 0: entry " + i);
            }
        }
        if (shares != null && shares.length != pairs.length) {
            throw new IllegalArgumentException(shares.length + " shares for " + pairs.length + " pairs in error");
        }
    }

    /** The errors of one training. */
    public ErrorColumn(boolean genuine, int[] pairs) {
        this(genuine, pairs, null);
    }

    /**
     * From the share of trainings that err on each pair.
     *
     * @param wrong one for each pair, 0 to 1
     */
    public static ErrorColumn of(boolean genuine, double[] wrong) {
        int[] places =
                IntStream.range(0, wrong.length).filter(p -> wrong[p] > 0).toArray();
        double[] shares = Arrays.stream(places).mapToDouble(p -> wrong[p]).toArray();
        boolean whole = Arrays.stream(shares).allMatch(share -> share == 1);
        return new ErrorColumn(genuine, places, whole ? null : shares);
    }

    /**
     * The mean over trainings; of a single one that column itself.
     *
     * @param trainings errors on the same pairs, all of one kind, at least one
     */
    public static ErrorColumn mean(List<ErrorColumn> trainings) {
        if (trainings.size() == 1) {
            return trainings.get(0);
        }
        int[] all = trainings.stream()
                .flatMapToInt(c -> Arrays.stream(c.pairs))
                .sorted()
                .toArray();
        int[] places = new int[all.length];
        double[] shares = new double[all.length];
        int n = 0;
        for (int place : all) {
            if (n == 0 || places[n - 1] != place) {
                places[n++] = place;
            }
            shares[n - 1]++;
        }
        for (int i = 0; i < n; i++) {
            shares[i] /= trainings.size();
        }
        return new ErrorColumn(trainings.get(0).genuine, Arrays.copyOf(places, n), Arrays.copyOf(shares, n));
    }

    /** Share of the trainings that err on the i-th of the pairs in error. */
    double share(int i) {
        return shares == null ? 1 : shares[i];
    }

    /** Number of errors, the mean over trainings. */
    public double sum() {
        return shares == null ? pairs.length : Arrays.stream(shares).sum();
    }

    /** Sum of the squared shares. */
    double squares() {
        return product(this);
    }

    /** Sum over all pairs of what this share is above the other one: the errors of this column alone, for single trainings. */
    public double beyond(ErrorColumn other) {
        double beyond = 0;
        int at = 0;
        for (int i = 0; i < pairs.length; i++) {
            while (at < other.pairs.length && other.pairs[at] < pairs[i]) {
                at++;
            }
            boolean both = at < other.pairs.length && other.pairs[at] == pairs[i];
            beyond += Math.max(0, share(i) - (both ? other.share(at) : 0));
        }
        return beyond;
    }

    /** Sum over all pairs of the product of both shares: the pairs in error in both columns, for single trainings. */
    public double product(ErrorColumn other) {
        double both = 0;
        int at = 0;
        for (int i = 0; i < pairs.length; i++) {
            while (at < other.pairs.length && other.pairs[at] < pairs[i]) {
                at++;
            }
            if (at < other.pairs.length && other.pairs[at] == pairs[i]) {
                both += share(i) * other.share(at);
            }
        }
        return both;
    }
}
