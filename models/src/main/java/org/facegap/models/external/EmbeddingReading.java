package org.facegap.models.external;

import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.Range;
import org.facegap.models.recognition.Flip;

/**
 * How a vector is read off a network's output.
 *
 * @param output name of the output; of a TorchScript module its key or its position, from 0
 * @param dimension length of the vector
 * @param flip what is done with the mirror image
 * @param normalise true divides the result by its length; false says that the network does, which is checked
 */
public record EmbeddingReading(
        @Doc("name of the output") String output,

        @Doc("length of the vector") @Range(min = 2, max = 65536)
        int dimension,

        @Doc("what is done with the mirror image") @Default("none")
        Flip flip,

        @Doc("divide by the length; false: the network already does") @Default("true")
        boolean normalise) {
    /** @throws IllegalArgumentException when a sum of two vectors is said to have length 1 */
    public EmbeddingReading {
        if (!normalise && flip != Flip.NONE) {
            throw new IllegalArgumentException("normalise: a sum of two vectors has to be divided by its length");
        }
    }
}
