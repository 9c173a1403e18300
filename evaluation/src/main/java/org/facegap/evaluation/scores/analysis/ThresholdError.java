package org.facegap.evaluation.scores.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.facegap.evaluation.uncertainty.CubeRootScale;
import org.facegap.evaluation.uncertainty.IdentityCounts;
import org.facegap.evaluation.uncertainty.SeedSpread;
import org.facegap.evaluation.verification.ScoreSplit;
import org.jspecify.annotations.Nullable;

/**
 * The error of a threshold that was chosen for a false match rate {@code x}: what it does to the error rates of a group, as
 * estimates of those at the threshold whose false match rate is exactly {@code x}.
 *
 * <p>With other people the false match rate at the same threshold would be {@code x + d}, and the threshold chosen on them the one that
 * has a false match rate of {@code x - d} here. So {@code d}, the deviation of the false match rate on the pairs that the threshold was
 * chosen on, moves a rate of the group by {@code rate(threshold for x - d) - rate(threshold for x)}, which is read off its
 * scores and needs no density. {@code d} has the dyadic variance at {@code x}: without effects of identities the interval of the threshold is
 * that of an order statistic. Few false matches are skewed, so {@code x} is moved on the scale of {@link CubeRootScale} where the
 * standard deviation of {@code d} is at most {@code x}. All groups, and both systems of a comparison, see the same {@code d} in a replicate.
 *
 * <p>Where a variance is wanted in place of replicates, the moves at the nodes of Gauss and Hermite's quadrature give their variance, and
 * their slope in {@code d} times the covariance of {@code d} with the group's own rates what both share when a group's own pairs were
 * among those that the threshold was chosen on.
 */
final class ThresholdError {
    /** Nodes and weights for the standard normal distribution, exact for polynomials up to degree 9. */
    private static final double[] NODES = {-2.8569700138728, -1.3556261799742659, 0, 1.3556261799742659, 2.8569700138728
    };

    private static final double[] WEIGHTS = {
        0.011257411327720691, 0.22207592200561266, 0.5333333333333333, 0.22207592200561266, 0.011257411327720691
    };

    /**
     * One group of the pairs that the threshold was chosen on.
     *
     * @param side its false matches at the threshold
     * @param pairs its pairs
     * @param weight what its false match rate counts for in the one that was aimed at
     * @param least variance of its false match rate where nothing was counted
     * @param deviations of its false match rate, one per replicate
     */
    record Source(GroupPoint.Side side, UsablePairs pairs, double weight, double least, double[] deviations) {
        /** Variance of its false match rate. */
        double variance() {
            IdentityCounts counts = side.counts();
            double rate = side.wrong() / side.trials();
            return counts == null ? rate * (1 - rate) / side.trials() : counts.variance() / (1 - counts.centring());
        }
    }

    /**
     * How far rates of a group move, false matches first, then false non-matches.
     *
     * @param error of which threshold
     * @param replicates {@code [2][replicates]}
     * @param nodes {@code [2][nodes]}
     */
    record Moves(ThresholdError error, double[][] replicates, double[][] nodes) {}

    /** Rates of a group in a weighted sum: the weight of its false match rate and that of its false non-match rate. */
    record Part(GroupPoint point, double match, double nonMatch) {
        /** The same with other weights. */
        Part times(double factor) {
            return new Part(point, factor * match, factor * nonMatch);
        }
    }

    private final List<Source> sources;
    private final double deviation;
    private final double[][] replicates;
    private final double[][] nodes;

