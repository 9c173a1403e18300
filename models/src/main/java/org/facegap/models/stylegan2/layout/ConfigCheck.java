package org.facegap.models.stylegan2.layout;

import org.facegap.core.UserError;
import org.facegap.models.checkpoint.pickle.PrintableName;
import org.facegap.models.stylegan2.Architecture;
import org.facegap.models.stylegan2.StyleGan2Config;

/** Makes configurations out of a file's figures and refuses those that no network here can have. */
final class ConfigCheck {
    private static final int MOST = 4096;

    private final String origin;

    ConfigCheck(String origin) {
        this.origin = origin;
    }

    /** The configuration, when its figures are possible. */
    StyleGan2Config check(StyleGan2Config c) {
        range("z", c.zDim(), 1, MOST);
        range("w", c.wDim(), 1, MOST);
        range("label", c.cDim(), 0, MOST);
        range("channel_base", c.channelBase(), 16, 1 << 20);
        range("channel_max", c.channelMax(), 1, MOST);
        range("number of mapping layers", c.mappingLayers(), 1, 64);
        if (!(c.mappingMultiplier() >= 1e-4 && c.mappingMultiplier() <= 1)) {
            throw new UserError(origin + ": the mapping network's learning-rate multiplier is impossible: "
                    + c.mappingMultiplier());
        }
        if (!(c.convClamp() >= 0 && c.convClamp() <= 1e6)) {
            throw new UserError(origin + ": conv_clamp is impossible: " + c.convClamp());
        }
        resolution(c.resolution());
        return c;
    }

    /** Checks a resolution. */
    int resolution(int resolution) {
        if (resolution < 4 || resolution > 1024 || Integer.bitCount(resolution) != 1) {
            throw new UserError(
                    origin + ": the resolution is " + resolution + "; expected a power of two from 4 to 1024");
        }
        return resolution;
    }

    /** Checks that the learned constant [channels, height, width], which images grow from, is 4 px square. */
    void square(long[] constant) {
        long width = constant[constant.length - 1];
        long height = constant[constant.length - 2];
        if (width != height) {
            throw notSquare("its images grow from " + height + " x " + width + " px");
        }
        if (width != 4) {
            throw new UserError(origin + ": the network grows its images from " + height + " x " + width
                    + " px, not from 4 x 4; such networks cannot be run here");
        }
    }

    /** Checks a width and a height that the file's settings name beside the resolution. */
    void sides(String what, int width, int height, int resolution) {
        if (width != height) {
            throw notSquare(what + " are " + width + " and " + height);
        }
        if (width != resolution) {
            throw new UserError(origin + ": " + what + " are " + width + ", but the resolution is " + resolution);
        }
    }

    private UserError notSquare(String why) {
        return new UserError(
                origin + ": the images of this network are not square (" + why + "); only square images are made here");
    }

    /** Checks the number of colours. */
    void colours(int channels) {
        if (channels != 3) {
            throw new UserError(origin + ": the images have " + channels + " channels; only RGB is run here");
        }
    }

    /** Checks an activation's name. */
    void activation(String name, String activation) {
        if (!activation.equals("lrelu")) {
            throw new UserError(origin + ": " + name + " has the activation '" + PrintableName.of(activation)
                    + "'; only StyleGAN2's own, 'lrelu', is run here");
        }
    }

    /** Channels of the highest resolution cannot be fewer than one. */
    int base(int base, int resolution) {
        if (base < resolution) {
            throw new UserError(origin + ": channel_base is " + base + ", less than the resolution, " + resolution);
        }
        return base;
    }

    /** An architecture by its name. */
    Architecture architecture(String name) {
        return switch (name) {
            case "skip" -> Architecture.SKIP;
            case "orig" -> Architecture.ORIG;
            case "resnet" -> Architecture.RESNET;
            default ->
                throw new UserError(origin + ": the architecture '" + PrintableName.of(name)
                        + "' is not one of skip, orig, resnet");
        };
    }

    private void range(String what, int value, int low, int high) {
        if (value < low || value > high) {
            throw new UserError(origin + ": " + what + " is " + value + "; expected " + low + " to " + high);
        }
    }
}
