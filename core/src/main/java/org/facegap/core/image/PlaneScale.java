package org.facegap.core.image;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Brings square planes of numbers from one side to another, as {@link Resampling} brings images: averaged where it shrinks, bilinear
 * where it grows. Safe to share between threads.
 */
public final class PlaneScale {
    private static final ConcurrentMap<Long, PlaneScale> KNOWN = new ConcurrentHashMap<>();
    private final int source;
    private final int target;
    private final ScaleWeights weights;

    private PlaneScale(int source, int target) {
        this.source = source;
        this.target = target;
        weights = ScaleWeights.of(source, 0, source, target);
    }

    /**
     * The scale between two sides, made once.
     *
     * @param source pixels, 1 to {@link Image#MAX_SIDE}
     * @param target likewise
     */
    public static PlaneScale of(int source, int target) {
        if (Math.min(source, target) < 1 || Math.max(source, target) > Image.MAX_SIDE) {
            throw new IllegalArgumentException("not image sizes: " + source + " to " + target);
        }
        return KNOWN.computeIfAbsent((long) source << 32 | target, k -> new PlaneScale(source, target));
    }

    /**
     * Scales a plane, columns first.
     *
     * @param from source * source numbers from an offset on
     * @param to target * target numbers from an offset on; may be {@code from}
     * @param room source * target numbers from an offset on, which overlap neither
     */
    public void apply(float[] from, int fromOffset, float[] to, int toOffset, float[] room, int roomOffset) {
        for (int y = 0; y < source; y++) {
            int row = fromOffset + y * source;
            for (int x = 0; x < target; x++) {
                float[] own = weights.weight()[x];
                int first = row + weights.first()[x];
                float sum = 0;
                for (int k = 0; k < own.length; k++) {
                    sum += own[k] * from[first + k];
                }
                room[roomOffset + y * target + x] = sum;
            }
        }
        for (int y = 0; y < target; y++) {
            float[] own = weights.weight()[y];
            int first = roomOffset + weights.first()[y] * target;
            int row = toOffset + y * target;
            for (int x = 0; x < target; x++) {
                float sum = 0;
                for (int k = 0; k < own.length; k++) {
                    sum += own[k] * room[first + k * target + x];
                }
                to[row + x] = sum;
            }
        }
    }
}
