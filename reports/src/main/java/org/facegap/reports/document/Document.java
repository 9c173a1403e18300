package org.facegap.reports.document;

import java.util.ArrayList;
import java.util.List;

/**
 * A whole report.
 *
 * @param kind which report it is
 * @param name of what it is about
 * @param title of the page
 * @param question it answers, "" for none
 * @param headline the answer in one sentence
 * @param sentences what qualifies it
 * @param sections in reading order
 * @param summary what a terminal shows
 * @param footer who made it of what
 * @param json the results as JSON that may stand inside a script element
 */
public record Document(
        String kind,
        String name,
        String title,
        String question,
        String headline,
        List<String> sentences,
        List<Section> sections,
        List<Block> summary,
        Prose footer,
        String json) {
    /** Warnings as a section; none where there are none. */
    public static List<Section> warnings(List<String> warnings) {
        return warnings.isEmpty()
                ? List.of()
                : List.of(Section.of("warnings", "Warnings", Block.Items.of("warnings", warnings)));
    }

    /** The tables of a preset, in reading order; those of charts too. */
    public List<Table> tables(Preset preset) {
        List<Table> tables = new ArrayList<>();
        sections.forEach(section -> collect(section.blocks(), tables));
        return tables.stream().filter(table -> table.preset() == preset).toList();
    }

    private static void collect(List<Block> blocks, List<Table> tables) {
        for (Block block : blocks) {
            if (block instanceof Table table) {
                tables.add(table);
            } else if (block instanceof Block.Intervals chart) {
                tables.add(chart.table());
            } else if (block instanceof Block.Disclosure disclosure) {
                collect(disclosure.blocks(), tables);
            } else if (block instanceof Block.Part part) {
                collect(part.blocks(), tables);
            }
        }
    }
}
