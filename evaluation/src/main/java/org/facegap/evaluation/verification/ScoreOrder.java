package org.facegap.evaluation.verification;

import java.util.Arrays;

/** Ascending order of scores as places in the array, without boxing. */
final class ScoreOrder {
    private ScoreOrder() {}

    /** Places of the scores that are numbers, ascending by score; equal scores keep the order of the array. */
    static int[] ascending(double[] scores) {
        int[] from = new int[scores.length];
        int n = 0;
        for (int i = 0; i < scores.length; i++) {
            if (!Double.isNaN(scores[i])) {
                from[n++] = i;
            }
        }
        from = Arrays.copyOf(from, n);
        int[] to = new int[n];
        for (int width = 1; width > 0 && width < n; width *= 2) {
            for (int low = 0; low < n; low += 2 * width) {
                merge(scores, from, to, low, Math.min(n, low + width), (int) Math.min(n, low + 2L * width));
            }
            int[] swap = from;
            from = to;
            to = swap;
        }
        return from;
    }

    private static void merge(double[] scores, int[] from, int[] to, int low, int middle, int high) {
        int left = low;
        int right = middle;
        for (int i = low; i < high; i++) {
            if (left < middle && (right >= high || scores[from[left]] <= scores[from[right]])) {
                to[i] = from[left++];
            } else {
                to[i] = from[right++];
            }
        }
    }
}
