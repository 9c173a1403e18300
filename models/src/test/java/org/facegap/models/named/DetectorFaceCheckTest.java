package org.facegap.models.named;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.facegap.models.align.Detection;
import org.facegap.models.align.FaceDetector;
import org.facegap.models.align.PlanarImage;
import org.junit.jupiter.api.Test;

class DetectorFaceCheckTest {
    /** Finds a face where the first pixel is bright, and a fainter one beside it. */
    private static final class Bright implements FaceDetector {
        private boolean closed;

        @Override
        public List<Detection> detect(PlanarImage image) {
            float first = image.values()[0];
            return first > 0.5
                    ? List.of(new Detection(0, 0, 2, 2, first, null), new Detection(0, 0, 4, 4, 0.1, null))
                    : List.of();
        }

        @Override
        public boolean givesLandmarks() {
            return false;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @Test
    void theSurestFaceCountsAndNoFaceIsZero() {
        Bright detector = new Bright();
        try (FaceCheck check = new DetectorFaceCheck(detector, 2)) {
            float[] bright = new float[12];
            bright[0] = 0.75f;
            assertThat(check.confidence(new float[][] {bright, new float[12]})).containsExactly(0.75f, 0f);
            assertThat(check.confidence(new float[0][])).isEmpty();
        }
        assertThat(detector.closed).isTrue();
    }
}
