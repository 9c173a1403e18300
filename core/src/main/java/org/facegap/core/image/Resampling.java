package org.facegap.core.image;

/**
 * Changes the size of images: bilinear interpolation whose triangle is widened to the source pixels that a target pixel
 * covers, so that shrinking averages and does not skip (what Pillow calls {@code BILINEAR}). Rows first, then columns, in
 * float, rounded once; the same on every machine.
 */
public final class Resampling {
    private Resampling() {}

    /**
     * The image with its shorter side scaled to {@code side}, the middle of the longer one kept: a square. An image that
     * is that square already is returned as it is.
     *
     * @param side pixels, 1 to {@link Image#MAX_SIDE}
     */
    public static Image square(Image image, int side) {
        if (side < 1 || side > Image.MAX_SIDE) {
            throw new IllegalArgumentException("not an image size: " + side);
        }
        int shorter = Math.min(image.width(), image.height());
        if (image.width() == side && image.height() == side) {
            return image;
        }
        double left = (image.width() - shorter) / 2.0;
        double top = (image.height() - shorter) / 2.0;
        ScaleWeights columns = ScaleWeights.of(image.width(), left, shorter, side);
        ScaleWeights rows = ScaleWeights.of(image.height(), top, shorter, side);
        float[] wide = new float[3 * side * image.height()];
        byte[] rgb = image.rgb();
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < side; x++) {
                for (int c = 0; c < 3; c++) {
                    float sum = 0;
                    for (int k = 0; k < columns.weight()[x].length; k++) {
                        int from = 3 * (y * image.width() + columns.first()[x] + k) + c;
                        sum += columns.weight()[x][k] * (rgb[from] & 0xFF);
                    }
                    wide[3 * (y * side + x) + c] = sum;
                }
            }
        }
        byte[] square = new byte[3 * side * side];
        for (int y = 0; y < side; y++) {
            for (int i = 0; i < 3 * side; i++) {
                float sum = 0;
                for (int k = 0; k < rows.weight()[y].length; k++) {
                    sum += rows.weight()[y][k] * wide[3 * side * (rows.first()[y] + k) + i];
                }
                square[3 * side * y + i] = (byte) Math.max(0, Math.min(255, Math.round(sum)));
            }
        }
        return new Image(side, side, square);
    }
}
