package org.facegap.core.dataset.layout;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an import did ({@code import.json}).
 *
 * @param kind of layout
 * @param source the folder or archive's name
 * @param images how many are in the dataset
 * @param identities how many they are of; each image has its own where the source names none
 * @param kept how many of them are the source's bytes
 * @param changed how many were written anew as PNG: resized, or of a format that is not kept
 * @param turned how many of the changed ones were turned upright, as their EXIF data ask for
 * @param toTurn how many of the kept ones hold such EXIF data: they are turned whenever they are read
 * @param values attribute to value to number of images; an attribute of more than 1,000 values is left out
 * @param pairs pairs of the source's protocol, in {@code pairs.csv}
 * @param skipped images and pairs that were not used, and files that were not looked at
 * @param notes what was used and must be known
 */
public record ImportReport(
        String kind,
        String source,
        long images,
        long identities,
        long kept,
        long changed,
        long turned,
        long toTurn,
        Map<String, Map<String, Long>> values,
        long pairs,
        List<Skipped> skipped,
        List<Skipped> notes) {
    public ImportReport {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
        skipped = List.copyOf(skipped);
        notes = List.copyOf(notes);
    }
}
