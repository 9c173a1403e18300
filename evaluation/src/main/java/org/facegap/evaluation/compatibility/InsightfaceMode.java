package org.facegap.evaluation.compatibility;

import java.util.ArrayList;
import java.util.List;
import org.facegap.evaluation.verification.FoldSpread;
import org.facegap.evaluation.verification.ScoreSplit;

/**
 * insightface (facenet heritage): squared Euclidean distance of unit vectors, {@code d = 2 - 2 cos}, accepted when
 * {@code d < t}; a fold's threshold is the first of the grid 0, .01 ... 3.99 with the highest accuracy on the other
 * folds; the spread printed behind +- is the population standard deviation of the folds. TAR@FAR of its IJB code takes
 * the nearest FAR, which may exceed the target.
 *
 * <p>Scores must be cosines, or distances on the scale of the grid. Source: {@code
 * recognition/arcface_torch/eval/verification.py} and {@code recognition/_evaluation_/ijb/ijb_evals.py}.
 */
public final class InsightfaceMode implements CompatibilityMode {
    private static final double ACCURACY_STEP = 0.01;
    private static final double VALIDATION_STEP = 0.001;
    private static final int LARGEST = 4;
    private static final double ROUNDING = 1e-5;

    /**
     * Validation rate at a false accept rate, over folds.
     *
     * @param rate share of genuine pairs accepted, by fold
     * @param far share of impostor pairs accepted, by fold
     */
    public record Validation(FoldSpread rate, FoldSpread far) {}

    /**
     * A point of the ROC.
     *
     * @param fpr its false positive rate, above or below the target
     * @param tpr its true positive rate
     */
    public record NearestRate(double fpr, double tpr) {}

    @Override
    public String name() {
        return "insightface";
    }

    @Override
    public String definition() {
        return "d = 2 - 2 cos, accept at d < t; 10-fold accuracy with thresholds 0, .01 ... 3.99, the first best one;"
                + " spread is the population standard deviation of the folds; TAR@FAR at the nearest FAR, which may"
                + " exceed the target";
    }

    @Override
    public String source() {
        return "insightface, arcface_torch/eval/verification.py and _evaluation_/ijb/ijb_evals.py";
    }

    @Override
    public List<ToolFigure> figures(LabelledScores scores, double... targets) {
        List<ToolFigure> figures = new ArrayList<>();
        ScoreSplit split = scores.split();
        long n = (long) split.genuine().length + split.impostor().length;
        if (!split.hasBothKinds()) {
            return List.of(ToolFigure.undefined("Accuracy", "insightface needs genuine and impostor scores"));
        }
        if (!scores.hasFolds()) {
            figures.add(ToolFigure.undefined("Accuracy", "no folds"));
        } else if (!fitsGrid(scores)) {
            figures.add(ToolFigure.undefined(
                    "Accuracy", "the grid covers squared distances of 0 to 4, so scores must be cosines"));
        } else if (!everyFoldHasBothKinds(scores)) {
            figures.add(ToolFigure.undefined("Accuracy", "a fold has no genuine or no impostor scores"));
        } else {
            FoldSpread spread = accuracy(scores).spread();
            figures.add(ToolFigure.of("Accuracy", spread.mean(), n, "rate"));
            figures.add(ToolFigure.of("Accuracy +-", spread.populationSd(), spread.folds(), "rate"));
            for (double target : targets) {
                Validation validation = validation(scores, target);
                figures.add(ToolFigure.of("val@FAR=" + target, validation.rate().mean(), n, "rate"));
                figures.add(ToolFigure.of(
                        "val@FAR=" + target + " +-", validation.rate().populationSd(), spread.folds(), "rate"));
                figures.add(ToolFigure.of("far@FAR=" + target, validation.far().mean(), n, "rate"));
            }
        }
        for (double target : targets) {
            NearestRate nearest = nearestRate(split, target);
            figures.add(ToolFigure.of("TAR@FAR=" + target, nearest.tpr(), split.genuine().length, "rate"));
            figures.add(ToolFigure.of("FAR at FAR=" + target, nearest.fpr(), split.impostor().length, "rate"));
        }
        return figures;
    }

    private static boolean everyFoldHasBothKinds(LabelledScores scores) {
        for (int k = 0; k < scores.folds(); k++) {
            if (!scores.split(k, true).hasBothKinds()) {
                return false;
            }
        }
        return true;
    }

    private static boolean fitsGrid(LabelledScores scores) {
        for (double s : scores.scores()) {
            double d = distance(scores, s);
            if (d < -ROUNDING || d > LARGEST + ROUNDING) {
                return false;
            }
        }
        return true;
    }

    private static double distance(LabelledScores scores, double score) {
        return scores.scale() == LabelledScores.Scale.NEGATED_DISTANCE ? -score : 2 - 2 * score;
    }

