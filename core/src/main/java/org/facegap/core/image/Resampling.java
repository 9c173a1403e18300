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
        Weights columns = Weights.of(image.width(), left, shorter, side);
        Weights rows = Weights.of(image.height(), top, shorter, side);
        float[] wide = new float[3 * side * image.height()];
        byte[] rgb = image.rgb();
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < side; x++) {
                for (int c = 0; c < 3; c++) {
                    float sum = 0;
                    for (int k = 0; k < columns.weight[x].length; k++) {
                        int from = 3 * (y * image.width() + columns.first[x] + k) + c;
                        sum += columns.weight[x][k] * (rgb[from] & 0xFF);
                    }
                    wide[3 * (y * side + x) + c] = sum;
                }
            }
        }
        byte[] square = new byte[3 * side * side];
        for (int y = 0; y < side; y++) {
            for (int i = 0; i < 3 * side; i++) {
                float sum = 0;
                for (int k = 0; k < rows.weight[y].length; k++) {
                    sum += rows.weight[y][k] * wide[3 * side * (rows.first[y] + k) + i];
                }
                square[3 * side * y + i] = (byte) Math.max(0, Math.min(255, Math.round(sum)));
            }
        }
        return new Image(side, side, square);
    }

    /** For each target pixel the source pixels it is made of. */
    private record Weights(int[] first, float[][] weight) {
        static Weights of(int source, double start, double length, int target) {
            double step = length / target;
            double reach = Math.max(1, step);
            int[] first = new int[target];
            float[][] weight = new float[target][];
            for (int t = 0; t < target; t++) {
                double centre = start + (t + 0.5) * step;
                int from = Math.max(0, (int) Math.floor(centre - reach + 0.5));
                int to = Math.min(source, (int) Math.floor(centre + reach + 0.5));
                first[t] = Math.min(from, source - 1);
                int count = Math.max(1, to - first[t]);
                double[] own = new double[count];
                double sum = 0;
                for (int k = 0; k < count; k++) {
                    own[k] = Math.max(0, 1 - Math.abs(first[t] + k + 0.5 - centre) / reach);
                    sum += own[k];
                }
                weight[t] = new float[count];
                for (int k = 0; k < count; k++) {
                    weight[t][k] = (float) (sum > 0 ? own[k] / sum : 1.0 / count);
                }
            }
            return new Weights(first, weight);
        }
    }
}
