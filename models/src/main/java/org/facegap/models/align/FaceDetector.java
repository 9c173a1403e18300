package org.facegap.models.align;

import java.util.List;

/** Finds faces in images. */
public interface FaceDetector extends AutoCloseable {
    /**
     * Finds faces.
     *
     * @return boxes and landmarks in pixels of the image, the surest first; empty when there is no face
     */
    List<Detection> detect(PlanarImage image);

    /** Whether it gives the five landmarks. */
    boolean givesLandmarks();

    /** Lets go of what it holds. */
    @Override
    default void close() {}
}