    /**
     * The error of one choice.
     *
     * @param sources what the threshold was chosen on
     * @param target the false match rate that was aimed at
     * @param thresholds the threshold of each training that has a false match rate on these pairs
     * @param count number of replicates
     */
    ThresholdError(List<Source> sources, double target, DoubleFunction<double[]> thresholds, int count) {
        this.sources = List.copyOf(sources);
        double variance = 0;
        double least = 0;
        double[] moved = new double[count];
        for (Source source : sources) {
            variance += source.weight * source.weight * source.variance();
            least += source.weight * source.weight * source.least;
            for (int r = 0; r < count; r++) {
                moved[r] += source.weight * source.deviations[r];
            }
        }
        deviation = Math.sqrt(variance > 0 ? variance : least);
        double spread = new StandardDeviation().evaluate(moved);
        double scale = spread > 0 ? deviation / spread : 1;
        replicates = Arrays.stream(moved)
                .mapToObj(d -> thresholds.apply(rate(target, scale * d)))
                .toArray(double[][]::new);
        nodes = Arrays.stream(NODES)
                .mapToObj(z -> thresholds.apply(rate(target, z * deviation)))
                .toArray(double[][]::new);
    }

    /** The false match rate here of a threshold that has the target elsewhere. */
    private double rate(double target, double d) {
        return deviation <= target ? CubeRootScale.moved(target, -d) : Math.max(0, Math.min(1, target - d));
    }

    /**
     * What it does to a group.
     *
     * @param thresholds of each training, as chosen
     * @param pairs the group's pairs
     * @param scores {@code [trainings][pairs]}
     */
    Moves of(double[] thresholds, UsablePairs pairs, List<double[]> scores) {
        Moves moves = new Moves(this, new double[2][replicates.length], new double[2][nodes.length]);
        for (int t = 0; t < thresholds.length; t++) {
            double[] own = scores.get(t);
            double share = 1.0 / thresholds.length;
            int genuine = pairs.genuine();
            add(moves, 0, t, thresholds[t], Arrays.copyOfRange(own, genuine, own.length), -share);
            add(moves, 1, t, thresholds[t], Arrays.copyOf(own, genuine), share);
        }
        return moves;
    }

    /** Counts the scores between the threshold and each that it is moved to. */
    private void add(Moves moves, int kind, int training, double threshold, double[] scores, double share) {
        double low = threshold;
        double high = threshold;
        for (double[][] moved : List.of(replicates, nodes)) {
            for (double[] row : moved) {
                low = Math.min(low, row[training]);
                high = Math.max(high, row[training]);
            }
        }
        double from = low;
        double to = high;
        double[] near =
                Arrays.stream(scores).filter(s -> s >= from && s < to).sorted().toArray();
        double unit = scores.length == 0 ? 0 : share / scores.length;
        int below = ScoreSplit.below(near, threshold);
        for (int r = 0; r < replicates.length; r++) {
            moves.replicates[kind][r] += unit * (ScoreSplit.below(near, replicates[r][training]) - below);
        }
        for (int k = 0; k < nodes.length; k++) {
            moves.nodes[kind][k] += unit * (ScoreSplit.below(near, nodes[k][training]) - below);
        }
    }

    private @Nullable Source source(UsablePairs pairs) {
        for (Source source : sources) {
            if (source.pairs == pairs) {
                return source;
            }
        }
        return null;
    }

    /** What the choice adds to the variance of a weighted sum of rates at one threshold; 0 for a given threshold. */
    static double variance(List<Part> parts) {
        ThresholdError error = common(parts);
        if (error == null) {
            return 0;
        }
        double[] moves = error.moves(parts);
        double mean = 0;
        for (int k = 0; k < moves.length; k++) {
            mean += WEIGHTS[k] * moves[k];
        }
        double variance = 0;
        for (int k = 0; k < moves.length; k++) {
            variance += WEIGHTS[k] * (moves[k] - mean) * (moves[k] - mean);
        }
        double slope = error.slope(moves);
        for (Part part : parts) {
            Source own = error.source(part.point.pairs());
            IdentityCounts matches = own == null ? null : own.side.counts();
            GroupPoint.Side nonMatches = part.point.side(true);
            IdentityCounts other = nonMatches == null ? null : nonMatches.counts();
            if (own != null && matches != null) {
                variance += 2 * slope * own.weight * part.match * matches.variance();
                variance += other == null ? 0 : 2 * slope * own.weight * part.nonMatch * matches.covariance(other);
            } else if (own != null) {
                variance += 2 * slope * own.weight * part.match * own.variance();
            }
        }
        return variance;
    }

