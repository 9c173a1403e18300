package org.facegap.core.image;

/**
 * What baseline JPEG of a quality leaves of a square image, without coding it: YCbCr (JFIF), colour at half the side, 8 x 8 cosine
 * transforms, quantised by the tables of ITU-T T.81 annex K at the quality of the Independent JPEG Group's library. The lossless
 * part of JPEG is left out, since it changes nothing. Not safe to share between threads.
 */
public final class JpegQuality {
    private static final int[] LUMA = {
        16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29,
        51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121,
        120, 101, 72, 92, 95, 98, 112, 100, 103, 99
    };
    private static final int[] CHROMA = {
        17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99, 99, 99, 47, 66, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99
    };
    private static final float[] COSINES = cosines();
    private static final float[] INVERSE = transposed(COSINES);

    private final int size;
    private final int luma;
    private final int chroma;
    private final float[] y;
    private final float[] blue;
    private final float[] red;
    private final float[] fullBlue;
    private final float[] fullRed;
    private final float[] block = new float[64];
    private final float[] half = new float[64];

    /** @param size side of the images in pixels */
    public JpegQuality(int size) {
        this.size = size;
        chroma = (size + 15) / 16 * 8;
        luma = 2 * chroma;
        y = new float[luma * luma];
        fullBlue = new float[luma * luma];
        fullRed = new float[luma * luma];
        blue = new float[chroma * chroma];
        red = new float[chroma * chroma];
    }

    /**
     * Changes an image in place.
     *
     * @param rgb interleaved 8-bit RGB, {@code 3 * size * size} bytes
     * @param quality 1 to 100
     */
    public void apply(byte[] rgb, int quality) {
        if (quality < 1 || quality > 100) {
            throw new IllegalArgumentException("quality is 1 to 100, not " + quality);
        }
        split(rgb);
        halve(fullBlue, blue);
        halve(fullRed, red);
        quantise(y, luma, table(LUMA, quality));
        float[] colours = table(CHROMA, quality);
        quantise(blue, chroma, colours);
        quantise(red, chroma, colours);
        join(rgb);
    }

    private void split(byte[] rgb) {
        for (int row = 0, to = 0; row < luma; row++) {
            int from = Math.min(size - 1, row) * size;
            for (int x = 0; x < luma; x++, to++) {
                int pixel = 3 * (from + Math.min(size - 1, x));
                float r = rgb[pixel] & 0xFF;
                float g = rgb[pixel + 1] & 0xFF;
                float b = rgb[pixel + 2] & 0xFF;
                y[to] = 0.299f * r + 0.587f * g + 0.114f * b - 128;
                fullBlue[to] = -0.168736f * r - 0.331264f * g + 0.5f * b;
                fullRed[to] = 0.5f * r - 0.418688f * g - 0.081312f * b;
            }
        }
    }

    private void halve(float[] full, float[] small) {
        for (int row = 0; row < chroma; row++) {
            for (int x = 0; x < chroma; x++) {
                int at = 2 * row * luma + 2 * x;
                small[row * chroma + x] = (full[at] + full[at + 1] + full[at + luma] + full[at + luma + 1]) / 4;
            }
        }
    }

    private void quantise(float[] plane, int side, float[] steps) {
        for (int top = 0; top < side; top += 8) {
            for (int left = 0; left < side; left += 8) {
                for (int row = 0; row < 8; row++) {
                    System.arraycopy(plane, (top + row) * side + left, block, 8 * row, 8);
                }
                transform(false);
                for (int i = 0; i < 64; i++) {
                    block[i] = (float) Math.rint(block[i] / steps[i]) * steps[i];
                }
                transform(true);
                for (int row = 0; row < 8; row++) {
                    System.arraycopy(block, 8 * row, plane, (top + row) * side + left, 8);
                }
            }
        }
    }

    /** The block's cosine transform, rows and then columns, or its inverse. */
    private void transform(boolean inverse) {
        float[] matrix = inverse ? INVERSE : COSINES;
        turned(block, half, matrix);
        turned(half, block, matrix);
    }

    /** Transforms rows and writes them as columns. */
    private static void turned(float[] from, float[] to, float[] matrix) {
        for (int u = 0; u < 8; u++) {
            for (int row = 0; row < 8; row++) {
                float sum = 0;
                for (int x = 0; x < 8; x++) {
                    sum += matrix[8 * u + x] * from[8 * row + x];
                }
                to[8 * u + row] = sum;
            }
        }
    }

    private void join(byte[] rgb) {
        for (int row = 0, to = 0; row < size; row++) {
            for (int x = 0; x < size; x++) {
                float light = y[row * luma + x] + 128;
                float b = between(blue, row, x);
                float r = between(red, row, x);
                rgb[to++] = clamp(light + 1.402f * r);
                rgb[to++] = clamp(light - 0.344136f * b - 0.714136f * r);
                rgb[to++] = clamp(light + 1.772f * b);
            }
        }
    }

    /** Colour at full size: three quarters of the nearer value and one quarter of the other, both ways. */
    private float between(float[] small, int row, int x) {
        int nearRow = row / 2;
        int farRow = Math.min(chroma - 1, Math.max(0, row % 2 == 0 ? nearRow - 1 : nearRow + 1));
        int near = x / 2;
        int far = Math.min(chroma - 1, Math.max(0, x % 2 == 0 ? near - 1 : near + 1));
        return 0.5625f * small[nearRow * chroma + near]
                + 0.1875f * (small[nearRow * chroma + far] + small[farRow * chroma + near])
                + 0.0625f * small[farRow * chroma + far];
    }

    private static byte clamp(float value) {
        return (byte) (Math.min(255f, Math.max(0f, value)) + 0.5f);
    }

    private static float[] table(int[] standard, int quality) {
        int scale = quality < 50 ? 5000 / quality : 200 - 2 * quality;
        float[] steps = new float[64];
        for (int i = 0; i < 64; i++) {
            steps[i] = Math.min(255, Math.max(1, (standard[i] * scale + 50) / 100));
        }
        return steps;
    }

    private static float[] transposed(float[] matrix) {
        float[] transposed = new float[64];
        for (int i = 0; i < 64; i++) {
            transposed[i % 8 * 8 + i / 8] = matrix[i];
        }
        return transposed;
    }

    private static float[] cosines() {
        float[] cosines = new float[64];
        for (int u = 0; u < 8; u++) {
            for (int x = 0; x < 8; x++) {
                cosines[8 * u + x] = (float)
                        (StrictMath.cos((2 * x + 1) * u * Math.PI / 16) * (u == 0 ? StrictMath.sqrt(0.125) : 0.5));
            }
        }
        return cosines;
    }
}
