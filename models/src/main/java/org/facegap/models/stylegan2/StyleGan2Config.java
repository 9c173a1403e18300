package org.facegap.models.stylegan2;

import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.Range;

/**
 * Shape of a StyleGAN2 generator of the skip architecture.
 *
 * @param zDim length of z
 * @param wDim length of w
 * @param resolution side of the picture, a power of two from 8 to 1024
 * @param channelBase channels at resolution r are min(channelBase / r, channelMax)
 * @param channelMax most channels of a layer
 * @param mappingLayers fully connected layers of the mapping network
 * @param mappingMultiplier learning-rate multiplier of the mapping network (0.01 in NVIDIA's files)
 */
public record StyleGan2Config(
        @Doc("length of z") @Range(min = 8, max = 1024) int zDim,
        @Doc("length of w") @Range(min = 8, max = 1024) int wDim,

        @Doc("side of the picture, a power of two") @Range(min = 8, max = 1024)
        int resolution,

        @Doc("channels at resolution r are min(channelBase / r, channelMax)") @Range(min = 64, max = 65536)
        int channelBase,

        @Doc("most channels of a layer") @Range(min = 8, max = 1024)
        int channelMax,

        @Doc("fully connected layers of the mapping network") @Range(min = 1, max = 16)
        int mappingLayers,

        @Doc("learning-rate multiplier of the mapping network") @Range(min = 0.0001, max = 1) @Default("0.01")
        double mappingMultiplier) {
    /** Checks the resolution. */
    public StyleGan2Config {
        if (Integer.bitCount(resolution) != 1) {
            throw new IllegalArgumentException("resolution: expected a power of two, found " + resolution);
        }
    }

    /** Channels of the layers at resolution r. */
    public int channels(int r) {
        return Math.min(channelBase / r, channelMax);
    }

    /** Number of blocks: resolutions 4, 8, ... */
    public int blocks() {
        return Integer.numberOfTrailingZeros(resolution) - 1;
    }

    /** Number of w's the synthesis network takes. */
    public int numWs() {
        return 2 * blocks();
    }
}
