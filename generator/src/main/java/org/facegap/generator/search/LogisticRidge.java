package org.facegap.generator.search;

import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.jspecify.annotations.Nullable;

/**
 * Logistic regression with a normal prior on its weights, fitted by Newton's method. The intercept has no prior. Immutable.
 */
final class LogisticRidge {
    private static final int ITERATIONS = 25;
    private static final double ENOUGH = 1e-4;

    /** Newton's steps are cut to this length, so that separable data do not run away in the first of them. */
    private static final double LONGEST_STEP = 5;

    private final double[] weights;

    private LogisticRidge(double[] weights) {
        this.weights = weights;
    }

    /**
     * Fits.
     *
     * @param rows features, all of one length
     * @param hits one per row
     * @param ridge precision of the prior
     * @param start an earlier fit to go on from; null for none
     */
    static LogisticRidge fit(List<double[]> rows, List<Boolean> hits, double ridge, @Nullable LogisticRidge start) {
        int dim = rows.get(0).length + 1;
        double[] weights = start == null ? new double[dim] : start.weights.clone();
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            double[] gradient = new double[dim];
            double[][] hessian = new double[dim][dim];
            for (int r = 0; r < rows.size(); r++) {
                double[] x = rows.get(r);
                double p = probability(weights, x);
                double error = (hits.get(r) ? 1 : 0) - p;
                double curvature = Math.max(p * (1 - p), 1e-9);
                accumulate(gradient, hessian, x, error, curvature);
            }
            for (int i = 0; i < dim; i++) {
                double prior = i == dim - 1 ? 1e-6 : ridge;
                gradient[i] -= prior * weights[i];
                hessian[i][i] += prior;
                for (int j = i + 1; j < dim; j++) {
                    hessian[i][j] = hessian[j][i];
                }
            }
            double[] step = new CholeskyDecomposition(new Array2DRowRealMatrix(hessian, false))
                    .getSolver()
                    .solve(new ArrayRealVector(gradient, false))
                    .toArray();
            double length = 0;
            for (double s : step) {
                length += s * s;
            }
            length = Math.sqrt(length);
            double scale = length > LONGEST_STEP ? LONGEST_STEP / length : 1;
            for (int i = 0; i < dim; i++) {
                weights[i] += scale * step[i];
            }
            if (length < ENOUGH) {
                break;
            }
        }
        return new LogisticRidge(weights);
    }

    private static void accumulate(double[] gradient, double[][] hessian, double[] x, double error, double curvature) {
        int last = x.length;
        for (int i = 0; i < last; i++) {
            gradient[i] += error * x[i];
            double c = curvature * x[i];
            double[] row = hessian[i];
            for (int j = 0; j <= i; j++) {
                row[j] += c * x[j];
            }
        }
        gradient[last] += error;
        for (int j = 0; j < last; j++) {
            hessian[last][j] += curvature * x[j];
        }
        hessian[last][last] += curvature;
    }

    private static double probability(double[] weights, double[] x) {
        double sum = weights[x.length];
        for (int i = 0; i < x.length; i++) {
            sum += weights[i] * x[i];
        }
        return 1 / (1 + Math.exp(-sum));
    }

    /** Probability of a hit. */
    double probability(double[] x) {
        return probability(weights, x);
    }
}
