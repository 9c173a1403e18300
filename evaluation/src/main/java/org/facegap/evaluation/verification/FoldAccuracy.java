package org.facegap.evaluation.verification;

/**
 * Accuracy by cross-validation over folds (LFW View 2): the threshold of a fold is the one with the highest accuracy on
 * all other folds, and the fold's pairs are decided with it.
 *
 * <p>Candidates are exact: the midpoints between neighbouring distinct scores of the training folds, accept all and
 * accept none; no grid. Of several best thresholds the highest is taken, as {@link EqualErrorRate} does. The accuracy is the share of correct decisions
 * over all folds together, which is the mean of the folds' accuracies when folds are equally large, as in LFW and RFW.
 * Pairs with a NaN score take no part.
 *
 * <p>A group's own thresholds hide differentials at one common threshold: report both.
 *
 * @param accuracy correct / decided; NaN when nothing was decided
 * @param thresholds one per fold; NaN for a fold without pairs or without training pairs
 * @param perFold accuracy of each fold; NaN likewise
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

    /** Cross-validates with candidates from the training folds. */
    public static FoldAccuracy of(double[] scores, boolean[] genuine, int[] fold, int folds) {
        return of(scores, genuine, fold, folds, Candidates.TRAINING);
    }

    /**
     * Cross-validates.
     *
     * @param scores one per pair, NaN for a failure
     * @param genuine label of each pair
     * @param fold fold of each pair, 0 to {@code folds - 1}
     * @param folds number of folds, at least 2
     * @param candidates where thresholds may lie
     */
    public static FoldAccuracy of(double[] scores, boolean[] genuine, int[] fold, int folds, Candidates candidates) {
        if (folds < 2) {
            throw new IllegalArgumentException("folds: cross-validation needs 2 or more, not " + folds);
        }
        int[] order = ScoreOrder.ascending(scores);
        double[] thresholds = new double[folds];
        int[] hits = new int[folds];
        int[] sizes = new int[folds];
        for (int k = 0; k < folds; k++) {
            thresholds[k] = best(scores, genuine, fold, order, k, candidates);
        }
        double[] correct = new double[scores.length];
        long total = 0;
        long right = 0;
        for (int i = 0; i < scores.length; i++) {
            double t = thresholds[fold[i]];
            if (Double.isNaN(scores[i]) || Double.isNaN(t)) {
                correct[i] = Double.NaN;
                continue;
            }
            boolean hit = (scores[i] >= t) == genuine[i];
            correct[i] = hit ? 1 : 0;
            total++;
            sizes[fold[i]]++;
            if (hit) {
                right++;
                hits[fold[i]]++;
            }
        }
        double[] perFold = new double[folds];
        for (int k = 0; k < folds; k++) {
            perFold[k] = sizes[k] == 0 ? Double.NaN : hits[k] / (double) sizes[k];
            if (sizes[k] == 0) {
                thresholds[k] = Double.NaN;
            }
        }
        return new FoldAccuracy(total == 0 ? Double.NaN : right / (double) total, thresholds, perFold, correct);
    }

    /** Sweeps the ascending scores; the pairs of the left-out fold count for nothing. */
    private static double best(
            double[] scores, boolean[] genuine, int[] fold, int[] order, int left, Candidates candidates) {
        long hits = 0;
        double first = Double.NaN;
        for (int i : order) {
            if (fold[i] != left) {
                if (Double.isNaN(first)) {
                    first = scores[i];
                }
                if (genuine[i]) {
                    hits++;
                }
            }
        }
        if (Double.isNaN(first)) {
            return Double.NaN;
        }
        long most = hits;
        double threshold = candidates == Candidates.ALL ? scores[order[0]] : first;
        double previous = threshold;
        for (int i : order) {
            boolean decided = fold[i] == left;
            if (decided && candidates == Candidates.TRAINING) {
                continue;
            }
            if (scores[i] > previous && hits >= most) {
                most = hits;
                threshold = Midpoint.between(previous, scores[i]);
            }
            previous = scores[i];
            if (!decided) {
                hits += genuine[i] ? -1 : 1;
            }
        }
        return hits >= most ? Math.nextUp(previous) : threshold;
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
