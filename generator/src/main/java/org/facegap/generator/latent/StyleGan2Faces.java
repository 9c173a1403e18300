package org.facegap.generator.latent;

import org.facegap.models.stylegan2.Noise;
import org.facegap.models.stylegan2.StyleGan2;

/** A StyleGAN2 as a source of faces, without noise. */
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
    public int styleDim() {
        return network.config().wDim();
    }

    @Override
    public int layers() {
        return network.config().numWs();
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
        return w.length > 0 && w[0].length > styleDim()
                ? network.synthesizeExtended(w, Noise.NONE)
                : network.synthesize(w);
    }

    /** The network, which stays this one's. */
    public StyleGan2 network() {
        return network;
    }

    @Override
    public void close() {
        network.close();
    }
}
