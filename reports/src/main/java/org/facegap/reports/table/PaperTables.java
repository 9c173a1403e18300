package org.facegap.reports.table;

import java.util.ArrayList;
import java.util.List;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.suite.ArmResults;
import org.facegap.core.results.suite.Comparison;
import org.facegap.core.results.suite.Gap;
import org.facegap.core.results.suite.GroupDifference;
import org.facegap.core.results.suite.GroupVerification;
import org.facegap.core.results.suite.SuiteResults;
import org.facegap.reports.table.PaperTable.Cell;
import org.facegap.reports.table.PaperTable.Column;
import org.facegap.reports.text.NumberText;
import org.facegap.reports.text.NumberText.Scale;

/** Which numbers of the results go into which paper table. */
final class PaperTables {
    private PaperTables() {}

    /** A row per arm and group, and one per arm over all groups. */
    static PaperTable verification(SuiteResults results) {
        List<Column> columns = List.of(
                new Column("Arm", false),
                new Column("Group", false),
                new Column("Genuine", true),
                new Column("Impostor", true),
                new Column("Accuracy", true),
                new Column("EER", true),
                new Column("FNMR", true),
                new Column("FMR", true));
        List<List<List<Cell>>> blocks = new ArrayList<>();
        for (ArmResults arm : results.arms()) {
            List<List<Cell>> rows = new ArrayList<>();
            for (GroupVerification g : arm.verification().groups()) {
                rows.add(List.of(
                        text(arm.name()),
                        text(g.group()),
                        text(NumberText.count(g.genuine())),
                        text(NumberText.count(g.impostor())),
                        percent(g.accuracy()),
                        percent(g.eer()),
                        percent(g.fnmr()),
                        percent(g.fmr())));
            }
            var v = arm.verification();
            rows.add(summary(arm, "mean", percent(v.averageAccuracy()), text(""), text("")));
            rows.add(summary(
                    arm,
                    "standard deviation",
                    number(v.standardDeviation(), v.averageAccuracy().n(), "no group could be measured"),
                    text(""),
                    text("")));
            rows.add(summary(arm, "gap", points(v.accuracyGap()), points(v.fnmrGap()), text("")));
            rows.add(summary(arm, "gap by chance", floor(v.accuracyGap()), floor(v.fnmrGap()), text("")));
            rows.add(summary(arm, "permutation test", test(v.accuracyGap()), test(v.fnmrGap()), text("")));
            blocks.add(List.copyOf(rows));
        }
        return new PaperTable(
                "Verification per group. Rates in percent, gaps in percentage points, intervals in brackets; FNMR and FMR at"
                        + " one global threshold per arm.",
                "verification",
                columns,
                List.copyOf(blocks));
    }

    /** A block per comparison: every group, then mean, worst group and gap. */
    static PaperTable comparisons(SuiteResults results) {
        List<Column> columns = List.of(
                new Column("Candidate", false),
                new Column("Baseline", false),
                new Column("Quantity", false),
                new Column("Difference", true),
                new Column("n", true),
                new Column("Levelling down", false));
        List<List<List<Cell>>> blocks = new ArrayList<>();
        for (Comparison c : results.comparisons()) {
            List<List<Cell>> rows = new ArrayList<>();
            for (GroupDifference d : c.accuracy()) {
                rows.add(difference(c, "accuracy, " + d.group(), d.difference(), ""));
            }
            rows.add(difference(c, "mean accuracy", c.meanDifference(), ""));
            rows.add(difference(c, "worst group", c.worstGroupDifference(), ""));
            rows.add(difference(c, "accuracy gap", c.gapDifference(), c.levellingDown() ? "yes" : "no"));
            blocks.add(List.copyOf(rows));
        }
        return new PaperTable(
                "Differences between arms, candidate minus baseline, in percentage points, with paired intervals in brackets.",
                "comparisons",
                columns,
                List.copyOf(blocks));
    }

    private static List<Cell> difference(Comparison c, String quantity, Estimate estimate, String levelling) {
        return List.of(
                text(c.candidate()),
                text(c.baseline()),
                text(quantity),
                new PaperTable.Number(estimate, Scale.SIGNED_POINTS),
                text(NumberText.count(estimate.n())),
                text(levelling));
    }

    private static List<Cell> summary(ArmResults arm, String name, Cell accuracy, Cell fnmr, Cell rest) {
        return List.of(text(arm.name()), text(name), rest, rest, accuracy, rest, fnmr, rest);
    }

    private static Cell text(String text) {
        return new PaperTable.Text(text);
    }

    private static Cell percent(Estimate estimate) {
        return new PaperTable.Number(estimate, Scale.PERCENT);
    }

    private static Cell points(Gap gap) {
        return new PaperTable.Number(gap.value(), Scale.POINTS);
    }

    private static Cell floor(Gap gap) {
        return number(gap.expectedByChance(), gap.value().n(), "noise floor not computed");
    }

    private static Cell number(double value, long n, String reasonOtherwise) {
        Estimate estimate = Double.isFinite(value)
                ? Estimate.point(value, n, "rate")
                : Estimate.undefined(reasonOtherwise, n, "rate");
        return new PaperTable.Number(estimate, Scale.POINTS);
    }

    private static Cell test(Gap gap) {
        return text(NumberText.permutationP(gap.permutationP(), gap.permutations()));
    }
}
