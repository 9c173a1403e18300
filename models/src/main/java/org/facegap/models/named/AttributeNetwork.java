package org.facegap.models.named;

import java.util.List;
import java.util.Map;

/**
 * An attribute model.
 *
 * @param values attribute to its values, in the model's order
 * @param network gives the probabilities of all values of all attributes one after the other
 */
public record AttributeNetwork(Map<String, List<String>> values, FaceNetwork network) implements AutoCloseable {
    @Override
    public void close() {
        network.close();
    }
}
