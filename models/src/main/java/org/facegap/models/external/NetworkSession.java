package org.facegap.models.external;

import java.util.List;

/** A network of somebody else's, ready to run. One thread at a time. */
interface NetworkSession extends AutoCloseable {
    /**
     * Runs one batch.
     *
     * @param values row-major
     * @param shape of the batch
     * @return the outputs asked for when it was opened, in that order
     * @throws org.facegap.core.UserError when the network fails or an output is missing, no float32, or not finite
     */
    List<NetworkOutput> run(float[] values, long[] shape);

    @Override
    void close();
}
