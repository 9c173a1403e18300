package org.facegap.evaluation.protocol;

/**
 * One comparison of two pictures.
 *
 * @param a row of the first picture in the image list
 * @param b row of the second picture
 * @param genuine whether both show one identity
 * @param fold fold of the pair, from 0
 * @param group demographic group of both pictures
 */
public record VerificationPair(int a, int b, boolean genuine, int fold, String group) {
    public VerificationPair {
        if (a < 0 || b < 0 || a == b) {
            throw new IllegalArgumentException("a pair needs two different rows, not " + a + " and " + b);
        }
        if (fold < 0) {
            throw new IllegalArgumentException("fold: must be 0 or more, not " + fold);
        }
    }
}
