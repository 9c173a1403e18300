package org.facegap.evaluation.compatibility;

import java.util.List;
import org.facegap.evaluation.verification.FoldSpread;
import org.facegap.evaluation.verification.ScoreSplit;

/**
 * FaceX-Zoo: the threshold of a fold is the first of 1,000 equal steps from the lowest to the highest score of the other
 * folds with the largest {@code TPR - FPR}, which is not accuracy; a genuine score must lie strictly above it and an
 * impostor score strictly below, so a score that equals it is wrong either way. Reported: mean and standard error of the
 * mean. Source: {@code test_protocol/lfw/lfw_evaluator.py}.
 */
public final class FacexZooMode implements CompatibilityMode {
    private static final int STEPS = 1000;

    @Override
    public String name() {
        return "facex-zoo";
    }

    @Override
    public String definition() {
        return "threshold of a fold is the first of 1,000 steps between the lowest and highest score of the other folds"
                + " with the largest TPR - FPR; accept at score > t, reject at score < t; mean and standard error of"
                + " the mean";
    }

    @Override
    public String source() {
        return "FaceX-Zoo, test_protocol/lfw/lfw_evaluator.py";
    }

    @Override
    public List<ToolFigure> figures(LabelledScores scores, double... targets) {
        if (!scores.hasFolds()) {
            return List.of(ToolFigure.undefined("mean", "no folds"));
        }
        for (int k = 0; k < scores.folds(); k++) {
            if (!scores.split(k, false).hasBothKinds()) {
                return List.of(ToolFigure.undefined("mean", "no genuine or no impostor scores outside of a fold"));
            }
        }
        FoldSpread spread = accuracy(scores).spread();
        if (spread.folds() < 2) {
            return List.of(ToolFigure.undefined("mean", "fewer than two folds have scores"));
        }
        ScoreSplit split = scores.split();
        long n = (long) split.genuine().length + split.impostor().length;
        return List.of(
                ToolFigure.of("mean", spread.mean(), n, "rate"),
                ToolFigure.of("standard error", spread.standardError(), spread.folds(), "rate"));
    }

    /**
     * Accuracy of each fold; NaN for a fold without scores.
     *
     * @throws IllegalArgumentException when there are no folds, or a kind is missing outside of a fold
     */
    public FoldDecisions accuracy(LabelledScores scores) {
        if (!scores.hasFolds()) {
            throw new IllegalArgumentException("FaceX-Zoo's accuracy needs folds");
        }
        double[] thresholds = new double[scores.folds()];
        double[] accuracy = new double[scores.folds()];
        for (int k = 0; k < scores.folds(); k++) {
            thresholds[k] = threshold(scores.split(k, false));
            ScoreSplit test = scores.split(k, true);
            long accepted = test.genuine().length - test.falseNonMatches(Math.nextUp(thresholds[k]));
            long rejected = test.impostor().length - test.falseMatches(thresholds[k]);
            accuracy[k] = (accepted + rejected) / (double) (test.genuine().length + test.impostor().length);
        }
        return new FoldDecisions(thresholds, accuracy);
    }

    private static double threshold(ScoreSplit train) {
        double[] g = train.genuine();
        double[] s = train.impostor();
        if (!train.hasBothKinds()) {
            throw new IllegalArgumentException("a kind is missing outside of a fold");
        }
        double low = Math.min(g[0], s[0]);
        double step = (Math.max(g[g.length - 1], s[s.length - 1]) - low) / STEPS;
        double best = Double.NaN;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 1; i <= STEPS; i++) {
            double t = low + step * i;
            double above = Math.nextUp(t);
            // Rates and not counts: rounding of their difference decides between equals, as in the original.
            double value = (g.length - train.falseNonMatches(above)) / (double) g.length - train.fmr(above);
            if (value > most) {
                most = value;
                best = t;
            }
        }
        return best;
    }
}
