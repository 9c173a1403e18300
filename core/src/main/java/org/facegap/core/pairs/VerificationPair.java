package org.facegap.core.pairs;

/**
 * One comparison of two images.
 *
 * @param a row of the first image in the image list
 * @param b row of the second image
 * @param genuine whether both show one identity
 * @param fold fold of the pair, from 0
 * @param group demographic group of the first image
 * @param otherGroup demographic group of the second image; another one only for impostor pairs across groups
 */
public record VerificationPair(int a, int b, boolean genuine, int fold, String group, String otherGroup) {
    public VerificationPair {
        if (a < 0 || b < 0 || a == b) {
            throw new IllegalArgumentException("a pair needs two different rows, not " + a + " and " + b);
        }
        if (fold < 0) {
            throw new IllegalArgumentException("fold: must be 0 or more, not " + fold);
        }
        if (genuine && !group.equals(otherGroup)) {
            throw new IllegalArgumentException(
                    "a genuine pair has one group, not '" + group + "' and '" + otherGroup + "'");
        }
    }

    /** A pair within one group. */
    public VerificationPair(int a, int b, boolean genuine, int fold, String group) {
        this(a, b, genuine, fold, group, group);
    }

    /** The higher of both rows. */
    int last() {
        return Math.max(a, b);
    }

    /** Whether the images are of two groups: such a pair belongs to a cell of its own and to no group's FMR. */
    public boolean acrossGroups() {
        return !group.equals(otherGroup);
    }
}
