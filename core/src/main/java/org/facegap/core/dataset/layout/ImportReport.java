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
 * @param pictures how many are in the dataset
 * @param kept how many of them are the source's bytes
 * @param changed how many were written anew as PNG: resized, or of a format that is not kept
 * @param values attribute to value to number of pictures; an attribute of more than 1,000 values is left out
 * @param pairs pairs of the source's protocol, in {@code pairs.csv}
 * @param skipped pictures and pairs that were not used
 */
public record ImportReport(
        String kind,
        String source,
        long pictures,
        long kept,
        long changed,
        Map<String, Map<String, Long>> values,
        long pairs,
        List<Skipped> skipped) {
    public ImportReport {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
        skipped = List.copyOf(skipped);
    }
}
