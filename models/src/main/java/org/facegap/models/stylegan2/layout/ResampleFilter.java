package org.facegap.models.stylegan2.layout;

import java.util.Arrays;
import java.util.List;
import org.facegap.core.UserError;
import org.facegap.models.checkpoint.array.LazyTensor;
import org.facegap.models.checkpoint.pickle.PickledList;

/** The one low-pass filter that this project's networks resample with: outer([1, 3, 3, 1]) over its sum. */
final class ResampleFilter {
    private static final double[] TAPS = {1, 3, 3, 1};

    private ResampleFilter() {}

    /** Checks a filter stored as an array whose sum must be {@code sum}. */
    static void check(String origin, String name, LazyTensor filter, double sum) {
        boolean good = Arrays.equals(filter.shape(), new long[] {4, 4});
        if (good) {
            float[] values = filter.values();
            for (int i = 0; i < 16; i++) {
                good &= Math.abs(values[i] - sum * TAPS[i / 4] * TAPS[i % 4] / 64) < 1e-5 * sum;
            }
        }
        if (!good) {
            throw refused(origin, name);
        }
    }

    /** Checks a filter given as a setting. */
    static void check(String origin, String name, PickledList taps) {
        List<Object> items = taps.items();
        boolean good = items.size() == 4;
        for (int i = 0; good && i < 4; i++) {
            good = items.get(i) instanceof Number n && n.doubleValue() == TAPS[i];
        }
        if (!good) {
            throw refused(origin, name);
        }
    }

    private static UserError refused(String origin, String name) {
        return new UserError(origin + ": " + name
                + " is not the filter [1, 3, 3, 1]; networks that resample with another filter cannot be run here");
    }
}
