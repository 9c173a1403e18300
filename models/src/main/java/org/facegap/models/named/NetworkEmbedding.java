package org.facegap.models.named;

import org.facegap.models.recognition.Embedder;
import org.facegap.models.recognition.Flip;

/** A recognition network as an embedding. */
public final class NetworkEmbedding implements Embedding {
    private final Embedder network;
    private final ImageSide side;
    private final Flip flip;

    /** Without mirror images. */
    public NetworkEmbedding(Embedder network, int imageSide) {
        this(network, imageSide, Flip.NONE);
    }

    /**
     * Wraps a network, which is closed with this.
     *
     * @param imageSide side of the images it will be given
     * @throws org.facegap.core.UserError when they cannot be brought to the network's side
     */
    public NetworkEmbedding(Embedder network, int imageSide, Flip flip) {
        this.network = network;
        this.flip = flip;
        this.side = new ImageSide(imageSide, network.spec().size());
    }

    @Override
    public float[][] embed(float[][] images) {
        return network.embed(side.apply(images), flip);
    }

    @Override
    public void close() {
        network.close();
    }
}
