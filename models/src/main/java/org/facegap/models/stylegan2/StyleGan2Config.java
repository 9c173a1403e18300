package org.facegap.models.stylegan2;

import java.util.Objects;
import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.Range;

/**
 * Shape of a StyleGAN2 generator.
 *
 * @param zDim length of z
 * @param wDim length of w
 * @param resolution side of the image, a power of two from 4 to 1024
 * @param channelBase channels at resolution r are min(channelBase / r, channelMax)
 * @param channelMax most channels of a layer
 * @param mappingLayers fully connected layers of the mapping network
 * @param mappingMultiplier learning-rate multiplier of the mapping network (0.01 in NVIDIA's files)
 * @param cDim length of the label vector c; 0: unconditional
 * @param architecture how features become an image; files written before there was a choice have none: skip
 * @param convClamp activations and images of blocks are clamped to this magnitude; 0: not clamped
 */
public record StyleGan2Config(
        @Doc("length of z") @Range(min = 1, max = 4096) int zDim,
        @Doc("length of w") @Range(min = 1, max = 4096) int wDim,

        @Doc("side of the image, a power of two") @Range(min = 4, max = 1024)
        int resolution,

        @Doc("channels at resolution r are min(channelBase / r, channelMax)") @Range(min = 16, max = 1_048_576)
        int channelBase,

        @Doc("most channels of a layer") @Range(min = 1, max = 4096)
        int channelMax,

        @Doc("fully connected layers of the mapping network") @Range(min = 1, max = 64)
        int mappingLayers,

        @Doc("learning-rate multiplier of the mapping network") @Range(min = 0.0001, max = 1) @Default("0.01")
        double mappingMultiplier,

        @Doc("length of the label vector, 0 without labels") @Range(min = 0, max = 4096) @Default("0")
        int cDim,

        @Doc("skip, orig or resnet") @Default("skip") Architecture architecture,

        @Doc("largest magnitude of activations, 0 without a limit") @Range(min = 0, max = 1e6) @Default("0")
        double convClamp) {
    /** Checks the resolution. */
    public StyleGan2Config {
        architecture = Objects.requireNonNullElse(architecture, Architecture.SKIP);
        if (Integer.bitCount(resolution) != 1) {
            throw new IllegalArgumentException("resolution: expected a power of two, found " + resolution);
        }
        if (channelBase < resolution) {
            throw new IllegalArgumentException(
                    "channelBase: expected at least the resolution, " + resolution + ", found " + channelBase);
        }
    }

    /** An unconditional skip network without clamping. */
    public StyleGan2Config(
            int zDim,
            int wDim,
            int resolution,
            int channelBase,
            int channelMax,
            int mappingLayers,
            double mappingMultiplier) {
        this(
                zDim,
                wDim,
                resolution,
                channelBase,
                channelMax,
                mappingLayers,
                mappingMultiplier,
                0,
                Architecture.SKIP,
                0);
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