    /** The weighted sum as a sum of rates, those that the threshold was chosen by among them. */
    private static List<SeedSpread.Term> terms(List<Part> parts, int sign) {
        ThresholdError error = common(parts);
        double slope = error == null ? 0 : error.slope(error.moves(parts));
        List<SeedSpread.Term> terms = new ArrayList<>();
        for (Part part : parts) {
            add(terms, part.point.side(false), sign * part.match);
            add(terms, part.point.side(true), sign * part.nonMatch);
        }
        for (Source source : error == null ? List.<Source>of() : error.sources) {
            add(terms, source.side, sign * slope * source.weight);
        }
        return terms;
    }

    /** The noise of single decisions ({@link SeedSpread#shared}): groups are independent of each other, rates of one group are not. */
    private static double shared(List<SeedSpread.Term> terms) {
        List<List<SeedSpread.Term>> groups = new ArrayList<>();
        for (SeedSpread.Term term : terms) {
            groups.stream()
                    .filter(group -> group.get(0).mean().isOfPairsOf(term.mean()))
                    .findFirst()
                    .orElseGet(() -> {
                        groups.add(new ArrayList<>());
                        return groups.get(groups.size() - 1);
                    })
                    .add(term);
        }
        return groups.stream().mapToDouble(SeedSpread::shared).sum();
    }

    /** What other trainings would change in the weighted sum; nothing is known of them with a single one. */
    static SeedSpread spread(List<Part> parts, int trainings) {
        return spread(List.of(), parts, trainings);
    }

    /**
     * What other trainings would change in the difference of two weighted sums on the same pairs, whose trainings are paired.
     *
     * @param from what is taken off
     * @param trainings of each system
     */
    static SeedSpread spread(List<Part> from, List<Part> to, int trainings) {
        if (trainings < 2) {
            return SeedSpread.NONE;
        }
        double[] values = values(to, trainings);
        double[] less = values(from, trainings);
        for (int t = 0; t < trainings; t++) {
            values[t] -= less[t];
        }
        List<SeedSpread.Term> terms = new ArrayList<>(terms(to, 1));
        terms.addAll(terms(from, -1));
        return SeedSpread.ofMeans(values, shared(terms));
    }

    /** The weighted sum for each training; an accuracy by folds as that of the best threshold. */
    private static double[] values(List<Part> parts, int trainings) {
        double[] values = new double[trainings];
        for (Part part : parts) {
            List<SeedSpread.Term> own = new ArrayList<>();
            add(own, part.point.side(false), part.match);
            add(own, part.point.side(true), part.nonMatch);
            double[] more = own.isEmpty() ? new double[trainings] : SeedSpread.values(own);
            FoldError byFolds = part.point.foldError();
            double weight = byFolds == null ? 0 : part.match + part.nonMatch;
            for (int t = 0; t < trainings; t++) {
                values[t] += more[t] - (byFolds == null ? 0 : weight * byFolds.biases()[t]);
            }
        }
        return values;
    }

    private static void add(List<SeedSpread.Term> terms, GroupPoint.@Nullable Side side, double weight) {
        if (side != null && side.counts() != null && side.trials() > 0 && weight != 0) {
            terms.add(side.term(weight));
        }
    }

    private static @Nullable ThresholdError common(List<Part> parts) {
        for (Part part : parts) {
            Moves moves = part.point.moves();
            if (moves != null) {
                return moves.error;
            }
        }
        return null;
    }

    private double[] moves(List<Part> parts) {
        double[] sum = new double[NODES.length];
        for (Part part : parts) {
            Moves moves = part.point.moves();
            for (int k = 0; k < sum.length && moves != null; k++) {
                sum[k] += part.match * moves.nodes[0][k] + part.nonMatch * moves.nodes[1][k];
            }
        }
        return sum;
    }

    private double slope(double[] moves) {
        double slope = 0;
        for (int k = 0; k < moves.length && deviation > 0; k++) {
            slope += WEIGHTS[k] * NODES[k] * moves[k] / deviation;
        }
        return slope;
    }
}
