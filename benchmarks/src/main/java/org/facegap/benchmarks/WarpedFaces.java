package org.facegap.benchmarks;

import org.facegap.core.random.Gaussian;
import org.facegap.generator.latent.FaceSource;
import org.facegap.generator.latent.LatentSphere;

/**
 * A generator whose input is entangled: before the mapping z goes twice through a fixed random layer, z + 2 tanh(M z), and
 * back to the sphere, so that no attribute is a direction of z any more.
 */
final class WarpedFaces implements FaceSource {
    private static final int LAYERS = 2;

    private final FaceSource faces;
    private final float[][][] matrices;

    WarpedFaces(FaceSource faces, long seed) {
        this.faces = faces;
        int dim = faces.latentDim();
        Gaussian random = new Gaussian(seed);
        matrices = new float[LAYERS][dim][dim];
        for (float[][] matrix : matrices) {
            for (float[] row : matrix) {
                random.fill(row);
                for (int j = 0; j < dim; j++) {
                    row[j] *= (float) (1.5 / Math.sqrt(dim));
                }
            }
        }
    }

    /** What the generator under it is given. */
    float[] warp(float[] z) {
        LatentSphere sphere = new LatentSphere(z.length);
        float[] now = sphere.normalise(z.clone());
        for (float[][] matrix : matrices) {
            float[] next = new float[now.length];
            for (int i = 0; i < next.length; i++) {
                double sum = 0;
                for (int j = 0; j < now.length; j++) {
                    sum += matrix[i][j] * now[j];
                }
                next[i] = (float) (now[i] + 2 * Math.tanh(sum));
            }
            now = sphere.normalise(next);
        }
        return now;
    }

    @Override
    public int latentDim() {
        return faces.latentDim();
    }

    @Override
    public int styleDim() {
        return faces.styleDim();
    }

    @Override
    public int layers() {
        return faces.layers();
    }

    @Override
    public int size() {
        return faces.size();
    }

    @Override
    public float[][] map(float[][] z, double psi) {
        float[][] warped = new float[z.length][];
        for (int i = 0; i < z.length; i++) {
            warped[i] = warp(z[i]);
        }
        return faces.map(warped, psi);
    }

    @Override
    public float[][] render(float[][] w) {
        return faces.render(w);
    }

    @Override
    public void close() {
        faces.close();
    }
}
