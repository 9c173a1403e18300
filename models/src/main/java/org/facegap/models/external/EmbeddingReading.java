package org.facegap.models.external;

import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.OneOf;
import org.facegap.core.config.Range;

/**
 * How a vector is read off a network's output.
 *
 * @param output name of the output; of a TorchScript module its key or its position, from 0
 * @param dimension length of the vector
 * @param flip {@code none}; {@code sum}: the outputs for the image and its mirror image are added, as InsightFace does;
 *     {@code sum-of-unit}: each is divided by its length first
 * @param normalise true divides the result by its length; false says that the network does, which is checked
 */
public record EmbeddingReading(
        @Doc("name of the output") String output,

        @Doc("length of the vector") @Range(min = 2, max = 65536)
        int dimension,

        @Doc("what is done with the mirror image") @OneOf({"none", "sum", "sum-of-unit"}) @Default("none")
        String flip,

        @Doc("divide by the length; false: the network already does") @Default("true")
        boolean normalise) {
    /** @throws IllegalArgumentException when a sum of two vectors is said to have length 1 */
    public EmbeddingReading {
        if (!normalise && !flip.equals("none")) {
            throw new IllegalArgumentException("normalise: a sum of two vectors has to be divided by its length");
        }
    }
}
