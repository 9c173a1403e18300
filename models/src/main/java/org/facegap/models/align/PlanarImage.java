package org.facegap.models.align;

import org.facegap.core.image.Image;

/**
 * An image as numbers. The array is not copied, so do not write to it.
 *
 * @param width pixels
 * @param height pixels
 * @param values {@code [3, height, width]} of 0..1, planes red, green, blue
 */
public record PlanarImage(int width, int height, float[] values) {
    /** @throws IllegalArgumentException when the length does not fit */
    public PlanarImage {
        if (width < 1 || height < 1 || values.length != 3L * width * height) {
            throw new IllegalArgumentException(values.length + " values are not 3x" + height + "x" + width);
        }
    }

    /** An image of 8-bit pixels, divided by 255. */
    public static PlanarImage of(Image image) {
        return new PlanarImage(image.width(), image.height(), image.toPlanar());
    }

    /** A square image. */
    public static PlanarImage square(float[] values, int side) {
        return new PlanarImage(side, side, values);
    }

    /** Left and right exchanged. */
    public PlanarImage mirrored() {
        float[] mirrored = new float[values.length];
        for (int row = 0; row < 3 * height; row++) {
            for (int x = 0; x < width; x++) {
                mirrored[row * width + x] = values[row * width + width - 1 - x];
            }
        }
        return new PlanarImage(width, height, mirrored);
    }
}
