package org.facegap.core.words;

import java.util.List;
import org.facegap.core.UserError;

/**
 * What became of a join of two lists by name.
 *
 * @param left what is on one side, plural
 * @param leftCount how many
 * @param leftOver names of that side that the other has not
 * @param right what is on the other side, plural
 * @param rightCount how many
 * @param rightOver names of that side that the one has not
 */
public record NameJoin(
        String left, int leftCount, List<String> leftOver, String right, int rightCount, List<String> rightOver) {
    public NameJoin {
        leftOver = List.copyOf(leftOver);
        rightOver = List.copyOf(rightOver);
    }

    /** @throws UserError when no name is on both sides; shows the first of each */
    public void requireSome() {
        String how = JoinedNames.difference(leftOver, rightOver);
        if (leftOver.size() == leftCount || rightOver.size() == rightCount) {
            throw new UserError(
                    "No name is shared by the " + leftCount + " " + left + " (" + JoinedNames.shown(leftOver)
                            + ") and the " + rightCount + " " + right + " (" + JoinedNames.shown(rightOver) + ")"
                            + (how.isEmpty() ? "" : "; they differ only in " + how)
                            + ".");
        }
    }

    /** What is left over on both sides, with first names; empty when nothing is. */
    public String sentence() {
        String ours = leftOver.isEmpty()
                ? ""
                : leftOver.size() + " of " + leftCount + " " + left + " are not among the " + right + " ("
                        + JoinedNames.shown(leftOver) + ")";
        String theirs = rightOver.isEmpty()
                ? ""
                : rightOver.size() + " of " + rightCount + " " + right + " are not among the " + left + " ("
                        + JoinedNames.shown(rightOver) + ")";
        return ours + (ours.isEmpty() || theirs.isEmpty() ? "" : "; ") + theirs;
    }
}
