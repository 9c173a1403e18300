package org.facegap.models.named;

import java.util.List;
import java.util.Optional;
import org.facegap.models.align.PlanarImage;
import org.facegap.models.align.Point;
import org.facegap.models.external.FaceRows;

/** A network that says one row of numbers of each image, or finds no face in it. One thread at a time. */
public interface FaceNetwork extends AutoCloseable {
    /**
     * Rows of images of any size.
     *
     * @param near where about the meant face of each is
     */
    FaceRows rows(List<PlanarImage> images, List<Optional<Point>> near);

    /** Lets go of what it holds. */
    @Override
    void close();
}
