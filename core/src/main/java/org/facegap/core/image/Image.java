package org.facegap.core.image;

import java.util.Arrays;
import java.util.List;

/**
 * An image in memory. Equality is by content; the array is not copied, so do not write to it.
 *
 * @param width pixels, 1 to {@link #MAX_SIDE}
 * @param height pixels, 1 to {@link #MAX_SIDE}
 * @param rgb interleaved red, green, blue, 8 bit each, rows from the top; {@code 3 * width * height} bytes
 */
public record Image(int width, int height, byte[] rgb) {
    /** The largest width or height. */
    public static final int MAX_SIDE = 8192;

    /** @throws IllegalArgumentException when the sizes do not fit */
    public Image {
        if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE) {
            throw new IllegalArgumentException("not an image size: " + width + "x" + height);
        }
        if (rgb.length != 3 * width * height) {
            throw new IllegalArgumentException(rgb.length + " bytes are not " + width + "x" + height + "x3");
        }
    }

    /**
     * Rounds {@code [3, height, width]} values of 0..1 to 8 bit; values outside are clamped.
     *
     * @throws IllegalArgumentException when a value is NaN or the length does not fit
     */
    public static Image fromPlanar(float[] chw, int width, int height) {
        int plane = width * height;
        if (chw.length != 3 * plane) {
            throw new IllegalArgumentException(chw.length + " values are not 3x" + height + "x" + width);
        }
        byte[] rgb = new byte[3 * plane];
        for (int c = 0; c < 3; c++) {
            for (int i = 0; i < plane; i++) {
                float value = chw[c * plane + i];
                if (Float.isNaN(value)) {
                    throw new IllegalArgumentException("a pixel is NaN");
                }
                rgb[3 * i + c] = (byte) (Math.min(1f, Math.max(0f, value)) * 255f + 0.5f);
            }
        }
        return new Image(width, height, rgb);
    }

    /** {@code [3, height, width]} values of 0..1, planes red, green, blue. */
    public float[] toPlanar() {
        float[] chw = new float[rgb.length];
        int plane = width * height;
        for (int i = 0; i < plane; i++) {
            for (int c = 0; c < 3; c++) {
                chw[c * plane + i] = (rgb[3 * i + c] & 0xFF) / 255f;
            }
        }
        return chw;
    }

    /** The image as PNG; the same image gives the same bytes. */
    public byte[] png() {
        return PngEncoder.encode(width, height, rgb);
    }

    /**
     * Reads PNG, JPEG, GIF or BMP as it is seen: turned upright where its EXIF data ask for it, grey and inks as RGB,
     * transparency laid over white, 16 bits cut to the upper 8. Colour profiles and gamma are not applied.
     *
     * @throws ImageError when the bytes are not such an image, it is cut off or damaged, or larger than {@link
     *     #MAX_SIDE} a side
     */
    public static Image decode(byte[] bytes) {
        return ImageDecoder.decode(bytes);
    }

    /**
     * Images side by side in rows, each centred in a cell of the largest width and height, on white.
     *
     * @throws IllegalArgumentException when there is no image, no column, or the grid would be too large
     */
    public static Image grid(List<Image> images, int columns) {
        if (images.isEmpty() || columns < 1) {
            throw new IllegalArgumentException("a grid needs an image and a column");
        }
        int used = Math.min(columns, images.size());
        int rows = (images.size() + used - 1) / used;
        int cellWidth = images.stream().mapToInt(Image::width).max().orElseThrow();
        int cellHeight = images.stream().mapToInt(Image::height).max().orElseThrow();
        if ((long) used * cellWidth > MAX_SIDE || (long) rows * cellHeight > MAX_SIDE) {
            throw new IllegalArgumentException("a grid of " + used + "x" + rows + " images of " + cellWidth + "x"
                    + cellHeight + " is larger than " + MAX_SIDE + " a side");
        }
        int width = used * cellWidth;
        byte[] rgb = new byte[3 * width * rows * cellHeight];
        Arrays.fill(rgb, (byte) 255);
        for (int i = 0; i < images.size(); i++) {
            Image image = images.get(i);
            int left = (i % used) * cellWidth + (cellWidth - image.width) / 2;
            int top = (i / used) * cellHeight + (cellHeight - image.height) / 2;
            for (int y = 0; y < image.height; y++) {
                System.arraycopy(image.rgb, 3 * y * image.width, rgb, 3 * ((top + y) * width + left), 3 * image.width);
            }
        }
        return new Image(width, rows * cellHeight, rgb);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Image image
                && width == image.width
                && height == image.height
                && Arrays.equals(rgb, image.rgb);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * width + height) + Arrays.hashCode(rgb);
    }

    @Override
    public String toString() {
        return "Image " + width + "x" + height;
    }
}
