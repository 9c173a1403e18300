package org.facegap.core.results.suite;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.facegap.core.json.AddedLater;
import org.jspecify.annotations.Nullable;

/**
 * What a training saw of its training set: how many images were drawn, and how many different ones there are to draw from.
 *
 * @param sampling how images were drawn, in words
 * @param before images that were drawn by the trainings that this one went on from, one as often as it was drawn; 0 where it began with new
 *     weights
 * @param all over the whole set
 * @param values attribute to value to the same over the images of that value; attributes of very many values are left out
 */
public record Exposure(
        String sampling, @AddedLater @Nullable Long before, Counts all, Map<String, Map<String, Counts>> values) {
    public Exposure {
        before = before == null ? Long.valueOf(0) : before;
        values = Collections.unmodifiableMap(new LinkedHashMap<>(new TreeMap<>(values)));
    }

    /** Images that were drawn by the trainings before and by this one. */
    public long inAll() {
        return all.drawn() + (before == null ? 0 : before);
    }

    /** The same of a training that went on from another. */
    public Exposure after(Exposure earlier) {
        return new Exposure(sampling, earlier.inAll(), all, values);
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
