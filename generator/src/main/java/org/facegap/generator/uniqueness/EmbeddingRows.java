package org.facegap.generator.uniqueness;

import org.facegap.core.npy.NpyMatrix;

/** Embeddings that are read block by block, from wherever they lie. */
public interface EmbeddingRows {
    /** How many embeddings. */
    int count();

    /** Values of one embedding. */
    int dimension();

    /**
     * Embeddings that follow each other.
     *
     * @return {@code rows * dimension} values, row after row; of any length but zero, finite
     */
    float[] read(int first, int rows);

    /** What messages call them. */
    String name();

    /** The rows of a matrix on disk; only the blocks asked for come into memory. */
    static EmbeddingRows of(NpyMatrix matrix, String name) {
        return new EmbeddingRows() {
            @Override
            public int count() {
                return matrix.rows();
            }

            @Override
            public int dimension() {
                return matrix.columns();
            }

            @Override
            public float[] read(int first, int rows) {
                return matrix.rows(first, rows);
            }

            @Override
            public String name() {
                return name;
            }
        };
    }

    /**
     * Embeddings in memory, which are not copied.
     *
     * @throws IllegalArgumentException when they differ in length
     */
    static EmbeddingRows of(float[][] embeddings, String name) {
        int dimension = embeddings.length == 0 ? 0 : embeddings[0].length;
        for (float[] row : embeddings) {
            if (row.length != dimension) {
                throw new IllegalArgumentException("embeddings of " + dimension + " and of " + row.length + " values");
            }
        }
        return new EmbeddingRows() {
            @Override
            public int count() {
                return embeddings.length;
            }

            @Override
            public int dimension() {
                return dimension;
            }

            @Override
            public float[] read(int first, int rows) {
                float[] flat = new float[rows * dimension];
                for (int i = 0; i < rows; i++) {
                    System.arraycopy(embeddings[first + i], 0, flat, i * dimension, dimension);
                }
                return flat;
            }

            @Override
            public String name() {
                return name;
            }
        };
    }
}
