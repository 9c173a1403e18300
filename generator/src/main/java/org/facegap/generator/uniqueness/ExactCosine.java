package org.facegap.generator.uniqueness;

import org.facegap.core.UserError;
import org.facegap.core.statistics.Cosine;

/**
 * The similarity that counts: {@code x.y / sqrt(x.x * y.y)} in double, summed from the first value to the last. Two equal
 * rows have exactly 1.
 *
 * <p>The same in float32 by a matrix product errs by no more than {@link #band}: a sum of d products errs by at most {@code
 * g = d u / (1 - d u)} times the sum of the products' sizes, u = 2^-24, in whatever order it is taken (Higham, "Accuracy and
 * Stability of Numerical Algorithms", 3.1), and that sum is at most 1 for rows of length 1; bringing the rows to length 1 adds
 * 2 u. Only pairs within this band of a threshold have to be computed again in double.
 */
final class ExactCosine {
    private static final double UNIT = 0x1p-24;
    private static final int CHUNK = 1 << 20;

    private final EmbeddingRows rows;
    private final double[] squares;

    /**
     * Measures all rows' lengths.
     *
     * @throws UserError when a row has no length or a value that is no number; names it
     */
    ExactCosine(EmbeddingRows rows) {
        this.rows = rows;
        this.squares = new double[rows.count()];
        int dimension = rows.dimension();
        int chunk = Math.max(1, CHUNK / Math.max(1, dimension));
        for (int first = 0; first < squares.length; first += chunk) {
            int count = Math.min(chunk, squares.length - first);
            float[] values = rows.read(first, count);
            for (int i = 0; i < count; i++) {
                double square = dot(values, i, values, i, dimension);
                if (!(square > 0) || !Double.isFinite(square)) {
                    throw new UserError(rows.name() + ": row " + (first + i)
                            + (square == 0 ? " is all zeros" : " holds a value that is no finite number")
                            + "; a cosine needs a direction");
                }
                squares[first + i] = square;
            }
        }
    }

    /** The largest error of the float32 similarity of rows of so many values. */
    static double band(int dimension) {
        double n = dimension + 8;
        return n * UNIT / (1 - n * UNIT) + 1e-12;
    }

    private static double dot(float[] a, int i, float[] b, int j, int dimension) {
        return Cosine.product(a, i * dimension, b, j * dimension, dimension);
    }

    /**
     * Similarity of row i of one block and row j of another.
     *
     * @param a block of rows that begins with row {@code firstA}
     * @param b block of rows that begins with row {@code firstB}
     */
    double of(float[] a, int firstA, int i, float[] b, int firstB, int j) {
        return dot(a, i - firstA, b, j - firstB, rows.dimension()) / Math.sqrt(squares[i] * squares[j]);
    }

    /** A block of rows brought to length 1. */
    float[] normalised(float[] block, int first) {
        int dimension = rows.dimension();
        float[] result = new float[block.length];
        for (int at = 0; at < block.length; at++) {
            result[at] = (float) (block[at] / Math.sqrt(squares[first + at / dimension]));
        }
        return result;
    }
}
