package org.facegap.models.named;

import java.util.Arrays;
import java.util.List;
import org.facegap.core.UserError;
import org.facegap.models.align.PlanarImage;
import org.facegap.models.external.ExternalEmbedder;

/**
 * A recognition model of somebody else's as an embedding. An image in which it finds no face gets zeros, whose cosine to
 * everything is 0: it passes no check that asks for the same identity.
 */
public final class ExternalEmbedding implements Embedding {
    private final ExternalEmbedder model;
    private final int side;

    /**
     * Wraps a model, which is closed with this.
     *
     * @param imageSide side of the images it will be given
     * @throws UserError when it needs landmarks, which a generator's images have not
     */
    public ExternalEmbedding(ExternalEmbedder model, int imageSide) {
        this.model = model;
        this.side = imageSide;
        refuseLandmarks(model.needsLandmarks());
    }

    static void refuseLandmarks(boolean needed) {
        if (needed) {
            throw UserError.usage(
                    "a generator's images come without landmarks: a model card with face.align: five-points"
                            + " needs a face.detector, or ffhq-to-arcface for a generator trained on FFHQ");
        }
    }

    static List<PlanarImage> squares(float[][] images, int side) {
        return Arrays.stream(images)
                .map(image -> PlanarImage.square(image, side))
                .toList();
    }

    @Override
    public float[][] embed(float[][] images) {
        return model.embed(squares(images, side), null).rows();
    }

    @Override
    public void close() {
        model.close();
    }
}
