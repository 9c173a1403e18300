package org.facegap.evaluation.protocol;

/**
 * One comparison as a published pair list has it.
 *
 * @param first one picture
 * @param second the other picture
 * @param genuine whether the list calls both one person
 * @param fold fold of the pair, from 0
 */
public record NamedPair(NamedPicture first, NamedPicture second, boolean genuine, int fold) {
    /** @throws IllegalArgumentException when a picture is compared with itself or the fold is negative */
    public NamedPair {
        if (first.path().equals(second.path())) {
            throw new IllegalArgumentException("'" + first.path() + "' is compared with itself");
        }
        if (fold < 0) {
            throw new IllegalArgumentException("fold: must be 0 or more, not " + fold);
        }
    }
}
