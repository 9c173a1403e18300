package org.facegap.evaluation.verification;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Accuracy by cross-validation over folds (LFW View 2): the threshold of a fold is the one with the highest accuracy on
 * all other folds, and the fold's pairs are decided with it.
 *
 * <p>Candidates are exact: the midpoints between neighbouring distinct scores of the training folds, accept all and
 * accept none; no grid. Of several best thresholds the highest is taken, as {@link EqualErrorRate} does. The accuracy is that over all
 * folds together, which is the mean of the folds' accuracies when folds are equally large, as in LFW and RFW.
 * Pairs with a NaN score take no part.
 *
 * <p>A group's own thresholds hide differentials at one common threshold: report both.
 *
 * @param accuracy over all folds, as the thresholds were chosen by; NaN when nothing was decided
 * @param thresholds one per fold; NaN for a fold without pairs or without training pairs
 * @param perFold accuracy of the pairs within each fold; NaN likewise
 * @param correct per pair 1 or 0, NaN where undecided
 */
public record FoldAccuracy(double accuracy, double[] thresholds, double[] perFold, double[] correct) {
    /** Between which scores the candidate thresholds lie. */
    public enum Candidates {
        /** Those of the training folds: nothing of the decided fold is looked at. */
        TRAINING,
        /**
         * Those of all folds; accuracy is still that of the training folds. The scores of the decided fold, not their
         * labels, then choose among equally good thresholds. Some published figures are made like this: the mean over
         * the 280 pairs of deepface's unit test is 0.7 with either for OpenFace, but 0.9714 in place of 0.975 for
         * VGG-Face.
         */
        ALL
    }

    /** What the accuracy is that thresholds are chosen by. */
    private enum Accuracy {
        /** The share of right decisions. */
        OF_PAIRS,
        /** The mean of the shares of right decisions on genuine and on impostor pairs. */
        OF_KINDS
    }

    /** Cross-validates the share of right decisions, with candidates from the training folds. */
    public static FoldAccuracy of(double[] scores, boolean[] genuine, int[] fold, int folds) {
        return of(scores, genuine, fold, folds, Candidates.TRAINING);
    }

    /**
     * Cross-validates the share of right decisions.
     *
     * @param scores one per pair, NaN for a failure
     * @param genuine label of each pair
     * @param fold fold of each pair, 0 to {@code folds - 1}
     * @param folds number of folds, at least 2
     * @param candidates where thresholds may lie
     */
    public static FoldAccuracy of(double[] scores, boolean[] genuine, int[] fold, int folds, Candidates candidates) {
        return of(scores, genuine, PairFolds.of(fold, folds), candidates, Accuracy.OF_PAIRS);
    }

    /**
     * Cross-validates {@code (TMR + TNMR) / 2}, whatever the numbers of genuine and impostor pairs; the same as the share of right
     * decisions where each training fold holds as many of both.
     *
     * @param scores one per pair, NaN for a failure
     * @param genuine label of each pair
     * @param folds of each pair
     */
    public static FoldAccuracy balanced(double[] scores, boolean[] genuine, PairFolds folds) {
        return of(scores, genuine, folds, Candidates.TRAINING, Accuracy.OF_KINDS);
    }

    private static FoldAccuracy of(
            double[] scores, boolean[] genuine, PairFolds folds, Candidates candidates, Accuracy accuracy) {
        Sorted sorted = Sorted.of(scores, genuine, folds);
        double[] ofCell = new double[folds.cells()];
        Arrays.fill(ofCell, Double.NaN);
        Arrays.stream(folds.used())
                .parallel()
                .forEach(cell -> ofCell[cell] = sorted.best(folds.decided(cell), candidates, accuracy));
        double[] correct = new double[scores.length];
        Hits all = new Hits();
        Hits[] own = Stream.generate(Hits::new).limit(folds.folds()).toArray(Hits[]::new);
        for (int i = 0; i < scores.length; i++) {
            double t = ofCell[folds.cell(i)];
            if (Double.isNaN(scores[i]) || Double.isNaN(t)) {
                correct[i] = Double.NaN;
                continue;
            }
            boolean hit = (scores[i] >= t) == genuine[i];
            correct[i] = hit ? 1 : 0;
            all.add(genuine[i], hit);
            if (folds.first()[i] == folds.second()[i]) {
                own[folds.first()[i]].add(genuine[i], hit);
            }
        }
        double[] thresholds = new double[folds.folds()];
        double[] perFold = new double[folds.folds()];
        for (int k = 0; k < folds.folds(); k++) {
            perFold[k] = own[k].accuracy(accuracy);
            thresholds[k] = own[k].isEmpty() ? Double.NaN : ofCell[k * (folds.folds() + 1)];
        }
        return new FoldAccuracy(all.accuracy(accuracy), thresholds, perFold, correct);
    }

