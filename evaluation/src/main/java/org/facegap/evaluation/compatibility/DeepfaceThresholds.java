package org.facegap.evaluation.compatibility;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The distances up to which deepface takes two faces for one identity, by model and metric.
 *
 * <p>Source: {@code deepface/config/threshold.py} (MIT), all 44 values compared with the releases 0.0.96 and 0.0.100 (commit
 * 243209f of 2026-06-29), which have the same. A pair is verified at {@code distance <= threshold}. They were tuned by its
 * authors on LFW and other sets, without regard to groups.
 */
public final class DeepfaceThresholds {
    private static final List<String> METRICS = List.of("cosine", "euclidean", "euclideanl2", "angular");

    /** Cosine, Euclidean, Euclidean of vectors of length 1, and angular distance. */
    private static final Map<String, List<Double>> BY_MODEL = Map.ofEntries(
            Map.entry("vggface", List.of(0.68, 1.17, 1.17, 0.39)),
            Map.entry("facenet", List.of(0.40, 10.0, 0.80, 0.33)),
            Map.entry("facenet512", List.of(0.30, 23.56, 1.04, 0.35)),
            Map.entry("arcface", List.of(0.68, 4.15, 1.13, 0.39)),
            Map.entry("dlib", List.of(0.07, 0.6, 0.4, 0.12)),
            Map.entry("sface", List.of(0.593, 10.734, 1.055, 0.36)),
            Map.entry("openface", List.of(0.10, 0.55, 0.55, 0.11)),
            Map.entry("deepface", List.of(0.23, 64.0, 0.64, 0.12)),
            Map.entry("deepid", List.of(0.015, 45.0, 0.17, 0.04)),
            Map.entry("ghostfacenet", List.of(0.65, 35.71, 1.10, 0.38)),
            Map.entry("buffalol", List.of(0.55, 0.6, 1.1, 0.45)));

    private DeepfaceThresholds() {}

    /**
     * The threshold of a column named as deepface's pivot names it, such as {@code VGG-Face_euclidean_l2}; null where model
     * or metric are none of deepface's. Case and separators do not count.
     */
    public static @Nullable Double of(String system) {
        String plain = system.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        for (int m = 0; m < METRICS.size(); m++) {
            if (plain.endsWith(METRICS.get(m))) {
                String model =
                        plain.substring(0, plain.length() - METRICS.get(m).length());
                List<Double> thresholds = BY_MODEL.get(model);
                return thresholds == null ? null : thresholds.get(m);
            }
        }
        return null;
    }
}
