package org.facegap.reports.table;

import java.util.List;
import org.facegap.core.estimate.Estimate;
import org.facegap.reports.text.NumberText.Scale;

/**
 * A table on its way to paper, before any syntax.
 *
 * @param caption what it shows, one or two sentences
 * @param label a short name without spaces, for cross references
 * @param columns the headings
 * @param blocks rows that belong together, ruled off from the next block
 */
public record PaperTable(String caption, String label, List<Column> columns, List<List<List<Cell>>> blocks) {
    /**
     * A heading.
     *
     * @param numeric whether its cells are aligned right
     */
    public record Column(String heading, boolean numeric) {}

    /** What stands in a cell. */
    public sealed interface Cell {}

    /** Text as it is, from whatever source. */
    public record Text(String text) implements Cell {}

    /** An estimate, written on a scale; rates as percentages. */
    public record Number(Estimate estimate, Scale scale) implements Cell {}

    /** An estimate with a word that judges it, which may be empty. */
    public record Judged(Estimate estimate, Scale scale, String judgement) implements Cell {}
}
