package org.facegap.trainer.data;

import java.util.SplittableRandom;
import org.facegap.core.image.JpegQuality;
import org.facegap.core.image.PlaneScale;
import org.facegap.core.random.Gaussian;

/**
 * Changes images of one size. It holds the room that this takes, so that no image makes new arrays; one thread has one. The
 * same seed makes the same change on every machine.
 */
final class Augmenter {
    private static final int NOISE_BITS = 16;
    private static final float[] NOISE = noise();

    /** Least factor that is worth a filter. */
    private static final double SEEN = 1.05;

    private static final double SMALLEST_ERASED = 0.02;
    private static final double LARGEST_ASPECT = 3.3;

    private final int size;
    private final int plane;
    private final byte[] rgb;
    private final float[] planar;
    private final float[] scratch;
    private final float[] line;
    private final JpegQuality jpeg;

    Augmenter(int size) {
        this.size = size;
        plane = size * size;
        rgb = new byte[3 * plane];
        planar = new float[3 * plane];
        scratch = new float[2 * plane];
        line = new float[size];
        jpeg = new JpegQuality(size);
    }

    /** Random numbers whose values no JDK may choose. */
    private static final class Draws {
        private final SplittableRandom random;

        Draws(long seed) {
            random = new SplittableRandom(seed);
        }

        /** Below 1. */
        double uniform() {
            return (random.nextLong() >>> 11) * 0x1.0p-53;
        }

        double between(double low, double high) {
            return low + (high - low) * uniform();
        }

        /** From -most to most. */
        int around(int most) {
            return (int) Math.floor(between(-most, most + 1));
        }

        double gaussian() {
            return StrictMath.sqrt(-2 * StrictMath.log(1 - uniform())) * StrictMath.cos(2 * Math.PI * uniform());
        }

        long bits() {
            return random.nextLong();
        }
    }

    /**
     * A changed copy.
     *
     * @param image interleaved 8-bit RGB, {@code 3 * size * size} bytes
     * @return likewise; written over by the next call
     */
    byte[] apply(Augmentation recipe, byte[] image, long seed) {
        Draws draws = new Draws(seed);
        boolean mirror = draws.uniform() < recipe.flip();
        int dx = draws.around(recipe.shift());
        int dy = draws.around(recipe.shift());
        double gain = StrictMath.exp(recipe.exposure() * draws.gaussian());
        float[] gains = new float[3];
        for (int c = 0; c < 3; c++) {
            gains[c] = (float) (gain * StrictMath.exp(recipe.colour() * draws.gaussian()));
        }
        double blur = draws.between(1, recipe.blur());
        float sigma = (float) (255 * draws.between(0, recipe.noise()));
        if (recipe.crop() < 1 || recipe.rotation() > 0) {
            double side = draws.between(recipe.crop(), 1);
            double most = (1 - side) * (size - 1) / 2;
            turn(
                    image,
                    mirror,
                    side,
                    dx + draws.between(-most, most),
                    dy + draws.between(-most, most),
                    StrictMath.toRadians(draws.between(-recipe.rotation(), recipe.rotation())),
                    gains);
        } else {
            place(image, mirror, dx, dy, gains);
        }
        int small = draws.uniform() < recipe.degraded()
                ? (int) StrictMath.round(size / draws.between(1, recipe.lowResolution()))
                : size;
        boolean compressed = draws.uniform() < recipe.degraded() && recipe.jpeg() < 100;
        for (int c = 0; c < 3; c++) {
            if (blur > SEEN) {
                smooth(c * plane, blur);
            }
            if (small < size) {
                PlaneScale.of(size, small).apply(planar, c * plane, scratch, 0, scratch, plane);
                PlaneScale.of(small, size).apply(scratch, 0, planar, c * plane, scratch, plane);
            }
        }
        if (sigma > 0) {
            roughen(sigma, draws);
        }
        for (int c = 0; c < 3; c++) {
            for (int p = 0; p < plane; p++) {
                rgb[3 * p + c] = (byte) (Math.min(255f, Math.max(0f, planar[c * plane + p])) + 0.5f);
            }
        }
        if (compressed) {
            jpeg.apply(rgb, recipe.jpeg() + (int) draws.between(0, 100 - recipe.jpeg()));
        }
        if (draws.uniform() < recipe.erase()) {
            erase(recipe.eraseArea(), draws);
        }
        return rgb;
    }

    /** A mirror image, moved by whole pixels; borders are repeated. */
    private void place(byte[] image, boolean mirror, int dx, int dy, float[] gains) {
        for (int y = 0, to = 0; y < size; y++) {
            int row = within(y + dy) * size;
            for (int x = 0; x < size; x++, to++) {
                int sx = within(x + dx);
                int from = 3 * (row + (mirror ? size - 1 - sx : sx));
                planar[to] = (image[from] & 0xFF) * gains[0];
                planar[plane + to] = (image[from + 1] & 0xFF) * gains[1];
                planar[2 * plane + to] = (image[from + 2] & 0xFF) * gains[2];
            }
        }
    }

