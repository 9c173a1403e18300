package org.facegap.models.named;

import java.util.List;
import java.util.Map;
import org.facegap.models.attributes.AttributeClassifier;

/** An attribute network as an oracle. */
public final class ClassifierOracle implements ProbabilityOracle {
    private final AttributeClassifier network;
    private final PictureSide side;

    /**
     * Wraps a network, which is closed with this.
     *
     * @param pictureSide side of the pictures it will be given
     * @throws org.facegap.core.UserError when they cannot be brought to the network's side
     */
    public ClassifierOracle(AttributeClassifier network, int pictureSide) {
        this.network = network;
        this.side = new PictureSide(pictureSide, network.spec().size());
    }

    @Override
    public Map<String, List<String>> values() {
        return network.spec().attributes();
    }

    @Override
    public float[][] probabilities(float[][] pictures) {
        return network.probabilities(side.apply(pictures));
    }

    /** The network, which stays this one's. */
    public AttributeClassifier network() {
        return network;
    }

    @Override
    public void close() {
        network.close();
    }
}
