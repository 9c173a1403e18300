package org.facegap.core.pairs;

/**
 * One comparison as a list has it.
 *
 * @param first one image
 * @param second the other image
 * @param genuine whether the list calls both one identity
 * @param fold fold of the pair, from 0
 */
public record NamedPair(NamedImage first, NamedImage second, boolean genuine, int fold) {
    /** @throws IllegalArgumentException when the fold is negative */
    public NamedPair {
        if (fold < 0) {
            throw new IllegalArgumentException("fold: must be 0 or more, not " + fold);
        }
    }

    /** A pair of two paths, of which one group and no identities are known. */
    public static NamedPair of(String first, String second, boolean genuine, int fold, String group) {
        return new NamedPair(new NamedImage(first, "", group), new NamedImage(second, "", group), genuine, fold);
    }

    /** The same pair in another fold. */
    public NamedPair inFold(int other) {
        return new NamedPair(first, second, genuine, other);
    }
}
