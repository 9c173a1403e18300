package org.facegap.models.named;

import java.util.List;
import org.facegap.models.align.Detection;
import org.facegap.models.align.FaceDetector;
import org.facegap.models.align.PlanarImage;

/** A face detector's confidence in its surest face. */
public final class DetectorFaceCheck implements FaceCheck {
    private final FaceDetector detector;
    private final int side;

    /**
     * Wraps a detector, which is closed with this.
     *
     * @param side of the images it will be given
     */
    public DetectorFaceCheck(FaceDetector detector, int side) {
        this.detector = detector;
        this.side = side;
    }

    @Override
    public float[] confidence(float[][] images) {
        float[] confidence = new float[images.length];
        for (int i = 0; i < confidence.length; i++) {
            List<Detection> found = detector.detect(PlanarImage.square(images[i], side));
            confidence[i] = found.isEmpty() ? 0 : (float) found.get(0).confidence();
        }
        return confidence;
    }

    @Override
    public void close() {
        detector.close();
    }
}
