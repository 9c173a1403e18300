package org.facegap.evaluation.suite;

import java.util.List;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.scores.ScoreResults;
import org.facegap.core.results.suite.ArmFigures;
import org.facegap.core.results.suite.Comparison;
import org.facegap.core.results.suite.GroupDifference;
import org.facegap.core.results.suite.VerificationResults;

/** What the differences between the arms and the baseline say. */
final class SuiteComparisons {
    private final ScoreResults scores;
    private final ArmFigures figures;

    SuiteComparisons(ScoreResults scores, ArmFigures figures) {
        this.scores = scores;
        this.figures = figures;
    }

    /** Every other arm against the baseline, by the accuracies of the folds. */
    List<Comparison> all() {
        return figures.comparisons().stream().map(this::inWords).toList();
    }

    private Comparison inWords(Comparison c) {
        boolean levelling = levellingDown(figures.of(c.baseline()), c.accuracy(), c.gapDifference());
        boolean oneSeed = scores.systems().stream()
                .filter(s -> s.system().equals(c.baseline()) || s.system().equals(c.candidate()))
                .anyMatch(s -> s.trainingSeeds().size() < 2);
        return c.saying(
                levelling,
                new ComparisonSentence(
                                c.baseline(),
                                c.candidate(),
                                c.accuracy(),
                                c.gapDifference(),
                                c.meanDifference(),
                                c.worstGroupDifference(),
                                c.contrast(),
                                c.fnmrContrast())
                        .text(levelling, oneSeed));
    }

    /** The gap is shown to be smaller, the baseline's best group fell for certain, and its worst did not rise for certain. */
    private static boolean levellingDown(
            VerificationResults baseline, List<GroupDifference> differences, Estimate gap) {
        return gap.isOk()
                && gap.high() < 0
                && difference(differences, baseline.accuracyGap().best()).high() < 0
                && !(difference(differences, baseline.accuracyGap().worst()).low() > 0);
    }

    private static Estimate difference(List<GroupDifference> differences, String group) {
        return differences.stream()
                .filter(d -> d.group().equals(group))
                .map(GroupDifference::difference)
                .findFirst()
                .orElseThrow();
    }
}
