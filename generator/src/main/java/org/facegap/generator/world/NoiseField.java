package org.facegap.generator.world;

import java.util.SplittableRandom;

/** A fixed, periodic, smooth two-dimensional noise between -1 and 1, the same in every image. */
final class NoiseField {

    private static final int SIDE = 64;
    private static final float[] GRID = grid();

    private NoiseField() {}

    private static float[] grid() {
        SplittableRandom random = new SplittableRandom(20240607L);
        float[] values = new float[SIDE * SIDE];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (2 * random.nextDouble() - 1);
        }
        return values;
    }

    /** The noise at a point; features are about one unit wide. */
    static float at(float x, float y) {
        int xi = (int) Math.floor(x);
        int yi = (int) Math.floor(y);
        float fx = x - xi;
        float fy = y - yi;
        fx = fx * fx * (3f - 2f * fx);
        fy = fy * fy * (3f - 2f * fy);
        int x0 = xi & (SIDE - 1);
        int x1 = (xi + 1) & (SIDE - 1);
        int y0 = (yi & (SIDE - 1)) * SIDE;
        int y1 = ((yi + 1) & (SIDE - 1)) * SIDE;
        float a = GRID[y0 + x0] + (GRID[y0 + x1] - GRID[y0 + x0]) * fx;
        float b = GRID[y1 + x0] + (GRID[y1 + x1] - GRID[y1 + x0]) * fx;
        return a + (b - a) * fy;
    }
}
