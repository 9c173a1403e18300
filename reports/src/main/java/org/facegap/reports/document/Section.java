package org.facegap.reports.document;

import java.util.List;

/**
 * A section of a report.
 *
 * @param id unique in the page
 * @param heading over it
 * @param contents its line in the table of contents
 */
public record Section(String id, String heading, String contents, List<Block> blocks) {
    /** A section that the table of contents calls by its heading. */
    public static Section of(String id, String heading, List<Block> blocks) {
        return new Section(id, heading, heading, blocks);
    }

    public static Section of(String id, String heading, Block... blocks) {
        return of(id, heading, List.of(blocks));
    }
}
