package org.facegap.reports.paper;

import java.util.List;
import org.facegap.core.results.Measurement;
import org.facegap.core.results.suite.ArmResults;
import org.facegap.reports.document.Table;
import org.facegap.reports.document.TableOf;
import org.facegap.reports.text.NumberText.Scale;

/** As papers on RFW have it: a row for each training set, its accuracy in every group, their mean, standard deviation and skewed error ratio. */
final class RfwTable implements PaperTables.Paper {
    @Override
    public List<Table> of(Figures figures) {
        if (!figures.verified() || figures.folds().isEmpty()) {
            return List.of();
        }
        TableOf<ArmResults> table = TableOf.<ArmResults>captioned("Verification accuracy (%) by "
                        + figures.results().groupAttribute()
                        + " with a threshold per fold and group; Avg: mean over groups, STD: their standard deviation in"
                        + " points (divided by the number of groups), SER: highest over lowest error; "
                        + figures.seeds() + figures.marks())
                .id("rfw")
                .text("Training set", "arm", ArmResults::name);
        figures.results().groups().forEach(group -> table.group(group, arm -> figures.accuracy(arm, group)));
        return List.of(table.number("Avg", "mean_accuracy", figures::mean)
                .number(
                        "STD",
                        "std_error",
                        arm -> figures.cell(
                                arm,
                                figures.folds(),
                                Measurement.BETWEEN_GROUPS,
                                "STD (ddof 0) error",
                                Scale.FINE_POINTS))
                .number(
                        "SER",
                        "ser",
                        arm -> figures.cell(arm, figures.folds(), Measurement.BETWEEN_GROUPS, "SER", Scale.PLAIN))
                .rows(figures.arms())
                .build());
    }
}
