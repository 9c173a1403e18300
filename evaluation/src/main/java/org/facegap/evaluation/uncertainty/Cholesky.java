package org.facegap.evaluation.uncertainty;

import org.jspecify.annotations.Nullable;

/** Lower triangular factor of a small covariance matrix. */
final class Cholesky {
    private static final double RELATIVE = 1e-9;

    private Cholesky() {}

    /** {@code L} with {@code L L^T = matrix}, or null when the matrix is not safely positive definite. */
    static double @Nullable [][] of(double[][] matrix) {
        int n = matrix.length;
        double[][] l = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= l[i][k] * l[j][k];
                }
                if (i == j) {
                    if (!(sum > RELATIVE * matrix[i][i]) || sum <= 0) {
                        return null;
                    }
                    l[i][i] = Math.sqrt(sum);
                } else {
                    l[i][j] = sum / l[j][j];
                }
            }
        }
        return l;
    }

    /** Solves {@code L x = b} for a lower triangular {@code L}. */
    static double[] solve(double[][] l, double[] b) {
        double[] x = new double[b.length];
        for (int i = 0; i < b.length; i++) {
            double sum = b[i];
            for (int k = 0; k < i; k++) {
                sum -= l[i][k] * x[k];
            }
            x[i] = sum / l[i][i];
        }
        return x;
    }

    /** {@code L x}. */
    static double[] multiply(double[][] l, double[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            for (int k = 0; k <= i; k++) {
                y[i] += l[i][k] * x[k];
            }
        }
        return y;
    }
}
