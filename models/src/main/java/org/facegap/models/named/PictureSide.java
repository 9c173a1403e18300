package org.facegap.models.named;

import org.facegap.core.UserError;

/**
 * Brings a generator's pictures to the side a network was trained for, by averaging whole blocks of pixels, or by
 * linear interpolation between their centres.
 *
 * @param from the generator's side in pixels
 * @param to the network's side in pixels
 */
record PictureSide(int from, int to) {
    /** Checks that one side is a multiple of the other. */
    PictureSide {
        if (from % to != 0 && to % from != 0) {
            throw new UserError("the pictures are " + from + " px, which cannot be brought to the " + to
                    + " px that the model reads; choose a model whose side divides or is a multiple of " + from);
        }
    }

    float[][] apply(float[][] pictures) {
        if (from == to) {
            return pictures;
        }
        float[][] brought = new float[pictures.length][];
        for (int i = 0; i < brought.length; i++) {
            brought[i] = from > to ? shrink(pictures[i]) : enlarge(pictures[i]);
        }
        return brought;
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

    private float[] enlarge(float[] picture) {
        float[] large = new float[3 * to * to];
        for (int y = 0; y < to; y++) {
            double row = position(y);
            int top = (int) row;
            for (int x = 0; x < to; x++) {
                double column = position(x);
                int left = (int) column;
                for (int c = 0; c < 3; c++) {
                    int at = (c * from + top) * from + left;
                    int down = top + 1 < from ? from : 0;
                    int right = left + 1 < from ? 1 : 0;
                    double upper = picture[at] + (column - left) * (picture[at + right] - picture[at]);
                    double lower =
                            picture[at + down] + (column - left) * (picture[at + down + right] - picture[at + down]);
                    large[(c * to + y) * to + x] = (float) (upper + (row - top) * (lower - upper));
                }
            }
        }
        return large;
    }

    /** Where a pixel of the large picture lies among the centres of the small one's. */
    private double position(int pixel) {
        return Math.min(from - 1, Math.max(0, (pixel + 0.5) * from / to - 0.5));
    }
}