    /** A turned square of the image, of a share of its side, bilinear; borders are repeated. */
    private void turn(byte[] image, boolean mirror, double side, double dx, double dy, double angle, float[] gains) {
        double centre = (size - 1) / 2.0;
        double cos = side * StrictMath.cos(angle);
        double sin = side * StrictMath.sin(angle);
        for (int y = 0, to = 0; y < size; y++) {
            double v = y - centre;
            for (int x = 0; x < size; x++, to++) {
                double u = mirror ? centre - x : x - centre;
                double fx = Math.min(size - 1, Math.max(0, centre + dx + cos * u - sin * v));
                double fy = Math.min(size - 1, Math.max(0, centre + dy + sin * u + cos * v));
                int left = (int) fx;
                int top = (int) fy;
                float a = (float) (fx - left);
                float b = (float) (fy - top);
                int right = Math.min(size - 1, left + 1);
                int bottom = Math.min(size - 1, top + 1);
                for (int c = 0; c < 3; c++) {
                    float above = (1 - a) * (image[3 * (top * size + left) + c] & 0xFF)
                            + a * (image[3 * (top * size + right) + c] & 0xFF);
                    float below = (1 - a) * (image[3 * (bottom * size + left) + c] & 0xFF)
                            + a * (image[3 * (bottom * size + right) + c] & 0xFF);
                    planar[c * plane + to] = ((1 - b) * above + b * below) * gains[c];
                }
            }
        }
    }

    private int within(int at) {
        return Math.min(size - 1, Math.max(0, at));
    }

    /** Passes of a three-tap filter whose variance matches a box of the given width. */
    private void smooth(int offset, double factor) {
        double variance = (factor * factor - 1) / 12;
        int passes = Math.max(1, (int) Math.ceil(variance / 0.5));
        float side = (float) (variance / passes / 2);
        float centre = 1 - 2 * side;
        for (int pass = 0; pass < passes; pass++) {
            for (int y = 0; y < size; y++) {
                int row = offset + y * size;
                System.arraycopy(planar, row, line, 0, size);
                for (int x = 0; x < size; x++) {
                    planar[row + x] =
                            centre * line[x] + side * (line[Math.max(0, x - 1)] + line[Math.min(size - 1, x + 1)]);
                }
            }
            System.arraycopy(planar, offset, scratch, 0, plane);
            for (int y = 0; y < size; y++) {
                int above = Math.max(0, y - 1) * size;
                int below = Math.min(size - 1, y + 1) * size;
                for (int x = 0; x < size; x++) {
                    planar[offset + y * size + x] =
                            centre * scratch[y * size + x] + side * (scratch[above + x] + scratch[below + x]);
                }
            }
        }
    }

    /** Adds noise that is independent between pixels and between channels: 16 random bits choose each value. */
    private void roughen(float sigma, Draws draws) {
        long bits = 0;
        for (int i = 0; i < planar.length; i++) {
            bits = (i & 3) == 0 ? draws.bits() : bits >>> NOISE_BITS;
            planar[i] += sigma * NOISE[(int) bits & ((1 << NOISE_BITS) - 1)];
        }
    }

    private void erase(double largest, Draws draws) {
        double area = draws.between(Math.min(SMALLEST_ERASED, largest), largest) * plane;
        double aspect = StrictMath.exp(draws.between(-1, 1) * StrictMath.log(LARGEST_ASPECT));
        int width = (int) Math.min(size, Math.max(1, StrictMath.round(StrictMath.sqrt(area * aspect))));
        int height = (int) Math.min(size, Math.max(1, StrictMath.round(StrictMath.sqrt(area / aspect))));
        int left = (int) draws.between(0, size - width + 1);
        int top = (int) draws.between(0, size - height + 1);
        for (int y = top; y < top + height; y++) {
            int from = 3 * (y * size + left);
            long bits = 0;
            for (int i = 0; i < 3 * width; i++) {
                bits = (i & 7) == 0 ? draws.bits() : bits >>> 8;
                rgb[from + i] = (byte) bits;
            }
        }
    }

    private static float[] noise() {
        float[] table = new float[1 << NOISE_BITS];
        new Gaussian(20_261).fill(table);
        double sum = 0;
        for (float value : table) {
            sum += value;
        }
        float mean = (float) (sum / table.length);
        double square = 0;
        for (float value : table) {
            square += (value - mean) * (value - mean);
        }
        float scale = (float) Math.sqrt(table.length / square);
        for (int i = 0; i < table.length; i++) {
            table[i] = (table[i] - mean) * scale;
        }
        return table;
    }
}
