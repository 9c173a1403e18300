package org.facegap.models.stylegan2;

/** The 4x4 filter [1,3,3,1] x [1,3,3,1] of every upsampling by 2, with the gain of 4 that the inserted zeros ask for. */
final class UpsamplingTaps {
    private static final double[] FILTER = {1, 3, 3, 1};

    private UpsamplingTaps() {}

    /** [1, 1, 4, 4]. */
    static float[] filter() {
        float[] taps = new float[16];
        for (int i = 0; i < 16; i++) {
            taps[i] = (float) (FILTER[i / 4] * FILTER[i % 4] * 4 / 64);
        }
        return taps;
    }

    /** [12, 1, 3, 3]: zero insertion and filter as a 3x3 convolution of the small image, per colour and output phase. */
    static float[] image() {
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
}
