package org.facegap.models.external;

import java.util.List;
import java.util.function.Function;
import org.facegap.models.align.PlanarPicture;

/**
 * What a network says of pictures, some of which may show no face.
 *
 * @param rows one per picture; of a picture without a face what says nothing
 * @param found whether there was a face to look at; always true for networks that look at the whole picture
 */
public record FaceRows(float[][] rows, boolean[] found) {
    /** Pictures in which no face was found. */
    public long failures() {
        long failures = 0;
        for (boolean face : found) {
            failures += face ? 0 : 1;
        }
        return failures;
    }

    /** Runs a function over the pictures that are there; the others get a row that says nothing. */
    static FaceRows of(
            List<PlanarPicture> placed,
            boolean[] found,
            Function<List<PlanarPicture>, float[][]> network,
            float[] nothing) {
        float[][] seen = network.apply(placed);
        float[][] rows = new float[found.length][];
        int next = 0;
        for (int i = 0; i < rows.length; i++) {
            rows[i] = found[i] ? seen[next++] : nothing.clone();
        }
        return new FaceRows(rows, found);
    }
}
