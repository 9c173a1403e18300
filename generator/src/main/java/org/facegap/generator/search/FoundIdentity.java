package org.facegap.generator.search;

import org.facegap.models.named.Reading;

/**
 * An identity that passed the search.
 *
 * @param number running number of acceptance, from 0
 * @param group its group
 * @param genome neutral, in the space of the search
 * @param image neutral image, planar RGB 0..1
 * @param reading what the searching oracle says of that image
 * @param embedding of that image, by the search's embedder
 */
public record FoundIdentity(
        long number, String group, float[] genome, float[] image, Reading reading, float[] embedding) {}
