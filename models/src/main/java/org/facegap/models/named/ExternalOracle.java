package org.facegap.models.named;

import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.models.external.ExternalClassifier;

/** An attribute model of somebody else's as an oracle. An image in which it finds no face is read with even odds. */
public final class ExternalOracle implements ProbabilityOracle {
    private final ExternalClassifier model;
    private final int side;

    /**
     * Wraps a model, which is closed with this.
     *
     * @param imageSide side of the images it will be given
     * @throws UserError when it needs landmarks, which a generator's images have not
     */
    public ExternalOracle(ExternalClassifier model, int imageSide) {
        this.model = model;
        this.side = imageSide;
        ExternalEmbedding.refuseLandmarks(model.needsLandmarks());
    }

    @Override
    public Map<String, List<String>> values() {
        return model.values();
    }

    @Override
    public float[][] probabilities(float[][] images) {
        return model.probabilities(ExternalEmbedding.squares(images, side), null)
                .rows();
    }

    @Override
    public void close() {
        model.close();
    }
}
