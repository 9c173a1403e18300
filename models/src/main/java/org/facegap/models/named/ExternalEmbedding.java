package org.facegap.models.named;

import java.util.Arrays;
import java.util.List;
import org.facegap.core.UserError;
import org.facegap.models.align.PlanarPicture;
import org.facegap.models.external.ExternalEmbedder;

/**
 * A recognition model of somebody else's as an embedding. A picture in which it finds no face gets zeros, whose cosine to
 * everything is 0: it passes no check that asks for the same person.
 */
public final class ExternalEmbedding implements Embedding {
    private final ExternalEmbedder model;
    private final int side;

    /**
     * Wraps a model, which is closed with this.
     *
     * @param pictureSide side of the pictures it will be given
     * @throws UserError when it needs landmarks, which a generator's pictures have not
     */
    public ExternalEmbedding(ExternalEmbedder model, int pictureSide) {
        this.model = model;
        this.side = pictureSide;
        refuseLandmarks(model.needsLandmarks());
    }

    static void refuseLandmarks(boolean needed) {
        if (needed) {
            throw UserError.usage(
                    "a generator's pictures come without landmarks: a model card with face.align: five-points"
                            + " needs a face.detector, or ffhq-to-arcface for a generator trained on FFHQ");
        }
    }

    static List<PlanarPicture> squares(float[][] pictures, int side) {
        return Arrays.stream(pictures)
                .map(picture -> PlanarPicture.square(picture, side))
                .toList();
    }

    @Override
    public float[][] embed(float[][] pictures) {
        return model.embed(squares(pictures, side), null).rows();
    }

    @Override
    public void close() {
        model.close();
    }
}
