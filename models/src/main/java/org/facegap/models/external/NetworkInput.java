package org.facegap.models.external;

import java.util.List;
import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.OneOf;
import org.facegap.core.config.Range;
import org.jspecify.annotations.Nullable;

/**
 * What a network takes: {@code (pixel - mean) / std} in float32.
 *
 * @param name of the input in an ONNX file; TorchScript modules take theirs by position
 * @param width pixels
 * @param height pixels
 * @param colours order of the channels; {@code grey} is one channel, 0.299 red + 0.587 green + 0.114 blue
 * @param layout {@code nchw}: [batch, channel, row, column]; {@code nhwc}: [batch, row, column, channel]
 * @param pixels range of a pixel before mean and std
 * @param mean one number per channel, in the order of {@code colours}
 * @param std one number per channel
 * @param batch images per call; the last call is filled up, so an image always meets the same arithmetic
 */
public record NetworkInput(
        @Doc("name of the input; ONNX only") @Nullable String name,

        @Doc("pixels") @Range(min = 8, max = 4096) int width,

        @Doc("pixels") @Range(min = 8, max = 4096) int height,

        @Doc("order of the channels") @OneOf({"rgb", "bgr", "grey"})
        String colours,

        @Doc("order of the axes") @OneOf({"nchw", "nhwc"}) String layout,

        @Doc("range of a pixel before mean and std") @OneOf({"0-255", "0-1"})
        String pixels,

        @Doc("taken from each channel, in the order of colours")
        List<Double> mean,

        @Doc("what each channel is then divided by") List<Double> std,

        @Doc("images per call") @Range(min = 1, max = 256) @Default("1")
        int batch) {
    /** @throws IllegalArgumentException when mean or std do not fit the channels */
    public NetworkInput {
        int channels = colours.equals("grey") ? 1 : 3;
        if (mean.size() != channels) {
            throw new IllegalArgumentException(
                    "mean: expected " + channels + " numbers for " + colours + ", found " + mean);
        }
        if (std.size() != channels || std.stream().anyMatch(s -> s <= 0)) {
            throw new IllegalArgumentException(
                    "std: expected " + channels + " numbers above 0 for " + colours + ", found " + std);
        }
    }

    /** Number of channels. */
    int channels() {
        return mean.size();
    }

    /** Numbers per image. */
    int size() {
        return channels() * width * height;
    }

    /** Shape of a whole batch. */
    long[] shape() {
        return layout.equals("nchw")
                ? new long[] {batch, channels(), height, width}
                : new long[] {batch, height, width, channels()};
    }
}
