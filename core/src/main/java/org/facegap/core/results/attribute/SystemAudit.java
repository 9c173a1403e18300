package org.facegap.core.results.attribute;

import java.util.List;

/**
 * One system.
 *
 * @param system its name
 * @param file name of the file it was read from
 * @param sha256 of the file
 * @param format layout of the file
 * @param rows rows of the file
 * @param skipped rows that could not be used
 * @param attributes one per predicted attribute
 */
public record SystemAudit(
        String system,
        String file,
        String sha256,
        String format,
        long rows,
        List<ReadingNote> skipped,
        List<AttributeAudit> attributes) {
    public SystemAudit {
        skipped = List.copyOf(skipped);
        attributes = List.copyOf(attributes);
    }
}
