package org.facegap.reports.scores;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.estimate.PValue;
import org.facegap.core.results.scores.GroupPairTest;
import org.facegap.core.results.scores.GroupTest;
import org.facegap.reports.chart.Series;
import org.facegap.reports.text.NumberText.Scale;
import org.facegap.reports.text.Shown;

/**
 * One system's test of one rate.
 *
 * @param rate which rate
 * @param sentence the test over all groups, in words
 * @param groups names, in the order of the matrix
 * @param rows the matrix of every two groups, lower half; empty when there is none
 */
public record TestView(Series series, String rate, String sentence, List<String> groups, List<MatrixRow> rows) {
    private static final double LEVEL = 0.05;
    private static final int MOST = 20;

    /** A group against those before it. */
    public record MatrixRow(String group, List<Cell> cells) {}

    /** Two groups: the difference row - column, and p after Holm. */
    public record Cell(String difference, String p, boolean found) {}

    static TestView of(GroupTest test, Series series) {
        return new TestView(
                series,
                test.rate().equals("error") ? "error rate" : test.rate(),
                sentence(test),
                test.groups(),
                test.groups().size() > MOST ? List.of() : rows(test));
    }

    private static String sentence(GroupTest test) {
        if (!test.reason().isEmpty()) {
            return "No test: " + test.reason() + ".";
        }
        String text = String.format(
                Locale.ROOT,
                "Over all %d groups: chi-square %.1f with %d degrees of freedom after division by a design effect of %.2f, %s.",
                test.groups().size(),
                test.statistic(),
                test.degrees(),
                test.designEffect(),
                PValue.text(test.p()));
        return text + " A gap of " + Shown.of(test.detectable(), Scale.POINTS).value()
                + " would have been found four times in five.";
    }

    private static List<MatrixRow> rows(GroupTest test) {
        List<MatrixRow> rows = new ArrayList<>();
        for (int r = 1; r < test.groups().size(); r++) {
            List<Cell> cells = new ArrayList<>();
            for (int c = 0; c < r; c++) {
                cells.add(cell(test, test.groups().get(c), test.groups().get(r)));
            }
            rows.add(new MatrixRow(test.groups().get(r), List.copyOf(cells)));
        }
        return test.pairs().isEmpty() ? List.of() : List.copyOf(rows);
    }

    private static Cell cell(GroupTest test, String first, String second) {
        for (GroupPairTest pair : test.pairs()) {
            if (pair.first().equals(first) && pair.second().equals(second)) {
                Estimate d = pair.difference();
                Estimate turned = Estimate.ok(-d.value(), -d.high(), -d.low(), d.n(), d.unit());
                return new Cell(
                        Shown.bare(turned, Scale.SIGNED_POINTS).brief(),
                        PValue.relation(pair.adjusted()),
                        pair.adjusted() < LEVEL && (d.low() > 0 || d.high() < 0));
            }
        }
        return new Cell("not tested", "", false);
    }
}
