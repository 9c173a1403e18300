package org.facegap.models.external;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.facegap.models.align.PlanarPicture;

/**
 * What a network says of pictures, some of which may show no face.
 *
 * @param rows one per picture; of a picture without a face what says nothing
 * @param faces in each picture; always 1 for networks that look at the whole picture
 */
public record FaceRows(float[][] rows, int[] faces) {
    /** Rows of a network that looks at the whole picture and so always finds what it looks at. */
    public static FaceRows whole(float[][] rows) {
        int[] faces = new int[rows.length];
        Arrays.fill(faces, 1);
        return new FaceRows(rows, faces);
    }

    /** Pictures in which no face was found. */
    public long failures() {
        return Arrays.stream(faces).filter(n -> n == 0).count();
    }

    /** Runs a function over the pictures that are there; the others get a row that says nothing. */
    static FaceRows of(
            List<PlanarPicture> placed,
            int[] faces,
            Function<List<PlanarPicture>, float[][]> network,
            float[] nothing) {
        float[][] seen = network.apply(placed);
        float[][] rows = new float[faces.length][];
        int next = 0;
        for (int i = 0; i < rows.length; i++) {
            rows[i] = faces[i] > 0 ? seen[next++] : nothing.clone();
        }
        return new FaceRows(rows, faces);
    }
}
