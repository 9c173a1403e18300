package org.facegap.reports.suite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.estimate.PValue;
import org.facegap.core.results.scores.ContrastChange;
import org.facegap.core.statistics.Adjustment;
import org.facegap.core.words.Counted;
import org.facegap.reports.chart.LinePlot;
import org.facegap.reports.chart.Series;
import org.facegap.reports.chart.TradeOffPlot;
import org.facegap.reports.document.Block;
import org.facegap.reports.document.Cell;
import org.facegap.reports.document.Document;
import org.facegap.reports.document.Preset;
import org.facegap.reports.document.Prose;
import org.facegap.reports.document.Section;
import org.facegap.reports.document.Table;
import org.facegap.reports.document.TableOf;
import org.facegap.reports.input.CellFigures;
import org.facegap.reports.input.StudyInput;
import org.facegap.reports.text.EmbeddedJson;
import org.facegap.reports.text.NumberText.Scale;
import org.jspecify.annotations.Nullable;

/** The page over the cells of a study: their first figures in one table each, and the way to their reports. */
public final class StudyDocument {
    private static final Series LOOK = Series.of(List.of("")).get(0);

    private record Row<T>(CellFigures cell, T of) {}

    private final List<CellFigures> cells;
    private final Adjustment adjustment;
    private final Set<String> axes = new LinkedHashSet<>();

    StudyDocument(List<CellFigures> cells, Adjustment adjustment) {
        this.cells = cells;
        this.adjustment = adjustment;
        cells.forEach(cell -> axes.addAll(cell.values().keySet()));
    }

    /** The page. */
    public static Document of(StudyInput input) {
        List<Section> sections = new StudyDocument(input.cells(), input.adjustment()).sections();
        List<Block> summary = sections.isEmpty() ? List.of() : tables(sections.subList(0, 1));
        String headline = Counted.of(input.cells().size(), "cells")
                + (input.absent().isEmpty() ? "" : ", and " + input.absent().size() + " without results");
        if (!input.absent().isEmpty()) {
            sections.add(Section.of("absent", "Cells without results", Block.Items.of("prose", input.absent())));
        }
        sections.add(Section.of("reading", "How to read this", reading()));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("study", input.name());
        json.put("question", input.question());
        json.put("cells", input.cells());
        return new Document(
                "facegap study",
                input.name(),
                input.name() + ": " + headline,
                input.question(),
                headline,
                List.of(),
                sections,
                summary,
                Prose.marked("Made by facegap from result files alone. Study *{}*.", input.name()),
                EmbeddedJson.of(json));
    }

