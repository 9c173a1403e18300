package org.facegap.evaluation.compatibility;

import java.util.List;
import org.facegap.evaluation.verification.FoldAccuracy;
import org.facegap.evaluation.verification.FoldSpread;

/**
 * LFW View 2: ten folds, each decided at a threshold from the other nine; the report is the mean accuracy and its
 * standard error, {@code S_E = sigma / sqrt(10)} with {@code sigma} divided by 9. The protocol leaves the choice of
 * thresholds open; here they are the midpoints between the scores of the nine folds, and nothing of the tenth is looked
 * at. Source: Huang et al. 2007, Labeled Faces in the Wild, section on View 2.
 */
public final class LfwOfficialMode implements CompatibilityMode {
    @Override
    public String name() {
        return "lfw-official";
    }

    @Override
    public String definition() {
        return "threshold of a fold is the best midpoint between scores of the other folds; mean accuracy and standard"
                + " error of the mean (sample standard deviation / sqrt(folds))";
    }

    @Override
    public String source() {
        return "Huang et al. 2007, Labeled Faces in the Wild, View 2";
    }

    @Override
    public List<ToolFigure> figures(LabelledScores scores, double... targets) {
        if (!scores.hasFolds()) {
            return List.of(ToolFigure.undefined("accuracy", "no folds"));
        }
        FoldSpread spread = accuracy(scores).spread();
        if (spread.folds() < 2) {
            return List.of(ToolFigure.undefined("accuracy", "fewer than two folds have scores"));
        }
        long n = 0;
        for (double s : scores.scores()) {
            n += Double.isNaN(s) ? 0 : 1;
        }
        return List.of(
                ToolFigure.of("accuracy", spread.mean(), n, "rate"),
                ToolFigure.of("standard error", spread.standardError(), spread.folds(), "rate"));
    }

    /** Accuracy by folds. */
    public FoldAccuracy accuracy(LabelledScores scores) {
        return FoldAccuracy.of(scores.scores(), scores.genuine(), scores.fold(), scores.folds());
    }
}
