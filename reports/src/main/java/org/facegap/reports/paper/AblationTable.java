package org.facegap.reports.paper;

import java.util.List;
import java.util.function.Function;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.scores.ContrastChange;
import org.facegap.core.results.suite.ArmResults;
import org.facegap.core.results.suite.Comparison;
import org.facegap.core.results.suite.SuiteVerification;
import org.facegap.reports.document.Cell;
import org.facegap.reports.document.Table;
import org.facegap.reports.document.TableOf;
import org.facegap.reports.text.NumberText.Scale;

/** Each arm by how it was made, with what it changes against the baseline. */
final class AblationTable implements PaperTables.Paper {
    @Override
    public List<Table> of(Figures figures) {
        SuiteVerification verification = figures.results().verification();
        if (verification == null || figures.folds().isEmpty()) {
            return List.of();
        }
        String baseline = String.valueOf(verification.scores().protocol().baseline());
        return List.of(TableOf.<ArmResults>captioned("What each arm changes against " + baseline
                        + ": mean accuracy (%) by "
                        + figures.results().groupAttribute()
                        + ", and paired differences in points with intervals (mean accuracy, worst group, accuracy gap,"
                        + " declared contrast); " + figures.seeds() + figures.marks())
                .id("ablation")
                .text("Arm", "arm", ArmResults::name)
                .text("Made by", "method", ArmResults::method)
                .number("Avg", "mean_accuracy", figures::mean)
                .number(
                        "Mean",
                        "mean_difference",
                        arm -> change(figures, verification, arm, Comparison::meanDifference))
                .number(
                        "Worst group",
                        "worst_group_difference",
                        arm -> change(figures, verification, arm, Comparison::worstGroupDifference))
                .number("Gap", "gap_difference", arm -> change(figures, verification, arm, Comparison::gapDifference))
                .number(
                        "Contrast",
                        "contrast_difference",
                        arm -> change(figures, verification, arm, AblationTable::contrast))
                .rows(figures.arms())
                .build());
    }

    private static Estimate contrast(Comparison comparison) {
        ContrastChange change = comparison.contrast();
        return change == null ? Estimate.undefined("no contrast was declared", 0, "rate") : change.difference();
    }

    private static Cell change(
            Figures figures, SuiteVerification verification, ArmResults arm, Function<Comparison, Estimate> of) {
        return verification.comparisons().stream()
                .filter(c -> c.candidate().equals(arm.name()))
                .findFirst()
                .map(c -> figures.interval(of.apply(c), Scale.SIGNED_POINTS))
                .orElseGet(() -> Cell.of("baseline"));
    }
}
