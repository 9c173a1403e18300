package org.facegap.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.suite.ArmResults;
import org.facegap.core.results.suite.Gap;
import org.facegap.core.results.suite.GroupVerification;
import org.facegap.core.results.suite.SuiteResults;
import org.facegap.core.words.Counted;
import org.facegap.reports.text.NumberText;
import org.facegap.reports.text.NumberText.Scale;
import org.facegap.reports.text.Shown;

/** Accuracy of groups and arms as a table for a terminal, with what a reader must know beside it. */
final class ResultTable {
    private final SuiteResults results;

    ResultTable(SuiteResults results) {
        this.results = results;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(results.conclusion().headline());
        lines.add("");
        lines.addAll(accuracy());
        lines.add("");
        lines.add(results.protocol().pairs().folds() + "-fold accuracy with "
                + NumberText.number(results.scores().protocol().resampling().confidence(), Scale.PERCENT, 0)
                + " %"
                + " intervals; a gap has none, beside it stands what equal groups would show by chance.");
        results.warnings().forEach(warning -> lines.add("warning: " + warning));
        return lines;
    }

    /** The table alone. */
    List<String> accuracy() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row(results.groupAttribute(), ArmResults::name));
        for (int g = 0; g < results.groups().size(); g++) {
            String group = results.groups().get(g);
            rows.add(row(group, arm -> shown(arm, group)));
        }
        rows.add(row("mean", arm -> percent(arm.verification().averageAccuracy())));
        rows.add(row(
                "worst",
                arm -> arm.verification().worstGroup().group() + " "
                        + percent(arm.verification().worstGroup().value())));
        rows.add(row("gap", arm -> gap(arm.verification().accuracyGap())));
        rows.add(row(
                "training set",
                arm -> Counted.of(arm.composition().identities(), "people") + ", "
                        + Counted.of(arm.composition().pictures(), "pictures")));
        return aligned(rows);
    }

    private List<String> row(String name, Function<ArmResults, String> cell) {
        List<String> row = new ArrayList<>(List.of(name));
        results.arms().forEach(arm -> row.add(cell.apply(arm)));
        return row;
    }

    private static String shown(ArmResults arm, String group) {
        return arm.verification().groups().stream()
                .filter(g -> g.group().equals(group))
                .findFirst()
                .map(GroupVerification::accuracy)
                .map(ResultTable::percent)
                .orElse("not measured");
    }

    private static String percent(Estimate estimate) {
        return Shown.of(estimate, Scale.PERCENT).brief();
    }

    private static String gap(Gap gap) {
        return Shown.of(gap.value(), Scale.POINTS).brief() + " (chance "
                + Shown.plain(gap.expectedByChance(), Scale.POINTS, "not computed") + ")";
    }

    static List<String> aligned(List<List<String>> rows) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int c = 0; c < row.size(); c++) {
                widths[c] = Math.max(widths[c], row.get(c).length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < row.size(); c++) {
                line.append(row.get(c)).append(" ".repeat(widths[c] - row.get(c).length() + 3));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
