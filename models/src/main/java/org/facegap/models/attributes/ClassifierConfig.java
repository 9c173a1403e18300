package org.facegap.models.attributes;

import java.util.List;
import java.util.Map;
import org.facegap.core.config.Doc;
import org.facegap.core.config.Range;

/**
 * Shape of an attribute network.
 *
 * @param size input images' side in pixels
 * @param width channels after the first convolution
 * @param depths convolutions per stage; every stage halves the side
 * @param attributes attribute name to its values, in the order of the network's outputs
 */
public record ClassifierConfig(
        @Doc("input side in pixels") @Range(min = 16, max = 512)
        int size,

        @Doc("channels after the first convolution") @Range(min = 4, max = 256)
        int width,

        @Doc("convolutions per stage; every stage halves the side")
        List<Integer> depths,

        @Doc("attribute name to its values") Map<String, List<String>> attributes) {
    /** Number of outputs over all attributes. */
    public int outputs() {
        return attributes.values().stream().mapToInt(List::size).sum();
    }

    /** Index of an attribute's first output. */
    public int offset(String attribute) {
        int offset = 0;
        for (Map.Entry<String, List<String>> e : attributes.entrySet()) {
            if (e.getKey().equals(attribute)) {
                return offset;
            }
            offset += e.getValue().size();
        }
        throw new IllegalArgumentException("no attribute " + attribute + "; there are " + attributes.keySet());
    }
}
