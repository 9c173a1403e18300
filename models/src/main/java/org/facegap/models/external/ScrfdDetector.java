package org.facegap.models.external;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.facegap.core.UserError;
import org.facegap.models.align.Detection;
import org.facegap.models.align.FaceDetector;
import org.facegap.models.align.FivePoints;
import org.facegap.models.align.PlanarImage;
import org.facegap.models.align.Point;
import org.facegap.models.align.Suppression;
import org.jspecify.annotations.Nullable;

/**
 * SCRFD (Guo et al., Sample and Computation Redistribution for Efficient Face Detection, ICLR 2022) as InsightFace exports
 * it. Around anchor points every {@code stride} pixels, row by row, each with some anchors, the network gives a confidence,
 * the distances to the box's left, top, right and lower edge, and x and y of five landmarks relative to the point; distances
 * are in strides. Outputs are listed all scores, all boxes, all points, strides ascending.
 */
final class ScrfdDetector implements FaceDetector {
    private final NetworkInput input;
    private final DetectorReading reading;
    private final NetworkRows network;

    /** @param network with the outputs scores, boxes, points in this order */
    ScrfdDetector(NetworkInput input, DetectorReading reading, NetworkRows network) {
        this.input = input;
        this.reading = reading;
        this.network = network;
    }

    @Override
    public List<Detection> detect(PlanarImage image) {
        SearchedImage searched = SearchedImage.letterbox(image, reading.border(), input.width(), input.height());
        List<NetworkOutput> outputs = network.outputs(searched.seen());
        int levels = reading.strides().size();
        List<Detection> found = new ArrayList<>();
        for (int level = 0; level < levels; level++) {
            int stride = reading.strides().get(level);
            int columns = input.width() / stride;
            int anchors = columns * (input.height() / stride) * reading.anchors();
            float[] scores = values(outputs.get(level), anchors, stride);
            float[] boxes = values(outputs.get(levels + level), 4 * anchors, stride);
            float[] points =
                    givesLandmarks() ? values(outputs.get(2 * levels + level), 10 * anchors, stride) : new float[0];
            for (int i = 0; i < anchors; i++) {
                if (scores[i] >= reading.confidence()) {
                    double x = (i / reading.anchors()) % columns * (double) stride;
                    double y = (i / reading.anchors()) / columns * (double) stride;
                    found.add(detection(searched, x, y, stride, scores[i], boxes, points, i));
                }
            }
        }
        return Suppression.greedy(found, reading.overlap());
    }

    private Detection detection(
            SearchedImage searched,
            double x,
            double y,
            int stride,
            double score,
            float[] boxes,
            float[] points,
            int i) {
        Point upper = searched.back(x - (double) boxes[4 * i] * stride, y - (double) boxes[4 * i + 1] * stride);
        Point lower = searched.back(x + (double) boxes[4 * i + 2] * stride, y + (double) boxes[4 * i + 3] * stride);
        @Nullable FivePoints landmarks = null;
        if (givesLandmarks()) {
            double[] xy = new double[10];
            for (int k = 0; k < 5; k++) {
                Point p = searched.back(
                        x + (double) points[10 * i + 2 * k] * stride, y + (double) points[10 * i + 2 * k + 1] * stride);
                xy[2 * k] = p.x();
                xy[2 * k + 1] = p.y();
            }
            landmarks = FivePoints.of(xy);
        }
        return new Detection(upper.x(), upper.y(), lower.x(), lower.y(), Math.min(1, score), landmarks);
    }

    private float[] values(NetworkOutput output, int expected, int stride) {
        if (output.values().length != expected) {
            throw UserError.usage(network.file() + ": output " + output.name() + " has the shape "
                    + Arrays.toString(output.shape()) + ", expected " + expected + " numbers for the stride " + stride
                    + " and " + reading.anchors()
                    + " anchors; are detector.strides, anchors and the outputs in order?");
        }
        return output.values();
    }

    @Override
    public boolean givesLandmarks() {
        return !reading.points().isEmpty();
    }

    @Override
    public void close() {
        network.close();
    }
}
