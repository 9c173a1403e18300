package org.facegap.trainer.data;

import java.util.SplittableRandom;
import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.Range;

/**
 * Random changes to a training image, the same for every arm: what a camera does (exposure, colour cast, blur, noise),
 * a mirror and a small shift. Each image's draw depends only on its seed.
 *
 * @param flip probability of a mirror image
 * @param shift largest shift in pixels
 * @param exposure standard deviation of log exposure
 * @param colour standard deviation of log gain per channel
 * @param blur largest factor by which resolution is reduced; each image draws between 1 and this
 * @param noise largest standard deviation of pixel noise; each image draws between 0 and this
 */
public record Augmentation(
        @Doc("probability of a mirror image") @Range(min = 0, max = 1) @Default("0.5")
        double flip,

        @Doc("largest shift in pixels") @Range(min = 0, max = 64) @Default("2")
        int shift,

        @Doc("standard deviation of log exposure") @Range(min = 0, max = 2) @Default("0.1")
        double exposure,

        @Doc("standard deviation of log gain per channel") @Range(min = 0, max = 2) @Default("0.03")
        double colour,

        @Doc("largest factor by which resolution is reduced") @Range(min = 1, max = 16) @Default("2.5")
        double blur,

        @Doc("largest standard deviation of pixel noise") @Range(min = 0, max = 1) @Default("0.05")
        double noise) {
    private static final int NOISE_TABLE = 1 << 16;
    private static final float[] NOISE = noiseTable();

    /** No change at all. */
    public static Augmentation none() {
        return new Augmentation(0, 0, 0, 0, 1, 0);
    }

    /** Applies a draw to the image in {@code row[offset ..]}, planar RGB of the given side, in place. */
    public void apply(float[] row, int offset, int size, long seed, float[] scratch) {
        SplittableRandom random = new SplittableRandom(seed);
        boolean mirror = random.nextDouble() < flip;
        int dx = shift == 0 ? 0 : random.nextInt(-shift, shift + 1);
        int dy = shift == 0 ? 0 : random.nextInt(-shift, shift + 1);
        double gain = Math.exp(exposure * gaussian(random));
        double factor = 1 + (blur - 1) * random.nextDouble();
        double sigma = noise * random.nextDouble();
        int noiseAt = random.nextInt(NOISE_TABLE);
        int plane = size * size;
        for (int c = 0; c < 3; c++) {
            float channelGain = (float) (gain * Math.exp(colour * gaussian(random)));
            int base = offset + c * plane;
            for (int y = 0; y < size; y++) {
                int sy = Math.min(size - 1, Math.max(0, y + dy));
                for (int x = 0; x < size; x++) {
                    int sx = Math.min(size - 1, Math.max(0, x + dx));
                    scratch[y * size + x] = row[base + sy * size + (mirror ? size - 1 - sx : sx)] * channelGain;
                }
            }
            if (factor > 1.05) {
                smooth(scratch, size, factor);
            }
            for (int p = 0; p < plane; p++) {
                float v = scratch[p] + (float) sigma * NOISE[(noiseAt + c * plane + p * 7) & (NOISE_TABLE - 1)];
                row[base + p] = Math.min(1f, Math.max(0f, v));
            }
        }
    }

    /** Two passes of a three-tap filter whose variance matches a box of the given width. */
    private static void smooth(float[] plane, int size, double factor) {
        double variance = (factor * factor - 1) / 12;
        int passes = Math.max(1, (int) Math.ceil(variance / 0.5));
        float side = (float) (variance / passes / 2);
        float centre = 1 - 2 * side;
        float[] line = new float[size];
        for (int pass = 0; pass < passes; pass++) {
            for (int axis = 0; axis < 2; axis++) {
                int step = axis == 0 ? 1 : size;
                int stride = axis == 0 ? size : 1;
                for (int k = 0; k < size; k++) {
                    int start = k * stride;
                    for (int i = 0; i < size; i++) {
                        line[i] = plane[start + i * step];
                    }
                    for (int i = 0; i < size; i++) {
                        float before = line[Math.max(0, i - 1)];
                        float after = line[Math.min(size - 1, i + 1)];
                        plane[start + i * step] = centre * line[i] + side * (before + after);
                    }
                }
            }
        }
    }

    private static double gaussian(SplittableRandom random) {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    private static float[] noiseTable() {
        SplittableRandom random = new SplittableRandom(20_261);
        float[] table = new float[NOISE_TABLE];
        for (int i = 0; i < table.length; i++) {
            table[i] = (float) gaussian(random);
        }
        return table;
    }
}
