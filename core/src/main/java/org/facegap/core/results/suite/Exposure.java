package org.facegap.core.results.suite;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a training saw of its training set: how many images were drawn, and how many different ones there are to draw from.
 *
 * @param sampling how images were drawn, in words
 * @param all over the whole set
 * @param values attribute to value to the same over the images of that value; attributes of very many values are left out
 */
public record Exposure(String sampling, Counts all, Map<String, Map<String, Counts>> values) {
    public Exposure {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(new TreeMap<>(values)));
    }

    /**
     * Counts.
     *
     * @param drawn images that were drawn, one as often as it was drawn
     * @param images different images that were drawn
     * @param identities different identities that were drawn
     * @param availableImages images of the set
     * @param availableIdentities identities of the set
     */
    public record Counts(long drawn, long images, long identities, long availableImages, long availableIdentities) {}
}
