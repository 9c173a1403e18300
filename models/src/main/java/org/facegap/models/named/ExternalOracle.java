package org.facegap.models.named;

import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.models.external.ExternalClassifier;

/** An attribute model of somebody else's as an oracle. A picture in which it finds no face is read with even odds. */
public final class ExternalOracle implements ProbabilityOracle {
    private final ExternalClassifier model;
    private final int side;

    /**
     * Wraps a model, which is closed with this.
     *
     * @param pictureSide side of the pictures it will be given
     * @throws UserError when it needs landmarks, which a generator's pictures have not
     */
    public ExternalOracle(ExternalClassifier model, int pictureSide) {
        this.model = model;
        this.side = pictureSide;
        ExternalEmbedding.refuseLandmarks(model.needsLandmarks());
    }

    @Override
    public Map<String, List<String>> values() {
        return model.values();
    }

    @Override
    public float[][] probabilities(float[][] pictures) {
        return model.probabilities(ExternalEmbedding.squares(pictures, side), null)
                .rows();
    }

    @Override
    public void close() {
        model.close();
    }
}
