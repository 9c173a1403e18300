package org.facegap.generator.search;

import org.facegap.models.named.Reading;

/**
 * What rendering a candidate showed.
 *
 * @param genome as rendered: neutral, where the search makes candidates so
 * @param style the w it was rendered from, or the mean over the layers, float[styleDim]
 * @param reading what the searching oracle says of the image
 * @param embedding by the search's embedder; empty when the label ruled the candidate out before
 */
public record Observation(float[] genome, float[] style, Reading reading, float[] embedding) {}
