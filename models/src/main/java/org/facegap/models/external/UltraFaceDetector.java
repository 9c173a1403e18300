package org.facegap.models.external;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.facegap.core.UserError;
import org.facegap.models.align.Detection;
import org.facegap.models.align.FaceDetector;
import org.facegap.models.align.PlanarImage;
import org.facegap.models.align.Point;
import org.facegap.models.align.Suppression;

/**
 * UltraFace ("Ultra-Light-Fast-Generic-Face-Detector-1MB", Linzaer): one list of candidates, each with the probabilities of
 * no face and of a face, and the left, top, right and lower edge of its box as fractions of the image, which is stretched
 * to the network's size. No landmarks.
 */
final class UltraFaceDetector implements FaceDetector {
    private final NetworkInput input;
    private final DetectorReading reading;
    private final NetworkRows network;

    /** @param network with the outputs scores and boxes in this order */
    UltraFaceDetector(NetworkInput input, DetectorReading reading, NetworkRows network) {
        this.input = input;
        this.reading = reading;
        this.network = network;
    }

    @Override
    public List<Detection> detect(PlanarImage image) {
        SearchedImage searched = SearchedImage.stretched(image, reading.border(), input.width(), input.height());
        List<NetworkOutput> outputs = network.outputs(searched.seen());
        float[] scores = outputs.get(0).values();
        float[] boxes = outputs.get(1).values();
        if (scores.length == 0 || scores.length % 2 != 0 || boxes.length != 2 * scores.length) {
            throw UserError.usage(network.file() + ": outputs of the shapes "
                    + Arrays.toString(outputs.get(0).shape()) + " and "
                    + Arrays.toString(outputs.get(1).shape()) + ", expected [1, n, 2] and [1, n, 4]");
        }
        List<Detection> found = new ArrayList<>();
        for (int i = 0; i < scores.length / 2; i++) {
            if (scores[2 * i + 1] >= reading.confidence()) {
                // Fractions are of areas; a pixel's centre is half a pixel from its edge.
                Point upper = searched.back(
                        (double) boxes[4 * i] * input.width() - 0.5, (double) boxes[4 * i + 1] * input.height() - 0.5);
                Point lower = searched.back(
                        (double) boxes[4 * i + 2] * input.width() - 0.5,
                        (double) boxes[4 * i + 3] * input.height() - 0.5);
                found.add(new Detection(
                        upper.x(), upper.y(), lower.x(), lower.y(), Math.min(1, scores[2 * i + 1]), null));
            }
        }
        return Suppression.greedy(found, reading.overlap());
    }

    @Override
    public boolean givesLandmarks() {
        return false;
    }

    @Override
    public void close() {
        network.close();
    }
}
