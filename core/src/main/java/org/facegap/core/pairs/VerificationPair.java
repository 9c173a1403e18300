package org.facegap.core.pairs;

/**
 * One comparison of two images.
 *
 * @param a row of the first image in the image list
 * @param b row of the second image
 * @param genuine whether both show one identity
 * @param fold fold of the first identity, from 0
 * @param otherFold fold of the second identity; another one only for impostor pairs, which are decided without both folds
 * @param group demographic group of the first image
 * @param otherGroup demographic group of the second image; another one only for impostor pairs across groups
 */
public record VerificationPair(
        int a, int b, boolean genuine, int fold, int otherFold, String group, String otherGroup) {
    public VerificationPair {
        if (a < 0 || b < 0 || a == b) {
            throw new IllegalArgumentException("a pair needs two different rows, not " + a + " and " + b);
        }
        if (fold < 0 || otherFold < 0) {
            throw new IllegalArgumentException("fold: must be 0 or more, not " + Math.min(fold, otherFold));
        }
        if (genuine && fold != otherFold) {
            throw new IllegalArgumentException("a genuine pair has one fold, not " + fold + " and " + otherFold);
        }
        if (genuine && !group.equals(otherGroup)) {
            throw new IllegalArgumentException(
                    "a genuine pair has one group, not '" + group + "' and '" + otherGroup + "'");
        }
    }

    /** A pair within one fold. */
    public VerificationPair(int a, int b, boolean genuine, int fold, String group, String otherGroup) {
        this(a, b, genuine, fold, fold, group, otherGroup);
    }

    /** A pair within one fold and one group. */
    public VerificationPair(int a, int b, boolean genuine, int fold, String group) {
        this(a, b, genuine, fold, group, group);
    }

    /** Its fold in files: a number, or two joined by a plus. */
    public String foldName() {
        return fold == otherFold ? Integer.toString(fold) : fold + "+" + otherFold;
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
