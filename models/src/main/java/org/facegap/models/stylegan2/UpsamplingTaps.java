package org.facegap.models.stylegan2;

/**
 * Constant linear maps behind the two upsamplings: what the 4x4 filter [1,3,3,1] x [1,3,3,1] does to a 3x3 transposed
 * convolution and to a picture, written as ordinary 3x3 convolutions of the low-resolution input, one per output phase.
 */
final class UpsamplingTaps {
    private static final double[] FILTER = {1, 3, 3, 1};

    private UpsamplingTaps() {}

    /** [9, 36]: weight tap (ky, kx) to phase (py, px) and tap (a, b). */
    static float[] convolution() {
        float[] map = new float[9 * 36];
        for (int ky = 0; ky < 3; ky++) {
            for (int kx = 0; kx < 3; kx++) {
                for (int py = 0; py < 2; py++) {
                    for (int px = 0; px < 2; px++) {
                        for (int a = 0; a < 3; a++) {
                            for (int b = 0; b < 3; b++) {
                                double v = tap(py - 2 * (a - 1) + 2 - ky) * tap(px - 2 * (b - 1) + 2 - kx) * 4 / 64;
                                map[(ky * 3 + kx) * 36 + ((py * 2 + px) * 9) + a * 3 + b] = (float) v;
                            }
                        }
                    }
                }
            }
        }
        return map;
    }

    /** [12, 1, 3, 3]: per colour the four phases' taps. */
    static float[] picture() {
        double[][] phase = {{0.25, 0.75, 0}, {0, 0.75, 0.25}};
        float[] taps = new float[12 * 9];
        for (int c = 0; c < 3; c++) {
            for (int py = 0; py < 2; py++) {
                for (int px = 0; px < 2; px++) {
                    for (int a = 0; a < 3; a++) {
                        for (int b = 0; b < 3; b++) {
                            taps[((c * 4 + py * 2 + px) * 3 + a) * 3 + b] = (float) (phase[py][a] * phase[px][b]);
                        }
                    }
                }
            }
        }
        return taps;
    }

    private static double tap(int i) {
        return i >= 0 && i < 4 ? FILTER[i] : 0;
    }
}
