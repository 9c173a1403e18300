package org.facegap.core.dataset;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.words.Nearest;

/**
 * What a face dataset is, where it comes from and what may be done with it ({@code dataset.json}).
 *
 * @param name shown in reports
 * @param size image side in pixels; 0 when the images are not squares of one size
 * @param images how many images
 * @param identities how many identities
 * @param attributes names of the attributes, in column order
 * @param shares attribute to value to number of identities; an identity counts for the value of its first image
 * @param source where the images come from
 * @param oracle what labelled them; empty when the labels are the truth
 * @param confusion the oracle's measured confusion; empty when not measured
 * @param licence terms of the images
 * @param imagesMayBeShown whether a report may show them
 * @param generator spec of what generated them; empty for imported sets
 */
public record DatasetCard(
        String name,
        int size,
        @JsonAlias("pictures") long images,
        long identities,
        List<String> attributes,
        Map<String, Map<String, Long>> shares,
        String source,
        String oracle,
        Map<String, Object> confusion,
        String licence,
        @JsonAlias("picturesMayBeShown") boolean imagesMayBeShown,
        Map<String, Object> generator) {
    public DatasetCard {
        attributes = List.copyOf(attributes);
        shares = Collections.unmodifiableMap(new LinkedHashMap<>(shares));
        confusion = Collections.unmodifiableMap(new LinkedHashMap<>(confusion));
        generator = Collections.unmodifiableMap(new LinkedHashMap<>(generator));
    }

    /** A card before anything is counted: no images, identities or shares. */
    public static DatasetCard describe(
            String name,
            int size,
            List<String> attributes,
            String source,
            String oracle,
            Map<String, Object> confusion,
            String licence,
            boolean imagesMayBeShown,
            Map<String, Object> generator) {
        return new DatasetCard(
                name,
                size,
                0,
                0,
                attributes,
                Map.of(),
                source,
                oracle,
                confusion,
                licence,
                imagesMayBeShown,
                generator);
    }

    /** Says that the dataset lacks an attribute, and which it has. */
    public String noAttribute(String attribute) {
        return name + " has no attribute '" + attribute + "'" + Nearest.among(attribute, "attributes", attributes);
    }

    /** This card under another name. */
    public DatasetCard named(String other) {
        return new DatasetCard(
                other,
                size,
                images,
                identities,
                attributes,
                shares,
                source,
                oracle,
                confusion,
                licence,
                imagesMayBeShown,
                generator);
    }

    /** This card with what was counted. */
    public DatasetCard withCounts(long countedImages, long countedIdentities, Map<String, Map<String, Long>> counts) {
        return new DatasetCard(
                name,
                size,
                countedImages,
                countedIdentities,
                attributes,
                counts,
                source,
                oracle,
                confusion,
                licence,
                imagesMayBeShown,
                generator);
    }
}
