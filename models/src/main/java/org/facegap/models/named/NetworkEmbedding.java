package org.facegap.models.named;

import org.facegap.models.recognition.Embedder;

/** A recognition network as an embedding. */
public final class NetworkEmbedding implements Embedding {
    private final Embedder network;
    private final PictureSide side;

    /**
     * Wraps a network, which is closed with this.
     *
     * @param pictureSide side of the pictures it will be given
     * @throws org.facegap.core.UserError when they cannot be brought to the network's side
     */
    public NetworkEmbedding(Embedder network, int pictureSide) {
        this.network = network;
        this.side = new PictureSide(pictureSide, network.spec().size());
    }

    @Override
    public float[][] embed(float[][] pictures) {
        return network.embed(side.apply(pictures));
    }

    @Override
    public void close() {
        network.close();
    }
}
