package org.facegap.core.image;

/**
 * For each target pixel the source pixels it is made of: a triangle over the source, widened where a target pixel covers more than
 * one of them.
 *
 * @param first source pixel, by target pixel
 * @param weight of it and of those that follow, of sum 1
 */
record ScaleWeights(int[] first, float[][] weight) {
    static ScaleWeights of(int source, double start, double length, int target) {
        double step = length / target;
        double reach = Math.max(1, step);
        int[] first = new int[target];
        float[][] weight = new float[target][];
        for (int t = 0; t < target; t++) {
            double centre = start + (t + 0.5) * step;
            int from = Math.max(0, (int) Math.floor(centre - reach + 0.5));
            int to = Math.min(source, (int) Math.floor(centre + reach + 0.5));
            first[t] = Math.min(from, source - 1);
            int count = Math.max(1, to - first[t]);
            double[] own = new double[count];
            double sum = 0;
            for (int k = 0; k < count; k++) {
                own[k] = Math.max(0, 1 - Math.abs(first[t] + k + 0.5 - centre) / reach);
                sum += own[k];
            }
            weight[t] = new float[count];
            for (int k = 0; k < count; k++) {
                weight[t][k] = (float) (sum > 0 ? own[k] / sum : 1.0 / count);
            }
        }
        return new ScaleWeights(first, weight);
    }
}
