package org.facegap.generator.quality;

import org.facegap.core.estimate.Estimate;
import org.facegap.core.json.NanAsNull;

/**
 * How far two samples of equal size lie apart.
 *
 * @param images of each sample
 * @param firstIdentities identities that the first sample's images show
 * @param secondIdentities identities that the second sample's images show
 * @param frechet Frechet distance; without an interval, biased upwards the more the fewer images there are
 * @param kernel kernel distance, unbiased: mean over subsets, with the interval that holds 95 per cent of the subsets
 * @param kernelDeviation standard deviation over the subsets; NaN when not measured
 * @param subsets how many
 * @param subsetSize images of each sample in a subset
 */
public record Distances(
        long images,
        long firstIdentities,
        long secondIdentities,
        Estimate frechet,
        Estimate kernel,
        @NanAsNull double kernelDeviation,
        int subsets,
        int subsetSize) {}
