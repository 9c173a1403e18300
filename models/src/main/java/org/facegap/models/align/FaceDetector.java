package org.facegap.models.align;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds faces in pictures. */
public interface FaceDetector extends AutoCloseable {
    /**
     * Finds faces.
     *
     * @return boxes and landmarks in pixels of the picture, the surest first; empty when there is no face
     */
    List<Detection> detect(PlanarPicture picture);

    /** Whether it gives the five landmarks. */
    boolean givesLandmarks();

    /** The largest face; of several as large, the surest. */
    default Optional<Detection> largest(PlanarPicture picture) {
        return detect(picture).stream()
                .max(Comparator.comparingDouble(Detection::area).thenComparingDouble(Detection::confidence));
    }

    /** Lets go of what it holds. */
    @Override
    default void close() {}
}
