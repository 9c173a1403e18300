package org.facegap.models.external;

import java.util.ArrayList;
import java.util.List;
import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.OneOf;
import org.facegap.core.config.Range;

/**
 * How faces are read off a detector's outputs.
 *
 * @param type {@code scrfd}: distances from anchor points on several grids, with or without landmarks; {@code ultraface}:
 *     one list of boxes in fractions of the input
 * @param scores outputs with confidences; for scrfd one per stride, [n, 1]; for ultraface [1, n, 2], the second a face's
 * @param boxes outputs with boxes; [n, 4]
 * @param points for scrfd: outputs with landmarks, [n, 10]; empty when it has none
 * @param strides for scrfd: pixels between two anchor points, of each output
 * @param anchors for scrfd: boxes at each anchor point
 * @param confidence least confidence of a face
 * @param overlap largest intersection over union of two faces that both count
 * @param border added around the image on each side before it is searched, black, as a fraction of its side; detectors
 *     miss faces that fill an image
 */
public record DetectorReading(
        @Doc("how boxes are written") @OneOf({"scrfd", "ultraface"})
        String type,

        @Doc("outputs with confidences") List<String> scores,

        @Doc("outputs with boxes") List<String> boxes,

        @Doc("scrfd: outputs with landmarks") @Default("[]") List<String> points,

        @Doc("scrfd: pixels between anchor points, of each output") @Range(min = 1, max = 512) @Default("[]")
        List<Integer> strides,

        @Doc("scrfd: boxes at each anchor point") @Range(min = 1, max = 16) @Default("2")
        int anchors,

        @Doc("least confidence of a face") @Range(min = 0, max = 1, minExclusive = true)
        double confidence,

        @Doc("largest overlap of two faces that both count") @Range(min = 0, max = 1)
        double overlap,

        @Doc("black border on each side, as a fraction of the image's side") @Range(min = 0, max = 4) @Default("0")
        double border) {
    /** @throws IllegalArgumentException when the parts do not fit */
    public DetectorReading {
        if (type.equals("scrfd")) {
            if (strides.isEmpty()) {
                throw new IllegalArgumentException("strides: missing: pixels between anchor points, of each output");
            }
            same("scores", scores, strides.size());
            same("boxes", boxes, strides.size());
            if (!points.isEmpty()) {
                same("points", points, strides.size());
            }
        } else {
            same("scores", scores, 1);
            same("boxes", boxes, 1);
            if (!points.isEmpty() || !strides.isEmpty()) {
                throw new IllegalArgumentException("type: points and strides go with scrfd only");
            }
        }
        List<String> outputs = new ArrayList<>(scores);
        outputs.addAll(boxes);
        outputs.addAll(points);
        if (outputs.stream().distinct().count() != outputs.size()) {
            throw new IllegalArgumentException("scores: an output is named twice in " + outputs);
        }
    }

    /** All outputs: scores, boxes, points. */
    List<String> outputs() {
        List<String> outputs = new ArrayList<>(scores);
        outputs.addAll(boxes);
        outputs.addAll(points);
        return outputs;
    }

    private static void same(String key, List<String> outputs, int wanted) {
        if (outputs.size() != wanted) {
            throw new IllegalArgumentException(
                    key + ": expected " + wanted + " names of outputs, found " + outputs.size());
        }
    }

    void checkSide(int width, int height) {
        for (int stride : strides) {
            if (width % stride != 0 || height % stride != 0) {
                throw new IllegalArgumentException(
                        "input: " + width + " x " + height + " is not a multiple of the stride " + stride);
            }
        }
    }
}
