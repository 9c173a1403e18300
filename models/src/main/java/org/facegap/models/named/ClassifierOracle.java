package org.facegap.models.named;

import java.util.List;
import java.util.Map;
import org.facegap.models.attributes.AttributeClassifier;

/** An attribute network as an oracle. */
public final class ClassifierOracle implements ProbabilityOracle {
    private final AttributeClassifier network;
    private final ImageSide side;

    /**
     * Wraps a network, which is closed with this.
     *
     * @param imageSide side of the images it will be given
     * @throws org.facegap.core.UserError when they cannot be brought to the network's side
     */
    public ClassifierOracle(AttributeClassifier network, int imageSide) {
        this.network = network;
        this.side = new ImageSide(imageSide, network.spec().size());
    }

    @Override
    public Map<String, List<String>> values() {
        return network.spec().attributes();
    }

    @Override
    public float[][] probabilities(float[][] images) {
        return network.probabilities(side.apply(images));
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
