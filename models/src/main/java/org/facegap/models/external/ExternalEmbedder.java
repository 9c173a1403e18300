package org.facegap.models.external;

import java.util.List;
import java.util.Optional;
import org.facegap.core.UserError;
import org.facegap.models.align.FaceChoice;
import org.facegap.models.align.FivePoints;
import org.facegap.models.align.PlanarImage;
import org.facegap.models.align.Point;
import org.jspecify.annotations.Nullable;

/** A recognition model of somebody else's: images in, embeddings of length 1 out. One thread at a time. */
public final class ExternalEmbedder implements AutoCloseable {
    private static final double LENGTH_TOLERANCE = 1e-3;

    private final EmbeddingReading reading;
    private final ImagePreparation preparation;
    private final NetworkRows network;

    ExternalEmbedder(EmbeddingReading reading, ImagePreparation preparation, NetworkRows network) {
        this.reading = reading;
        this.preparation = preparation;
        this.network = network;
    }

    /**
     * Embeds images.
     *
     * @param images of any size
     * @param landmarks of the face in each image; null where the card aligns otherwise or names a detector
     * @return one unit vector of {@link #dimension} numbers each; zeros for an image in which no face was found
     * @throws UserError when the network does not give what its card says
     */
    public FaceRows embed(List<PlanarImage> images, @Nullable List<FivePoints> landmarks) {
        return rows(PlacedImages.of(preparation, images, landmarks, List.of()));
    }

    /**
     * The same for images whose faces a detector finds.
     *
     * @param near where about the face is in each image, in pixels, for {@link FaceChoice#LANDMARKS}; empty where nothing
     *     is known
     */
    public FaceRows embedNear(List<PlanarImage> images, List<Optional<Point>> near) {
        return rows(PlacedImages.of(preparation, images, null, near));
    }

    private FaceRows rows(PlacedImages placed) {
        return FaceRows.of(placed.images(), placed.faces(), this::vectors, new float[reading.dimension()]);
    }

    /** Length of a vector. */
    public int dimension() {
        return reading.dimension();
    }

    /** Whether every image has to come with landmarks: it aligns by them and has no detector to find them. */
    public boolean needsLandmarks() {
        return preparation.needsLandmarks();
    }

    private float[][] vectors(List<PlanarImage> faces) {
        float[][] vectors = reading.flip().vectors(faces, this::raw, PlanarImage::mirrored, this::unit);
        for (float[] vector : vectors) {
            if (!reading.normalise() && Math.abs(length(vector) - 1) > LENGTH_TOLERANCE) {
                throw new UserError(network.file() + ": a vector has the length " + length(vector)
                        + ", but embedding.normalise: false says that the network divides by it");
            }
            unit(vector);
        }
        return vectors;
    }

    private float[][] raw(List<PlanarImage> faces) {
        float[][] vectors = new float[faces.size()][];
        List<List<float[]>> rows = network.run(faces);
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] = rows.get(i).get(0);
            if (vectors[i].length != reading.dimension()) {
                throw UserError.usage(network.file() + ": output " + reading.output() + " gives " + vectors[i].length
                        + " numbers for an image, but embedding.dimension is " + reading.dimension());
            }
        }
        return vectors;
    }

    private void unit(float[] vector) {
        double length = length(vector);
        if (!(length > 0)) {
            throw new UserError(network.file() + ": a vector is all zeros, which has no direction");
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) (vector[i] / length);
        }
    }

    private static double length(float[] vector) {
        double sum = 0;
        for (float v : vector) {
            sum += (double) v * v;
        }
        return Math.sqrt(sum);
    }

    @Override
    public void close() {
        network.close();
        preparation.close();
    }
}
