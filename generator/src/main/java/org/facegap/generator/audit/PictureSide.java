package org.facegap.generator.audit;

import org.facegap.core.UserError;

/**
 * Brings a generator's pictures to the side a network was trained for, by averaging whole blocks of pixels.
 *
 * @param from the generator's side in pixels
 * @param to the network's side in pixels
 */
record PictureSide(int from, int to) {
    /** Checks that the generator's side is a multiple of the network's. */
    PictureSide {
        if (from % to != 0) {
            throw new UserError("the generator's pictures are " + from + " px, which cannot be averaged to the " + to
                    + " px that the model reads; choose a model whose side divides " + from);
        }
    }

    float[][] apply(float[][] pictures) {
        if (from == to) {
            return pictures;
        }
        float[][] small = new float[pictures.length][];
        for (int i = 0; i < small.length; i++) {
            small[i] = shrink(pictures[i]);
        }
        return small;
    }

    private float[] shrink(float[] picture) {
        int block = from / to;
        float[] small = new float[3 * to * to];
        float scale = 1f / (block * block);
        for (int y = 0; y < 3 * from; y++) {
            int row = (y / block) * to;
            for (int x = 0; x < from; x++) {
                small[row + x / block] += picture[y * from + x] * scale;
            }
        }
        return small;
    }
}
