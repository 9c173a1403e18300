package org.facegap.reports.paper;

import java.util.List;
import org.facegap.core.results.Measurement;
import org.facegap.core.results.suite.ArmResults;
import org.facegap.reports.document.Table;
import org.facegap.reports.document.TableOf;
import org.facegap.reports.text.NumberText.Scale;

/** As papers on BFW have it: a row for each subgroup, its errors at one threshold for all groups and without a threshold. */
final class BfwTable implements PaperTables.Paper {
    private record Row(ArmResults arm, String group) {}

    @Override
    public List<Table> of(Figures figures) {
        if (!figures.verified() || figures.global().isEmpty()) {
            return List.of();
        }
        TableOf<Row> table = TableOf.<Row>captioned("Errors (%) of each subgroup by "
                        + figures.results().groupAttribute() + " at one threshold for all groups, " + figures.global()
                        + " over all of them, and equal error rate; " + figures.seeds())
                .id("bfw")
                .text("Training set", "arm", row -> row.arm().name())
                .number(
                        "FMR",
                        "fmr",
                        row -> figures.cell(row.arm(), figures.global(), row.group(), "FMR", Scale.PERCENT))
                .number(
                        "FNMR",
                        "fnmr",
                        row -> figures.cell(row.arm(), figures.global(), row.group(), "FNMR", Scale.PERCENT))
                .number(
                        "Accuracy",
                        "accuracy",
                        row -> figures.cell(row.arm(), figures.global(), row.group(), "accuracy", Scale.PERCENT))
                .number("EER", "eer", row -> figures.cell(row.arm(), "", row.group(), "EER", Scale.PERCENT))
                .bandsBy("Subgroup", "group");
        figures.results()
                .groups()
                .forEach(group -> table.band(
                        group,
                        null,
                        figures.arms().stream().map(arm -> new Row(arm, group)).toList()));
        table.band(
                Measurement.ALL_GROUPS,
                null,
                figures.arms().stream()
                        .map(arm -> new Row(arm, Measurement.ALL_GROUPS))
                        .toList());
        return List.of(table.build());
    }
}
