package org.facegap.evaluation.attribute.input;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Layouts of prediction files. */
public enum PredictionFormat {
    /** {@code score}, {@code label_value} and one column per group; {@code entity_id} and {@code model_id} are no groups. */
    AEQUITAS,
    /** What FairFace's {@code predict.py} writes: {@code face_name_align}, predicted {@code race}, {@code gender}, {@code age}. */
    FAIRFACE,
    /** {@code TP, FP, FN, TN} per line, other columns name the group; no image is known. */
    COUNTS,
    /** Ours: {@code true_X} and {@code predicted_X}, or {@code predicted_X@SYSTEM}, for each attribute X; {@code identity}, {@code image}; other columns are groups. */
    TIDY;

    /** The layout whose columns a header has, or null when it is none of them. */
    static @Nullable PredictionFormat of(List<String> header) {
        if (header.contains("score") && header.contains("label_value")) {
            return AEQUITAS;
        }
        if (header.contains("face_name_align")) {
            return FAIRFACE;
        }
        if (CountPredictions.fits(header)) {
            return COUNTS;
        }
        boolean tidy = header.stream()
                .filter(c -> c.startsWith(TidyPredictions.TRUE))
                .map(c -> TidyPredictions.PREDICTED + c.substring(TidyPredictions.TRUE.length()))
                .anyMatch(predicted -> header.contains(predicted)
                        || header.stream().anyMatch(c -> c.startsWith(predicted + TidyPredictions.AT)));
        return tidy ? TIDY : null;
    }
}