    /** Right decisions of each kind. */
    private static final class Hits {
        private long genuine;
        private long impostor;
        private long matches;
        private long nonMatches;

        void add(boolean ofGenuine, boolean hit) {
            if (ofGenuine) {
                genuine++;
                matches += hit ? 1 : 0;
            } else {
                impostor++;
                nonMatches += hit ? 1 : 0;
            }
        }

        boolean isEmpty() {
            return genuine + impostor == 0;
        }

        /** NaN without pairs, or without pairs of a kind where both count. */
        double accuracy(Accuracy of) {
            return of == Accuracy.OF_PAIRS
                    ? (matches + nonMatches) / (double) (genuine + impostor)
                    : (matches / (double) genuine + nonMatches / (double) impostor) / 2;
        }
    }

    /** Pairs by ascending score, laid out for sweeps. */
    private record Sorted(double[] scores, boolean[] genuine, int[] first, int[] second) {
        static Sorted of(double[] scores, boolean[] genuine, PairFolds folds) {
            int[] order = ScoreOrder.ascending(scores);
            Sorted sorted = new Sorted(
                    new double[order.length], new boolean[order.length], new int[order.length], new int[order.length]);
            for (int i = 0; i < order.length; i++) {
                sorted.scores[i] = scores[order[i]];
                sorted.genuine[i] = genuine[order[i]];
                sorted.first[i] = folds.first()[order[i]];
                sorted.second[i] = folds.second()[order[i]];
            }
            return sorted;
        }

        /** The best threshold on the pairs that have no identity in the decided folds; NaN when there are none. */
        double best(boolean[] decided, Candidates candidates, Accuracy accuracy) {
            long allGenuine = 0;
            long allImpostor = 0;
            int start = -1;
            for (int i = 0; i < scores.length; i++) {
                if (!decided[first[i]] && !decided[second[i]]) {
                    start = start < 0 ? i : start;
                    allGenuine += genuine[i] ? 1 : 0;
                    allImpostor += genuine[i] ? 0 : 1;
                }
            }
            if (start < 0) {
                return Double.NaN;
            }
            // Whole numbers, so that equally good thresholds are equal: TMR + TNMR times both numbers of pairs.
            boolean ofKinds = accuracy == Accuracy.OF_KINDS && allGenuine > 0 && allImpostor > 0;
            long match = ofKinds ? allImpostor : 1;
            long nonMatch = ofKinds ? allGenuine : 1;
            long hits = match * allGenuine;
            long most = hits;
            int previous = candidates == Candidates.ALL ? 0 : start;
            // the best threshold lies between these two scores, or accepts all where they are one
            int below = previous;
            int above = previous;
            for (int i = previous; i < scores.length; i++) {
                boolean left = decided[first[i]] || decided[second[i]];
                if (left && candidates == Candidates.TRAINING) {
                    continue;
                }
                if (hits >= most && scores[i] > scores[previous]) {
                    most = hits;
                    below = previous;
                    above = i;
                }
                previous = i;
                if (!left) {
                    hits += genuine[i] ? -match : nonMatch;
                }
            }
            if (hits >= most) {
                return Math.nextUp(scores[previous]);
            }
            return below == above ? scores[below] : Midpoint.between(scores[below], scores[above]);
        }
    }

    /** Mean of the folds' accuracies, folds without pairs left out; NaN when there is none. */
    public double mean() {
        return FoldSpread.of(perFold).mean();
    }

    /** Spread of the folds' accuracies, folds without pairs left out. */
    public FoldSpread spread() {
        return FoldSpread.of(perFold);
    }
}
