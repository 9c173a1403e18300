package org.facegap.generator.latent;

import org.facegap.models.stylegan2.StyleGan2;

/** A StyleGAN2 as a source of faces; the same w in every layer, constant noise off. */
public final class StyleGan2Faces implements FaceSource {
    private final StyleGan2 network;

    /** Wraps a network, which is closed with this. */
    public StyleGan2Faces(StyleGan2 network) {
        this.network = network;
    }

    @Override
    public int latentDim() {
        return network.config().zDim();
    }

    @Override
    public int size() {
        return network.size();
    }

    @Override
    public float[][] map(float[][] z, double psi) {
        return network.map(z, psi);
    }

    @Override
    public float[][] render(float[][] w) {
        return network.synthesize(w);
    }

    @Override
    public void close() {
        network.close();
    }
}
