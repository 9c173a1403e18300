package org.facegap.reports.scores;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.facegap.core.results.scores.DifferentialFigure;
import org.facegap.core.results.scores.PointResults;
import org.facegap.core.results.scores.SuppressedCell;
import org.facegap.reports.chart.Series;
import org.facegap.reports.text.NumberText;
import org.facegap.reports.text.NumberText.Scale;
import org.facegap.reports.text.Shown;

/**
 * The differentials of one system at one point.
 *
 * @param main those that reports are usually asked for
 * @param others all others
 * @param suppressed cells that were left out, each once
 * @param notes what a reader must know, each once
 * @param method how equal rates were drawn
 */
public record DifferentialView(
        Series series, List<Row> main, List<Row> others, List<String> suppressed, List<String> notes, String method) {
    private static final Set<String> MAIN = Set.of(
            "max - min FNMR",
            "max - min FMR",
            "max / min FNMR",
            "max / min FMR",
            "max / geomean FNMR",
            "max / geomean FMR",
            "FND",
            "FPD",
            "GARBE",
            "IR",
            "FDR",
            "max - min error",
            "STD (ddof 0) error",
            "STD (ddof 1) error",
            "SER");

    /** One differential. */
    public record Row(
            String name,
            String formula,
            String source,
            String best,
            Shown value,
            String expected,
            String limit,
            String p) {}

    static DifferentialView of(PointResults point, Series series) {
        List<Row> main = new ArrayList<>();
        List<Row> others = new ArrayList<>();
        List<String> suppressed = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        List<String> methods = new ArrayList<>();
        for (DifferentialFigure d : point.differentials()) {
            (MAIN.contains(d.name()) ? main : others).add(row(d));
            for (SuppressedCell cell : d.suppressed()) {
                add(suppressed, cell.group() + ", " + cell.rate() + ": " + cell.reason());
            }
            d.notes().forEach(note -> add(notes, note));
            add(methods, d.method());
        }
        return new DifferentialView(
                series,
                List.copyOf(main),
                List.copyOf(others),
                List.copyOf(suppressed),
                List.copyOf(notes),
                String.join("; ", methods));
    }

    private static void add(List<String> list, String text) {
        if (!list.contains(text)) {
            list.add(text);
        }
    }

    private static Row row(DifferentialFigure d) {
        return new Row(
                d.name(),
                d.formula(),
                d.source(),
                NumberText.number(d.best(), Scale.PLAIN, 0),
                PointsText.of(d.value(), false),
                PointsText.of(d.expected(), false).value(),
                Double.isFinite(d.limit())
                        ? PointsText.plain(d.limit(), d.value().unit())
                        : "infinite or undefined",
                NumberText.chanceP(d.p(), d.draws(), d.exact()));
    }
}
