package org.facegap.models.align;

/**
 * Moves images with linear interpolation between the four nearest pixels. Where the result is at least twice as small,
 * whole blocks of pixels are averaged first, so that no pixel of the source is skipped; this alone differs from OpenCV's
 * {@code warpAffine}, which skips them.
 */
public final class Warp {
    /** What lies outside of the source. */
    public enum Outside {
        /** Black, as in OpenCV's constant border. */
        BLACK,
        /** The nearest pixel of the source. */
        EDGE
    }

    private Warp() {}

    /**
     * Warps an image.
     *
     * @param place where a pixel of the source comes to lie
     * @param width pixels of the result
     * @param height pixels of the result
     * @throws IllegalArgumentException when the map cannot be undone
     */
    public static PlanarImage apply(PlanarImage source, Affine place, int width, int height, Outside outside) {
        Affine back = place.inverse();
        int blockX = block(Math.hypot(back.xx(), back.xy()), source.width());
        int blockY = block(Math.hypot(back.yx(), back.yy()), source.height());
        PlanarImage from = blockX == 1 && blockY == 1 ? source : average(source, blockX, blockY);
        float[] values = new float[Math.toIntExact(3L * width * height)];
        int plane = width * height;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double u = (back.xx() * x + back.xy() * y + back.dx() - (blockX - 1) / 2.0) / blockX;
                double v = (back.yx() * x + back.yy() * y + back.dy() - (blockY - 1) / 2.0) / blockY;
                sample(from, u, v, outside, values, y * width + x, plane);
            }
        }
        return new PlanarImage(width, height, values);
    }

    private static int block(double sourcePixelsPerPixel, int most) {
        return (int) Math.min(most, Math.max(1, Math.floor(sourcePixelsPerPixel + 1e-9)));
    }

    private static void sample(
            PlanarImage from, double u, double v, Outside outside, float[] values, int at, int plane) {
        double left = Math.floor(u);
        double top = Math.floor(v);
        double fx = u - left;
        double fy = v - top;
        for (int corner = 0; corner < 4; corner++) {
            double weight = ((corner & 1) == 0 ? 1 - fx : fx) * (corner < 2 ? 1 - fy : fy);
            double column = left + (corner & 1);
            double row = top + (corner >> 1);
            if (outside == Outside.EDGE) {
                column = Math.min(from.width() - 1, Math.max(0, column));
                row = Math.min(from.height() - 1, Math.max(0, row));
            } else if (!(column >= 0 && column < from.width() && row >= 0 && row < from.height())) {
                continue;
            }
            int pixel = (int) row * from.width() + (int) column;
            for (int c = 0; c < 3; c++) {
                values[c * plane + at] += (float) (weight * from.values()[c * from.width() * from.height() + pixel]);
            }
        }
    }

    /** Means of blocks; those at the right and lower edge may have fewer pixels. */
    private static PlanarImage average(PlanarImage source, int blockX, int blockY) {
        int width = (source.width() + blockX - 1) / blockX;
        int height = (source.height() + blockY - 1) / blockY;
        float[] values = new float[3 * width * height];
        for (int c = 0; c < 3; c++) {
            for (int y = 0; y < height; y++) {
                int bottom = Math.min(source.height(), (y + 1) * blockY);
                for (int x = 0; x < width; x++) {
                    int right = Math.min(source.width(), (x + 1) * blockX);
                    double sum = 0;
                    for (int row = y * blockY; row < bottom; row++) {
                        int start = (c * source.height() + row) * source.width();
                        for (int column = x * blockX; column < right; column++) {
                            sum += source.values()[start + column];
                        }
                    }
                    int n = (bottom - y * blockY) * (right - x * blockX);
                    values[(c * height + y) * width + x] = (float) (sum / n);
                }
            }
        }
        return new PlanarImage(width, height, values);
    }
}