    /** The distances, negated, so that {@code d < t} is {@code -d > -t}. */
    private static LabelledScores negatedDistances(LabelledScores scores) {
        double[] negated = new double[scores.scores().length];
        for (int i = 0; i < negated.length; i++) {
            negated[i] = -distance(scores, scores.scores()[i]);
        }
        return new LabelledScores(
                negated, scores.genuine(), scores.fold(), scores.folds(), LabelledScores.Scale.NEGATED_DISTANCE);
    }

    /**
     * {@code calculate_roc}: accuracy of each fold at the threshold that is best on the others. Thresholds are distances.
     *
     * @throws IllegalArgumentException when there are no folds
     */
    public FoldDecisions accuracy(LabelledScores scores) {
        needFolds(scores);
        LabelledScores distances = negatedDistances(scores);
        double[] thresholds = new double[scores.folds()];
        double[] accuracy = new double[scores.folds()];
        for (int k = 0; k < scores.folds(); k++) {
            ScoreSplit train = distances.split(k, false);
            long most = -1;
            for (int i = 0; i < LARGEST / ACCURACY_STEP; i++) {
                long right = right(train, i * ACCURACY_STEP);
                if (right > most) {
                    most = right;
                    thresholds[k] = i * ACCURACY_STEP;
                }
            }
            ScoreSplit test = distances.split(k, true);
            accuracy[k] = right(test, thresholds[k]) / (double) (test.genuine().length + test.impostor().length);
        }
        return new FoldDecisions(thresholds, accuracy);
    }

    /**
     * {@code calculate_val} at the last threshold of the grid 0, .001 ... 3.999 whose FAR on the other folds does not
     * exceed the target; 0 when even the largest grid value stays below it, as in the original. The original
     * interpolates thresholds over FAR, which fails in scipy 1.10 and later where FARs repeat.
     *
     * @throws IllegalArgumentException when there are no folds or a fold lacks a kind
     */
    public Validation validation(LabelledScores scores, double target) {
        needFolds(scores);
        LabelledScores distances = negatedDistances(scores);
        double[] rate = new double[scores.folds()];
        double[] far = new double[scores.folds()];
        for (int k = 0; k < scores.folds(); k++) {
            ScoreSplit train = distances.split(k, false);
            ScoreSplit test = distances.split(k, true);
            if (!train.hasBothKinds() || !test.hasBothKinds()) {
                throw new IllegalArgumentException("fold " + k + " lacks genuine or impostor scores");
            }
            double threshold = 0;
            boolean reached = false;
            int steps = (int) Math.round(LARGEST / VALIDATION_STEP);
            for (int i = 0; i < steps; i++) {
                double t = i * VALIDATION_STEP;
                double realised = acceptedImpostor(train, t) / (double) train.impostor().length;
                reached |= realised >= target;
                if (realised <= target) {
                    threshold = t;
                }
            }
            threshold = reached ? threshold : 0;
            rate[k] = acceptedGenuine(test, threshold) / (double) test.genuine().length;
            far[k] = acceptedImpostor(test, threshold) / (double) test.impostor().length;
        }
        return new Validation(FoldSpread.of(rate), FoldSpread.of(far));
    }

    /**
     * IJB 1:1: the point of {@code roc_curve} with the smallest {@code |fpr - target|}, the one with the highest TPR among
     * equals. insightface calls it as it comes, so that points on straight lines are missing and the nearest one may lie
     * farther away.
     */
    public NearestRate nearestRate(ScoreSplit scores, double target) {
        return nearestRate(scores, target, true);
    }

    /** The same with or without points on straight lines. */
    public NearestRate nearestRate(ScoreSplit scores, double target, boolean dropIntermediate) {
        SklearnCurve curve = SklearnCurve.roc(scores, dropIntermediate);
        int best = curve.fpr().length - 1;
        for (int i = best; i >= 0; i--) {
            if (Math.abs(curve.fpr()[i] - target) < Math.abs(curve.fpr()[best] - target)) {
                best = i;
            }
        }
        return new NearestRate(curve.fpr()[best], curve.tpr()[best]);
    }

    private static void needFolds(LabelledScores scores) {
        if (!scores.hasFolds()) {
            throw new IllegalArgumentException("insightface's accuracy needs folds");
        }
    }

    private static long right(ScoreSplit negated, double threshold) {
        return acceptedGenuine(negated, threshold) + negated.impostor().length - acceptedImpostor(negated, threshold);
    }

    /** Genuine pairs with a distance below the threshold. */
    private static long acceptedGenuine(ScoreSplit negated, double threshold) {
        return negated.genuine().length - negated.falseNonMatches(Math.nextUp(-threshold));
    }

    private static long acceptedImpostor(ScoreSplit negated, double threshold) {
        return negated.falseMatches(Math.nextUp(-threshold));
    }
}
