package org.facegap.reports.paper;

import java.util.ArrayList;
import java.util.List;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.Measurement;
import org.facegap.core.results.suite.ArmResults;
import org.facegap.reports.document.Cell;
import org.facegap.reports.document.Table;
import org.facegap.reports.document.TableOf;
import org.facegap.reports.text.NumberText.Scale;

/** Every training by itself: accuracy of each group, their mean and standard deviation. */
final class PerSeedTable implements PaperTables.Paper {
    private record Row(ArmResults arm, long seed) {}

    @Override
    public List<Table> of(Figures figures) {
        if (!figures.verified() || figures.folds().isEmpty()) {
            return List.of();
        }
        TableOf<Row> table = TableOf.<Row>captioned("Verification accuracy (%) by "
                        + figures.results().groupAttribute()
                        + " of each training, with a threshold per fold and group; STD: standard deviation over groups in"
                        + " points (divided by the number of groups)")
                .id("per-seed")
                .text("Training set", "arm", row -> row.arm().name())
                .text("Seed", "seed", row -> Long.toString(row.seed()));
        for (String group : figures.results().groups()) {
            table.group(group, row -> cell(figures, row, group, "accuracy", Scale.PERCENT));
        }
        table.number(
                        "Avg",
                        "mean_accuracy",
                        row -> cell(figures, row, Measurement.BETWEEN_GROUPS, "mean accuracy", Scale.PERCENT))
                .number(
                        "STD",
                        "std_error",
                        row -> cell(figures, row, Measurement.BETWEEN_GROUPS, "STD (ddof 0) error", Scale.FINE_POINTS));
        List<Row> rows = new ArrayList<>();
        figures.arms().forEach(arm -> arm.seeds().forEach(seed -> rows.add(new Row(arm, seed))));
        return List.of(table.rows(rows).build());
    }

    /** Where there is one training its figures are those of all. */
    private static Cell cell(Figures figures, Row row, String group, String metric, Scale scale) {
        Estimate estimate = figures.of(row.arm().name(), row.seed(), figures.folds(), group, metric);
        if (estimate == null && row.arm().seeds().size() == 1) {
            return figures.cell(row.arm(), figures.folds(), group, metric, scale);
        }
        return estimate == null
                ? Cell.absent("not measured")
                : estimate.isOk()
                        ? Cell.written(figures.number(estimate.value(), scale), estimate)
                        : Cell.of(estimate, scale);
    }
}
