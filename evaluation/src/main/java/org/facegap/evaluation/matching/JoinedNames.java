package org.facegap.evaluation.matching;

import java.util.List;
import java.util.stream.Collectors;
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
public record JoinedNames(
        String left, int leftCount, List<String> leftOver, String right, int rightCount, List<String> rightOver) {
    private static final int SHOWN = 3;

    public JoinedNames {
        leftOver = List.copyOf(leftOver);
        rightOver = List.copyOf(rightOver);
    }

    /** @throws UserError when no name is on both sides; shows the first of each */
    public void requireSome() {
        if (leftOver.size() == leftCount || rightOver.size() == rightCount) {
            throw new UserError("No name is shared by the " + leftCount + " " + left + " (" + first(leftOver)
                    + ") and the " + rightCount + " " + right + " (" + first(rightOver) + ").");
        }
    }

    /** What is left over on both sides, with first names; empty when nothing is. */
    public String sentence() {
        String ours = leftOver.isEmpty()
                ? ""
                : leftOver.size() + " of " + leftCount + " " + left + " are not among the " + right + " ("
                        + first(leftOver) + ")";
        String theirs = rightOver.isEmpty()
                ? ""
                : rightOver.size() + " of " + rightCount + " " + right + " are not among the " + left + " ("
                        + first(rightOver) + ")";
        return ours + (ours.isEmpty() || theirs.isEmpty() ? "" : "; ") + theirs;
    }

    private static String first(List<String> names) {
        return names.isEmpty()
                ? "none"
                : names.stream().limit(SHOWN).map(n -> "'" + n + "'").collect(Collectors.joining(", "))
                        + (names.size() > SHOWN ? " ..." : "");
    }
}
