package org.facegap.evaluation.matching;

/** Comparisons of a face dataset's images, by their rows in its index. Every visit gives the same pairs in the same order. */
public interface ImagePairs {
    /** Takes pairs as they come. */
    @FunctionalInterface
    interface Visitor {
        /**
         * One comparison.
         *
         * @param a row of an image
         * @param b row of another one
         * @param genuine whether both show one identity
         * @param fold from 0
         */
        void pair(int a, int b, boolean genuine, int fold);
    }

    /** Visits all of them. */
    void visit(Visitor visitor);

    /** Number of folds, at least 1. */
    int folds();

    /** Which pairs these are, in words. */
    String rule();
}
