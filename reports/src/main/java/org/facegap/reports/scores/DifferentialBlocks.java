package org.facegap.reports.scores;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.estimate.PValue;
import org.facegap.core.results.scores.DifferentialFigure;
import org.facegap.core.results.scores.GroupPairTest;
import org.facegap.core.results.scores.GroupTest;
import org.facegap.core.results.scores.PointResults;
import org.facegap.core.results.scores.SuppressedCell;
import org.facegap.core.words.Counted;
import org.facegap.reports.document.Block;
import org.facegap.reports.document.Cell;
import org.facegap.reports.document.Preset;
import org.facegap.reports.document.Table;
import org.facegap.reports.document.TableOf;
import org.facegap.reports.text.EstimateText;
import org.facegap.reports.text.NumberText;
import org.facegap.reports.text.NumberText.Scale;

/** Differentials and tests of every system at one point. */
final class DifferentialBlocks {
    private static final double LEVEL = 0.05;
    private static final int MOST_GROUPS = 20;
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

    private final List<SeenSystem> systems;

    DifferentialBlocks(List<SeenSystem> systems) {
        this.systems = systems;
    }

    /** Figures over groups, those that reports are usually asked for first. */
    List<Block> differentials(String name) {
        List<Block> blocks = new ArrayList<>();
        for (SeenSystem system : systems) {
            PointResults point = system.point(name);
            if (point == null) {
                continue;
            }
            List<DifferentialFigure> main = new ArrayList<>();
            List<DifferentialFigure> others = new ArrayList<>();
            Set<String> suppressed = new LinkedHashSet<>();
            Set<String> notes = new LinkedHashSet<>();
            Set<String> methods = new LinkedHashSet<>();
            for (DifferentialFigure d : point.differentials()) {
                (MAIN.contains(d.name()) ? main : others).add(d);
                for (SuppressedCell cell : d.suppressed()) {
                    suppressed.add(cell.group() + ", " + cell.rate() + ": " + cell.reason());
                }
                notes.addAll(d.notes());
                methods.add(d.method());
            }
            blocks.add(Block.Heading.of(system.look(), ""));
            blocks.add(table("Differentials at " + name, system, name, main));
            if (!others.isEmpty()) {
                blocks.add(Block.Disclosure.of(
                        Counted.of(others.size(), "more differentials"),
                        List.of(table("More differentials at " + name, system, name, others))));
            }
            blocks.add(Block.Paragraph.of("Equal rates were drawn like this: " + String.join("; ", methods) + ". "
                    + (suppressed.isEmpty()
                            ? "No cell was left out."
                            : "Left out because they are too small, never because of their errors: "
                                    + String.join("; ", suppressed) + ".")));
            if (!notes.isEmpty()) {
                String text = String.join("; ", notes);
                blocks.add(Block.Paragraph.remark(
                        text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + "."));
            }
        }
        return blocks;
    }

    /** Some differentials of one system, for a terminal. */
    static Table brief(SeenSystem system, PointResults point, Set<String> names) {
        List<DifferentialFigure> figures = point.differentials().stream()
                .filter(d -> names.contains(d.name()))
                .toList();
        return table("", system, point.name(), figures).without(Set.of("Passed by chance once in 20", "Best"));
    }

    private static Table table(String caption, SeenSystem system, String point, List<DifferentialFigure> figures) {
        return TableOf.<DifferentialFigure>captioned(caption)
                .preset(Preset.DIFFERENTIALS)
                .of(system.name())
                .key("system", system.name())
                .key("point", point)
                .cell(
                        "Differential",
                        "differential",
                        false,
                        d -> Cell.of(d.name()).hinting(d.formula() + " (" + d.source() + ")"))
                .number(
                        "Value",
                        "value",
                        d -> Cell.of(d.value(), Scale.overGroups(d.value().unit())))
                .number(
                        "Expected by chance",
                        "by_chance",
                        d -> Cell.value(
                                d.expected(), Scale.overGroups(d.expected().unit())))
                .number("Passed by chance once in 20", "passed_by_chance_once_in_20", DifferentialBlocks::limit)
                .number("p at equal rates", "p", DifferentialBlocks::p)
                .n(DifferentialFigure::value)
                .apart(
                        "Left out",
                        d -> d.suppressed().isEmpty()
                                ? "none"
                                : Counted.of(d.suppressed().size(), "cells"))
                .number("Best", "", d -> Cell.of(NumberText.number(d.best(), Scale.PLAIN, 0)))
                .rows(figures)
                .build();
    }

