package org.facegap.models.align;

import org.facegap.core.image.Picture;

/**
 * A picture as numbers. The array is not copied, so do not write to it.
 *
 * @param width pixels
 * @param height pixels
 * @param values {@code [3, height, width]} of 0..1, planes red, green, blue
 */
public record PlanarPicture(int width, int height, float[] values) {
    /** @throws IllegalArgumentException when the length does not fit */
    public PlanarPicture {
        if (width < 1 || height < 1 || values.length != 3L * width * height) {
            throw new IllegalArgumentException(values.length + " values are not 3x" + height + "x" + width);
        }
    }

    /** A picture of 8-bit pixels, divided by 255. */
    public static PlanarPicture of(Picture picture) {
        return new PlanarPicture(picture.width(), picture.height(), picture.toPlanar());
    }

    /** A square picture. */
    public static PlanarPicture square(float[] values, int side) {
        return new PlanarPicture(side, side, values);
    }

    /** Left and right exchanged. */
    public PlanarPicture mirrored() {
        float[] mirrored = new float[values.length];
        for (int row = 0; row < 3 * height; row++) {
            for (int x = 0; x < width; x++) {
                mirrored[row * width + x] = values[row * width + width - 1 - x];
            }
        }
        return new PlanarPicture(width, height, mirrored);
    }
}
