package org.facegap.core.results.attribute;

import java.util.List;

/**
 * One system, with one training or several.
 *
 * @param system its name
 * @param trainingSeeds one for each training; empty where none is named
 * @param file name of the file it was read from
 * @param sha256 of the file
 * @param format layout of the file
 * @param rows rows of the file
 * @param skipped rows that could not be used
 * @param attributes one per predicted attribute
 */
public record SystemAudit(
        String system,
        List<Long> trainingSeeds,
        String file,
        String sha256,
        String format,
        long rows,
        List<ReadingNote> skipped,
        List<AttributeAudit> attributes) {
    public SystemAudit {
        trainingSeeds = List.copyOf(trainingSeeds);
        skipped = List.copyOf(skipped);
        attributes = List.copyOf(attributes);
    }
}