    private static Cell limit(DifferentialFigure d) {
        String unit = d.value().unit();
        return Cell.written(
                Double.isFinite(d.limit())
                        ? EstimateText.plain(d.limit(), Scale.overGroups(unit), "")
                        : "infinite or undefined",
                Cell.number(d.limit(), d.value().n(), unit, "infinite or undefined"));
    }

    private static Cell p(DifferentialFigure d) {
        int cells = d.suppressed().size();
        return Cell.written(
                        NumberText.chanceP(d.p(), d.draws(), d.exact()),
                        Cell.number(d.p(), d.draws(), "probability", "no test"))
                .part("cells_left_out", Estimate.point(cells, d.groups().size() + (long) cells, "count"));
    }

    /** Tests of one rate over all groups, then of every two. */
    List<Block> tests(String name) {
        List<Block> blocks = new ArrayList<>();
        for (SeenSystem system : systems) {
            PointResults point = system.point(name);
            for (GroupTest test : point == null ? List.<GroupTest>of() : point.tests()) {
                String rate = test.rate().equals("error") ? "error rate" : test.rate();
                blocks.add(Block.Heading.of(system.look(), ": " + rate));
                blocks.add(Block.Paragraph.of(sentence(test)));
                if (!test.pairs().isEmpty() && test.groups().size() <= MOST_GROUPS) {
                    blocks.add(matrix(test, rate, system, name));
                }
            }
        }
        return blocks;
    }

    private static String sentence(GroupTest test) {
        if (!test.reason().isEmpty()) {
            return "No test: " + test.reason() + ".";
        }
        return String.format(
                Locale.ROOT,
                "Over all %d groups: chi-square %.1f with %d degrees of freedom after division by a design effect of"
                        + " %.2f, %s. A gap of %s would have been found four times in five.",
                test.groups().size(),
                test.statistic(),
                test.degrees(),
                test.designEffect(),
                PValue.text(test.p()),
                EstimateText.of(test.detectable(), Scale.POINTS).value());
    }

    private static Table matrix(GroupTest test, String rate, SeenSystem system, String point) {
        List<String> groups = test.groups();
        TableOf<Integer> table = TableOf.<Integer>captioned(rate
                        + ": row minus column in percentage points, with Newcombe's interval and p after Holm"
                        + " over all pairs")
                .of(system.name() + ", " + point)
                .text("Group", "", groups::get);
        for (int c = 0; c < groups.size() - 1; c++) {
            int column = c;
            table.number(
                    groups.get(c),
                    "",
                    r -> column < r
                            ? cell(test, groups.get(column), groups.get(r))
                            : Cell.of("\u2013").looking("none"));
        }
        for (int r = 1; r < groups.size(); r++) {
            table.rows(List.of(r));
        }
        return table.build();
    }

    private static Cell cell(GroupTest test, String first, String second) {
        for (GroupPairTest pair : test.pairs()) {
            if (pair.first().equals(first) && pair.second().equals(second)) {
                Estimate d = pair.difference();
                Estimate turned = Estimate.ok(-d.value(), -d.high(), -d.low(), d.n(), d.unit());
                boolean found = pair.adjusted() < LEVEL && (d.low() > 0 || d.high() < 0);
                return Cell.of(EstimateText.bare(turned, Scale.SIGNED_POINTS).brief())
                        .beside("", null, "p " + PValue.relation(pair.adjusted()))
                        .looking(found ? "found" : "");
            }
        }
        return Cell.of("not tested");
    }
}
