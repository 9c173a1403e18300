package org.facegap.cli.match;

import java.util.List;
import org.facegap.models.align.PlanarPicture;
import org.facegap.models.external.FaceRows;

/** A network that says one row of numbers of each picture, or finds no face in it. One thread at a time. */
interface FaceNetwork extends AutoCloseable {
    /** Rows of pictures of any size. */
    FaceRows rows(List<PlanarPicture> pictures);

    /** Lets go of what it holds. */
    @Override
    void close();
}
