package org.facegap.reports.table;

import java.util.ArrayList;
import java.util.List;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.scores.DifferentialChange;
import org.facegap.core.results.scores.DifferentialFigure;
import org.facegap.core.results.scores.ErrorRate;
import org.facegap.core.results.scores.GroupChange;
import org.facegap.core.results.scores.GroupErrors;
import org.facegap.core.results.scores.PointResults;
import org.facegap.core.results.scores.ScoreResults;
import org.facegap.core.results.scores.SystemComparison;
import org.facegap.core.results.scores.SystemResults;
import org.facegap.reports.table.PaperTable.Cell;
import org.facegap.reports.table.PaperTable.Column;
import org.facegap.reports.text.NumberText;
import org.facegap.reports.text.NumberText.Scale;

/** Which numbers of a report on score files go into which paper table. */
final class ScoreTables {
    private ScoreTables() {}

    /** The table of these contents. */
    static PaperTable of(ScoreResults results, ScoreContent content) {
        return switch (content) {
            case ERRORS -> errors(results);
            case DIFFERENTIALS -> differentials(results);
            case COMPARISONS -> comparisons(results);
        };
    }

    /** A block per system and point: a row per group, and one for all groups. */
    private static PaperTable errors(ScoreResults results) {
        List<Column> columns = List.of(
                new Column("System", false),
                new Column("Threshold", false),
                new Column("Group", false),
                new Column("FNM / genuine", true),
                new Column("FNMR", true),
                new Column("FM / impostor", true),
                new Column("FMR", true),
                new Column("Accuracy", true));
        List<List<List<Cell>>> blocks = new ArrayList<>();
        for (SystemResults system : results.systems()) {
            for (PointResults point : system.points()) {
                List<List<Cell>> rows = new ArrayList<>();
                List<GroupErrors> groups = new ArrayList<>(point.groups());
                groups.add(point.pooled());
                for (GroupErrors g : groups) {
                    rows.add(List.of(
                            text(system.system()),
                            text(point.global() ? point.name() : point.name() + ", own thresholds"),
                            text(g.group()),
                            text(counts(g.falseNonMatch())),
                            percent(g.falseNonMatch().rate()),
                            text(counts(g.falseMatch())),
                            percent(g.falseMatch().rate()),
                            percent(g.accuracy())));
                }
                blocks.add(List.copyOf(rows));
            }
        }
        return new PaperTable(
                "Errors per group. One threshold for all groups unless the row says otherwise. Rates in percent, intervals in"
                        + " brackets.",
                "score-errors",
                columns,
                List.copyOf(blocks));
    }

    /** A block per system and point: a row per differential. */
    private static PaperTable differentials(ScoreResults results) {
        List<Column> columns = List.of(
                new Column("System", false),
                new Column("Threshold", false),
                new Column("Differential", false),
                new Column("Value", true),
                new Column("By chance", true),
                new Column("p", false),
                new Column("n", true),
                new Column("Left out", false));
        List<List<List<Cell>>> blocks = new ArrayList<>();
        for (SystemResults system : results.systems()) {
            for (PointResults point : system.points()) {
                List<List<Cell>> rows = new ArrayList<>();
                for (DifferentialFigure d : point.differentials()) {
                    Scale scale = scale(d.value());
                    rows.add(List.of(
                            text(system.system()),
                            text(point.name()),
                            text(d.name()),
                            new PaperTable.Number(d.value(), scale),
                            new PaperTable.Number(d.expected(), scale),
                            text(NumberText.chanceP(d.p(), d.draws(), d.exact())),
                            text(NumberText.count(d.value().n())),
                            text(
                                    d.suppressed().isEmpty()
                                            ? "none"
                                            : NumberText.count(d.suppressed().size()) + " cells")));
                }
                blocks.add(List.copyOf(rows));
            }
        }
        return new PaperTable(
                "Differentials between groups, each beside its value at equal rates. Rates in percentage points.",
                "score-differentials",
                columns,
                List.copyOf(blocks));
    }

    /** A block per comparison: every group's accuracy, then the differentials. */
    private static PaperTable comparisons(ScoreResults results) {
        List<Column> columns = List.of(
                new Column("Candidate", false),
                new Column("Baseline", false),
                new Column("Threshold", false),
                new Column("Quantity", false),
                new Column("Difference", true),
                new Column("n", true));
        List<List<List<Cell>>> blocks = new ArrayList<>();
        for (SystemComparison c : results.comparisons()) {
            List<List<Cell>> rows = new ArrayList<>();
            for (GroupChange g : c.groups()) {
                rows.add(row(c, "accuracy, " + g.group(), g.accuracy()));
                if (c.global()) {
                    rows.add(row(c, "FNMR, " + g.group(), g.falseNonMatch()));
                    rows.add(row(c, "FMR, " + g.group(), g.falseMatch()));
                }
            }
            for (DifferentialChange d : c.differentials()) {
                rows.add(row(c, d.name(), d.difference()));
            }
            blocks.add(List.copyOf(rows));
        }
        return new PaperTable(
                "Differences between systems on the same pairs, candidate minus baseline, with paired intervals. Rates in"
                        + " percentage points.",
                "score-comparisons",
                columns,
                List.copyOf(blocks));
    }

    private static List<Cell> row(SystemComparison c, String quantity, Estimate difference) {
        Scale scale = scale(difference) == Scale.POINTS ? Scale.SIGNED_POINTS : Scale.PLAIN;
        return List.of(
                text(c.candidate()),
                text(c.baseline()),
                text(c.point()),
                text(quantity),
                new PaperTable.Number(difference, scale),
                text(NumberText.count(difference.n())));
    }

    private static String counts(ErrorRate rate) {
        return NumberText.errors(rate.errors()) + " / " + NumberText.count(rate.trials());
    }

    private static Scale scale(Estimate estimate) {
        return estimate.unit().equals("rate") ? Scale.POINTS : Scale.PLAIN;
    }

    private static Cell percent(Estimate estimate) {
        return new PaperTable.Number(estimate, Scale.PERCENT);
    }

    private static Cell text(String text) {
        return new PaperTable.Text(text);
    }
}