    /** Differences, figures and how they trade accuracy for fairness. */
    List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        changes(sections);
        verified(sections);
        labelled(sections);
        return sections;
    }

    /** The tables of sections, for a terminal. */
    static List<Block> tables(List<Section> sections) {
        return sections.stream()
                .flatMap(section -> section.blocks().stream())
                .filter(Table.class::isInstance)
                .toList();
    }

    private static Block reading() {
        return Block.Paragraph.of(
                "Each cell is a suite of its own, measured in its own way where an axis says so; its page has all of it."
                        + " Differences are paired inside a cell. Figures of two cells are not paired: their intervals may"
                        + " overlap although the cells differ. Intervals and p hold for one cell each; among many cells"
                        + " some leave zero out by chance alone, which the adjusted p takes into account and intervals do"
                        + " not.");
    }

    private void changes(List<Section> sections) {
        List<Row<CellFigures.Change>> rows = rows(CellFigures::changes);
        if (rows.isEmpty()) {
            return;
        }
        sections.add(Section.of(
                "differences",
                "Differences between arms",
                Block.Paragraph.of("Candidate less baseline, accuracy of verification. The contrast is the one that was"
                        + " declared: above zero, the groups that it is to help gained on the others."),
                adjusted(
                                this.<CellFigures.Change>table(
                                                "Differences between arms, a line for each cell", "table-changes")
                                        .text(
                                                "Candidate",
                                                "candidate",
                                                row -> row.of().candidate())
                                        .text(
                                                "Baseline",
                                                "baseline",
                                                row -> row.of().baseline())
                                        .number(
                                                "Contrast",
                                                "contrast_accuracy",
                                                row -> contrast(row.of().contrast())),
                                adjustment,
                                rows,
                                row -> row.of().contrast())
                        .number(
                                "Mean accuracy",
                                "mean_accuracy",
                                Scale.SIGNED_POINTS,
                                row -> row.of().mean())
                        .number(
                                "Accuracy gap",
                                "accuracy_gap",
                                Scale.SIGNED_POINTS,
                                row -> row.of().gap())
                        .rows(rows)
                        .build()));
    }

    /** A column of p-values adjusted for the number of rows with one; none where there is one test or none. */
    static <R> TableOf<R> adjusted(
            TableOf<R> table, Adjustment adjustment, List<R> rows, Function<R, @Nullable ContrastChange> contrast) {
        double[] p = rows.stream()
                .map(contrast)
                .mapToDouble(change -> change == null ? Double.NaN : change.p())
                .toArray();
        long tests = Arrays.stream(p).filter(Double::isFinite).count();
        if (tests < 2) {
            return table;
        }
        double[] adjusted = adjustment.of(p);
        Map<R, Double> byRow = new IdentityHashMap<>();
        for (int r = 0; r < adjusted.length; r++) {
            byRow.put(rows.get(r), adjusted[r]);
        }
        return table.number(
                "p for " + tests + " tests (" + adjustment.words() + ")",
                "contrast_accuracy_p_" + adjustment,
                row -> adjusted(byRow.getOrDefault(row, Double.NaN), tests));
    }

    private static Cell adjusted(double p, long tests) {
        return Double.isFinite(p)
                ? Cell.written(PValue.text(p), Estimate.point(p, tests, "probability"))
                : Cell.absent("no test");
    }

    static Cell contrast(@Nullable ContrastChange change) {
        if (change == null) {
            return Cell.absent("not declared");
        }
        return Cell.of(change.difference(), Scale.SIGNED_POINTS)
                .beside(
                        "contrast_accuracy_p",
                        Cell.number(change.p(), change.difference().n(), "probability", "no interval"),
                        Double.isNaN(change.p()) ? "" : PValue.text(change.p()));
    }

    private void verified(List<Section> sections) {
        List<Row<CellFigures.Verified>> rows = rows(CellFigures::verified);
        if (rows.isEmpty()) {
            return;
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(this.<CellFigures.Verified>table("Verification by the models of each arm and cell", "table-verified")
                .text("Arm", "arm", row -> row.of().arm())
                .number(
                        "Mean accuracy",
                        "mean_accuracy",
                        Scale.PERCENT,
                        row -> row.of().mean())
                .number(
                        "Worst group",
                        "worst_group",
                        row -> Cell.of(row.of().worst().value(), Scale.PERCENT)
                                .after(row.of().worst().group()))
                .number(
                        "Accuracy gap",
                        "accuracy_gap",
                        row -> VerificationBlocks.gap(row.of().gap(), "accuracy_gap"))
                .text("Of those measured alike", "", row -> front(row, rows))
                .rows(rows)
                .build());
        blocks.addAll(planes(rows));
        sections.add(Section.of("verification", "Verification", blocks));
    }

    /** Whether another arm or cell that was measured alike is better in gap and mean accuracy. */
    private static String front(Row<CellFigures.Verified> row, List<Row<CellFigures.Verified>> rows) {
        if (!placed(row)) {
            return "not measured";
        }
        List<TradeOffPlot.Point> alike = rows.stream()
                .filter(other -> placed(other)
                        && other.cell().measuredBy().equals(row.cell().measuredBy()))
                .map(other -> point(other, LOOK))
                .toList();
        return TradeOffPlot.notDominated(point(row, LOOK), alike) ? TradeOffPlot.FRONT : "dominated";
    }

    private static boolean placed(Row<CellFigures.Verified> row) {
        return row.of().mean().isOk() && row.of().gap().value().isOk();
    }

    private static TradeOffPlot.Point point(Row<CellFigures.Verified> row, Series look) {
        return new TradeOffPlot.Point(
                look, row.of().gap().value().value(), row.of().mean().value());
    }

    /** Accuracy over gap, a chart for those that were measured alike. */
    private static List<Block> planes(List<Row<CellFigures.Verified>> rows) {
        List<String> names = new ArrayList<>(
                rows.stream().map(row -> row.of().arm()).distinct().toList());
        names.add(TradeOffPlot.FRONT);
        List<Series> looks = Series.of(names);
        Map<String, List<Row<CellFigures.Verified>>> alike = new LinkedHashMap<>();
        rows.stream()
                .filter(StudyDocument::placed)
                .forEach(row -> alike.computeIfAbsent(row.cell().measuredBy(), key -> new ArrayList<>())
                        .add(row));
        List<LinePlot> plots = new ArrayList<>();
        for (List<Row<CellFigures.Verified>> some : alike.values()) {
            String title = (alike.size() == 1 ? "Gap and mean accuracy" : "Measured alike, " + (plots.size() + 1))
                    + ": " + Counted.of(some.size(), "points");
            plots.add(TradeOffPlot.of(
                    "trade-off-" + (plots.size() + 1),
                    title,
                    String.join(
                            "; ",
                            some.stream()
                                    .map(row -> row.cell().name() + ", "
                                            + row.of().arm() + ": gap "
                                            + SuiteDocument.gap(row.of().gap()) + ", mean accuracy "
                                            + SuiteDocument.percent(row.of().mean()) + ", " + front(row, some))
                                    .toList()),
                    looks.get(looks.size() - 1),
                    some.stream()
                            .map(row ->
                                    point(row, looks.get(names.indexOf(row.of().arm()))))
                            .toList()));
        }
        return plots.isEmpty()
                ? List.of()
                : List.of(
                        Block.Paragraph.of(
                                "Each point is an arm of a cell: up is more accurate, to the left is more even. The"
                                        + " line joins those that none of the same chart beats in both; differences along it may be"
                                        + " chance. A chart holds what was measured alike: on the same images and pairs, by the same"
                                        + " rules."),
                        new Block.Lines(looks, "Arms", plots));
    }

    private void labelled(List<Section> sections) {
        List<Row<CellFigures.Labelled>> rows = rows(CellFigures::labelled);
        if (!rows.isEmpty()) {
            sections.add(Section.of(
                    "attributes",
                    "Attributes",
                    this.<CellFigures.Labelled>table("Labels by the models of each arm and cell", "table-labelled")
                            .text("Arm", "arm", row -> row.of().arm())
                            .text("Attribute", "attribute", row -> row.of().attribute())
                            .number(
                                    "Accuracy",
                                    "mean_accuracy",
                                    Scale.PERCENT,
                                    row -> row.of().mean())
                            .number(
                                    "Accuracy gap",
                                    "accuracy_gap",
                                    row -> VerificationBlocks.gap(row.of().gap(), "accuracy_gap"))
                            .rows(rows)
                            .build()));
        }
    }

    private <T> List<Row<T>> rows(Function<CellFigures, List<T>> of) {
        return cells.stream()
                .flatMap(cell -> of.apply(cell).stream().map(one -> new Row<>(cell, one)))
                .toList();
    }

    private static Cell leading(String text, CellFigures cell) {
        Cell name = Cell.of(text);
        return cell.page().isEmpty() ? name : name.hinting(cell.page()).looking(Cell.PAGE);
    }

    private static String value(CellFigures cell, String axis) {
        return cell.values().getOrDefault(axis, "as the suite says");
    }

    /** A table that begins with the values of a row's cell, which are its name, or with its name where cells have no values. */
    private <T> TableOf<Row<T>> table(String caption, String id) {
        TableOf<Row<T>> table =
                TableOf.<Row<T>>captioned(caption).id(id).preset(Preset.CELLS).looking("wide");
        boolean named = cells.stream().anyMatch(cell -> cell.values().isEmpty());
        if (named) {
            table.cell("Cell", "cell", false, row -> leading(row.cell().name(), row.cell()));
        }
        boolean first = !named;
        for (String axis : axes) {
            table.cell(
                    axis,
                    axis,
                    false,
                    first
                            ? row -> leading(value(row.cell(), axis), row.cell())
                            : row -> Cell.of(value(row.cell(), axis)));
            first = false;
        }
        return table;
    }
}
