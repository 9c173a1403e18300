package org.facegap.models.external;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.facegap.models.align.PlanarImage;

/**
 * What a network says of images, some of which may show no face.
 *
 * @param rows one per image; of an image without a face what says nothing
 * @param faces in each image; always 1 for networks that look at the whole image
 */
public record FaceRows(float[][] rows, int[] faces) {
    /** Rows of a network that looks at the whole image and so always finds what it looks at. */
    public static FaceRows whole(float[][] rows) {
        int[] faces = new int[rows.length];
        Arrays.fill(faces, 1);
        return new FaceRows(rows, faces);
    }

    /** Images in which no face was found. */
    public long failures() {
        return Arrays.stream(faces).filter(n -> n == 0).count();
    }

    /** Runs a function over the images that are there; the others get a row that says nothing. */
    static FaceRows of(
            List<PlanarImage> placed, int[] faces, Function<List<PlanarImage>, float[][]> network, float[] nothing) {
        float[][] seen = network.apply(placed);
        float[][] rows = new float[faces.length][];
        int next = 0;
        for (int i = 0; i < rows.length; i++) {
            rows[i] = faces[i] > 0 ? seen[next++] : nothing.clone();
        }
        return new FaceRows(rows, faces);
    }
}
