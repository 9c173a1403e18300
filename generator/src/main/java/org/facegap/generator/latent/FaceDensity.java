package org.facegap.generator.latent;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.facegap.core.random.Gaussian;

/**
 * The face check without a detector: Mahalanobis distance of w to the cloud of mapped latents, against a quantile of that
 * cloud's own distances. Covariance by maximum likelihood, with 1e-3 of its mean variance added to the diagonal so that
 * flat directions do not decide. Immutable.
 */
public final class FaceDensity {
    private static final int CHUNK = 1024;
    private static final double RIDGE = 1e-3;

    private final double[] mean;
    private final double[][] factor;
    private final double limit;

    private FaceDensity(double[] mean, double[][] factor, double limit) {
        this.mean = mean;
        this.factor = factor;
        this.limit = limit;
    }

    /**
     * Fits to mapped random latents.
     *
     * @param samples how many are mapped: the cloud is fitted to the first half, the quantile taken in the second, since a
     *     cloud lies closer to its own samples than to new ones
     * @param quantile share that counts as faces, 0.5 to 1; at 1 everything does
     */
    public static FaceDensity fit(FaceSource faces, double psi, int samples, double quantile, long seed) {
        LatentSphere sphere = new LatentSphere(faces.latentDim());
        Gaussian random = new Gaussian(seed);
        float[][] w = new float[samples][];
        for (int start = 0; start < samples; start += CHUNK) {
            float[][] mapped = faces.map(sphere.draw(Math.min(CHUNK, samples - start), random), psi);
            System.arraycopy(mapped, 0, w, start, mapped.length);
        }
        float[][] half = Arrays.copyOf(w, samples / 2);
        double[] mean = mean(half);
        double[][] factor = factor(half, mean);
        FaceDensity open = new FaceDensity(mean, factor, Double.POSITIVE_INFINITY);
        if (quantile >= 1) {
            return open;
        }
        double[] distances = new double[samples - half.length];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = open.distance(w[half.length + i]);
        }
        Arrays.sort(distances);
        int rank = Math.max(0, (int) Math.ceil(quantile * distances.length) - 1);
        return new FaceDensity(mean, factor, distances[rank]);
    }

    private static double[] mean(float[][] w) {
        double[] mean = new double[w[0].length];
        for (float[] row : w) {
            for (int j = 0; j < mean.length; j++) {
                mean[j] += row[j];
            }
        }
        for (int j = 0; j < mean.length; j++) {
            mean[j] /= w.length;
        }
        return mean;
    }

    private static double[][] factor(float[][] w, double[] mean) {
        int dim = mean.length;
        double[][] covariance = new double[dim][dim];
        double[] centred = new double[dim];
        for (float[] row : w) {
            for (int j = 0; j < dim; j++) {
                centred[j] = row[j] - mean[j];
            }
            for (int j = 0; j < dim; j++) {
                double c = centred[j];
                double[] target = covariance[j];
                for (int k = 0; k <= j; k++) {
                    target[k] += c * centred[k];
                }
            }
        }
        double trace = 0;
        for (int j = 0; j < dim; j++) {
            for (int k = 0; k <= j; k++) {
                covariance[j][k] /= w.length;
                covariance[k][j] = covariance[j][k];
            }
            trace += covariance[j][j];
        }
        double ridge = Math.max(RIDGE * trace / dim, 1e-12);
        for (int j = 0; j < dim; j++) {
            covariance[j][j] += ridge;
        }
        return new CholeskyDecomposition(new Array2DRowRealMatrix(covariance, false))
                .getL()
                .getData();
    }

    /** Mahalanobis distance of a w to the cloud's centre. */
    public double distance(float[] w) {
        double[] y = new double[mean.length];
        double square = 0;
        for (int j = 0; j < y.length; j++) {
            double sum = w[j] - mean[j];
            double[] row = factor[j];
            for (int k = 0; k < j; k++) {
                sum -= row[k] * y[k];
            }
            y[j] = sum / row[j];
            square += y[j] * y[j];
        }
        return Math.sqrt(square);
    }

    /** Whether a w is usual enough to be a face. */
    public boolean isFace(float[] w) {
        return distance(w) <= limit;
    }
}
