package org.facegap.reports.suite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.facegap.core.estimate.PValue;
import org.facegap.core.results.scores.ContrastChange;
import org.facegap.core.words.Counted;
import org.facegap.reports.document.Block;
import org.facegap.reports.document.Cell;
import org.facegap.reports.document.Document;
import org.facegap.reports.document.Preset;
import org.facegap.reports.document.Prose;
import org.facegap.reports.document.Section;
import org.facegap.reports.document.Table;
import org.facegap.reports.document.TableOf;
import org.facegap.reports.input.CellFigures;
import org.facegap.reports.text.EmbeddedJson;
import org.facegap.reports.text.NumberText.Scale;
import org.jspecify.annotations.Nullable;

/** The page over the cells of a study: their first figures in one table each, and the way to their reports. */
public final class StudyDocument {
    private record Row<T>(CellFigures cell, T of) {}

    private final List<CellFigures> cells;
    private final Set<String> axes = new LinkedHashSet<>();

    private StudyDocument(List<CellFigures> cells) {
        this.cells = cells;
        cells.forEach(cell -> axes.addAll(cell.values().keySet()));
    }

    /**
     * The page.
     *
     * @param cells with results
     * @param absent names of cells without
     */
    public static Document of(String name, String question, List<CellFigures> cells, List<String> absent) {
        StudyDocument study = new StudyDocument(cells);
        String headline = Counted.of(cells.size(), "cells")
                + (absent.isEmpty() ? "" : ", and " + absent.size() + " without results");
        List<Section> sections = new ArrayList<>();
        study.changes(sections);
        study.verified(sections);
        study.labelled(sections);
        if (!absent.isEmpty()) {
            sections.add(Section.of("absent", "Cells without results", Block.Items.of("prose", absent)));
        }
        sections.add(Section.of("reading", "How to read this", reading()));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("study", name);
        json.put("question", question);
        json.put("cells", cells);
        return new Document(
                "facegap study",
                name,
                name + ": " + headline,
                question,
                headline,
                List.of(),
                sections,
                sections.isEmpty()
                        ? List.of()
                        : sections.get(0).blocks().stream()
                                .filter(Table.class::isInstance)
                                .toList(),
                Prose.marked("Made by facegap from result files alone. Study *{}*.", name),
                EmbeddedJson.of(json));
    }

    private static Block reading() {
        return Block.Paragraph.of(
                "Each cell is a suite of its own, measured in its own way where an axis says so; its page has all of it."
                        + " Differences are paired inside a cell. Figures of two cells are not paired: their intervals may"
                        + " overlap although the cells differ. Intervals and p hold for one cell each; among many cells"
                        + " some leave zero out by chance alone.");
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
                this.<CellFigures.Change>table("Differences between arms, a line for each cell", "table-changes")
                        .text("Candidate", "candidate", row -> row.of().candidate())
                        .text("Baseline", "baseline", row -> row.of().baseline())
                        .number(
                                "Contrast",
                                "contrast_accuracy",
                                row -> contrast(row.of().contrast()))
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

    private static Cell contrast(@Nullable ContrastChange change) {
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
        if (!rows.isEmpty()) {
            sections.add(Section.of(
                    "verification",
                    "Verification",
                    this.<CellFigures.Verified>table(
                                    "Verification by the models of each arm and cell", "table-verified")
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
                            .rows(rows)
                            .build()));
        }
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

    /** A table with the cell and its values at each row. */
    private <T> TableOf<Row<T>> table(String caption, String id) {
        TableOf<Row<T>> table = TableOf.<Row<T>>captioned(caption)
                .id(id)
                .preset(Preset.CELLS)
                .looking("wide")
                .cell(
                        "Cell",
                        "cell",
                        false,
                        row -> Cell.of(row.cell().name())
                                .hinting(row.cell().page())
                                .looking(Cell.PAGE));
        axes.forEach(
                axis -> table.text(axis, axis, row -> row.cell().values().getOrDefault(axis, "as the suite says")));
        return table;
    }
}
