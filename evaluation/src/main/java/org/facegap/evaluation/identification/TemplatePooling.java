package org.facegap.evaluation.identification;

import java.util.Map;
import java.util.TreeMap;

/**
 * IJB templates: the features of the frames of one medium (a video or a still) are averaged, the media of a template are
 * added, and the sum is scaled to length 1. So a video of a thousand frames weighs as much as one still.
 *
 * <p>A frame with a NaN or infinite component gave no feature: it is left out and counted. A template without any frame
 * left, or whose sum is zero, is NaN and all its scores are failures. Source: insightface {@code image2template_feature}
 * (the features may be weighted by detection scores before).
 *
 * @param ids the templates, ascending
 * @param vectors {@code [templates][d]}, of length 1 or NaN
 * @param failedFrames frames left out
 */
public record TemplatePooling(int[] ids, double[][] vectors, long failedFrames) {
    private record Sum(double[] values, int[] frames) {}

    /**
     * Pools.
     *
     * @param features {@code [frames][d]}
     * @param template template of each frame
     * @param media medium of each frame; the same number in two templates means two media
     * @throws IllegalArgumentException when lengths differ
     */
    public static TemplatePooling of(float[][] features, int[] template, int[] media) {
        if (features.length != template.length || features.length != media.length) {
            throw new IllegalArgumentException("features, templates and media differ in length");
        }
        int d = features.length == 0 ? 0 : features[0].length;
        TreeMap<Integer, TreeMap<Integer, Sum>> sums = new TreeMap<>();
        long failed = 0;
        for (int i = 0; i < features.length; i++) {
            if (features[i].length != d) {
                throw new IllegalArgumentException("features differ in length: " + d + " and " + features[i].length);
            }
            Map<Integer, Sum> own = sums.computeIfAbsent(template[i], t -> new TreeMap<>());
            if (!finite(features[i])) {
                failed++;
                continue;
            }
            Sum sum = own.computeIfAbsent(media[i], m -> new Sum(new double[d], new int[1]));
            for (int k = 0; k < d; k++) {
                sum.values[k] += features[i][k];
            }
            sum.frames[0]++;
        }
        int[] ids = new int[sums.size()];
        double[][] vectors = new double[sums.size()][d];
        int at = 0;
        for (Map.Entry<Integer, TreeMap<Integer, Sum>> entry : sums.entrySet()) {
            ids[at] = entry.getKey();
            for (Sum sum : entry.getValue().values()) {
                for (int k = 0; k < d; k++) {
                    vectors[at][k] += sum.values[k] / sum.frames[0];
                }
            }
            normalise(vectors[at++]);
        }
        return new TemplatePooling(ids, vectors, failed);
    }

    private static boolean finite(float[] feature) {
        for (float v : feature) {
            if (!Float.isFinite(v)) {
                return false;
            }
        }
        return true;
    }

    private static void normalise(double[] vector) {
        double squares = 0;
        for (double v : vector) {
            squares += v * v;
        }
        double length = squares == 0 ? Double.NaN : Math.sqrt(squares);
        for (int k = 0; k < vector.length; k++) {
            vector[k] /= length;
        }
    }

    /** Scalar product of two templates by their places; NaN when one of them is. */
    public double score(int a, int b) {
        double sum = 0;
        for (int k = 0; k < vectors[a].length; k++) {
            sum += vectors[a][k] * vectors[b][k];
        }
        return sum;
    }
}
