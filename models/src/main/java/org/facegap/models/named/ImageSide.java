package org.facegap.models.named;

import org.facegap.core.UserError;

/**
 * Brings a generator's images to the side a network was trained for, by averaging whole blocks of pixels, or by
 * linear interpolation between their centres.
 *
 * @param from the generator's side in pixels
 * @param to the network's side in pixels
 */
record ImageSide(int from, int to) {
    /** Checks that one side is a multiple of the other. */
    ImageSide {
        if (from % to != 0 && to % from != 0) {
            throw new UserError("the images are " + from + " px, which cannot be brought to the " + to
                    + " px that the model reads; choose a model whose side divides or is a multiple of " + from
                    + ", or images of " + to + " px (dataset import --size " + to + ")");
        }
    }

    float[][] apply(float[][] images) {
        if (from == to) {
            return images;
        }
        float[][] brought = new float[images.length][];
        for (int i = 0; i < brought.length; i++) {
            brought[i] = from > to ? shrink(images[i]) : enlarge(images[i]);
        }
        return brought;
    }

    private float[] shrink(float[] image) {
        int block = from / to;
        float[] small = new float[3 * to * to];
        float scale = 1f / (block * block);
        for (int y = 0; y < 3 * from; y++) {
            int row = (y / block) * to;
            for (int x = 0; x < from; x++) {
                small[row + x / block] += image[y * from + x] * scale;
            }
        }
        return small;
    }

    private float[] enlarge(float[] image) {
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
                    double upper = image[at] + (column - left) * (image[at + right] - image[at]);
                    double lower = image[at + down] + (column - left) * (image[at + down + right] - image[at + down]);
                    large[(c * to + y) * to + x] = (float) (upper + (row - top) * (lower - upper));
                }
            }
        }
        return large;
    }

    /** Where a pixel of the large image lies among the centres of the small one's. */
    private double position(int pixel) {
        return Math.min(from - 1, Math.max(0, (pixel + 0.5) * from / to - 0.5));
    }
}
