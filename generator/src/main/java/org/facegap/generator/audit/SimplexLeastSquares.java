package org.facegap.generator.audit;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.LUDecomposition;
import org.jspecify.annotations.Nullable;

/**
 * Shares p that explain observed shares q best: the p of least {@code |M p - q|} with {@code p >= 0} and {@code sum p = 1}.
 * Where the plain solution of {@code M p = q} is such a p, it is that one; else projected gradient descent from the start
 * given, with the projection of Duchi et al., "Efficient projections onto the l1-ball", ICML 2008.
 */
final class SimplexLeastSquares {
    private static final int STEPS = 20_000;
    private static final double SMALL = 1e-12;

    private SimplexLeastSquares() {}

    /**
     * Solves.
     *
     * @param matrix {@code [rows][columns]}, every column the distribution of what is observed for one true value
     * @param observed {@code [rows]}, sums to 1
     * @param start {@code [columns]}, sums to 1; decides among equally good answers
     */
    static double[] solve(double[][] matrix, double[] observed, double[] start) {
        double[] exact = exact(matrix, observed);
        return exact != null ? exact : descend(matrix, observed, start);
    }

    /** Null when there is no single answer or it leaves the simplex. */
    private static double @Nullable [] exact(double[][] matrix, double[] observed) {
        if (matrix.length != matrix[0].length) {
            return null;
        }
        DecompositionSolver solver = new LUDecomposition(new Array2DRowRealMatrix(matrix, false), SMALL).getSolver();
        if (!solver.isNonSingular()) {
            return null;
        }
        double[] p = solver.solve(new ArrayRealVector(observed, false)).toArray();
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            if (p[i] < -SMALL) {
                return null;
            }
            p[i] = Math.max(0, p[i]);
            sum += p[i];
        }
        for (int i = 0; i < p.length; i++) {
            p[i] /= sum;
        }
        return p;
    }

    private static double[] descend(double[][] matrix, double[] observed, double[] start) {
        int columns = start.length;
        double squares = 0;
        for (double[] row : matrix) {
            for (double v : row) {
                squares += v * v;
            }
        }
        double step = 1 / Math.max(squares, SMALL);
        double[] p = start.clone();
        for (int s = 0; s < STEPS; s++) {
            double[] next = p.clone();
            for (int i = 0; i < matrix.length; i++) {
                double rest = -observed[i];
                for (int j = 0; j < columns; j++) {
                    rest += matrix[i][j] * p[j];
                }
                for (int j = 0; j < columns; j++) {
                    next[j] -= step * matrix[i][j] * rest;
                }
            }
            project(next);
            double moved = 0;
            for (int j = 0; j < columns; j++) {
                moved = Math.max(moved, Math.abs(next[j] - p[j]));
            }
            p = next;
            if (moved < SMALL) {
                break;
            }
        }
        return p;
    }

    /** To the nearest point of the simplex, in place. */
    static void project(double[] p) {
        double[] falling = p.clone();
        Arrays.sort(falling);
        double sum = 0;
        double shift = 0;
        for (int k = 1; k <= p.length; k++) {
            double v = falling[p.length - k];
            sum += v;
            if (v - (sum - 1) / k > 0) {
                shift = (sum - 1) / k;
            }
        }
        for (int j = 0; j < p.length; j++) {
            p[j] = Math.max(0, p[j] - shift);
        }
    }
}
