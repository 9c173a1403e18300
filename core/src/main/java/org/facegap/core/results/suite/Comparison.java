package org.facegap.core.results.suite;

import java.util.List;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.scores.ContrastChange;
import org.jspecify.annotations.Nullable;

/**
 * A candidate arm against a baseline arm; differences are candidate minus baseline with paired intervals.
 *
 * @param baseline name of the arm
 * @param candidate name of the arm
 * @param accuracy per group
 * @param gapDifference of the accuracy gap
 * @param meanDifference of the average accuracy
 * @param worstGroupDifference of the worst group's accuracy
 * @param contrast of accuracies; null where none was declared
 * @param fnmrContrast the same of FNMR at the global threshold
 * @param levellingDown the gap closed because the best group got worse; only where the gap's interval leaves zero out
 * @param sentence the comparison in words
 */
public record Comparison(
        String baseline,
        String candidate,
        List<GroupDifference> accuracy,
        Estimate gapDifference,
        Estimate meanDifference,
        Estimate worstGroupDifference,
        @Nullable ContrastChange contrast,
        @Nullable ContrastChange fnmrContrast,
        boolean levellingDown,
        String sentence) {
    public Comparison {
        accuracy = List.copyOf(accuracy);
    }

    /** The same differences with what they say. */
    public Comparison saying(boolean levelling, String words) {
        return new Comparison(
                baseline,
                candidate,
                accuracy,
                gapDifference,
                meanDifference,
                worstGroupDifference,
                contrast,
                fnmrContrast,
                levelling,
                words);
    }
}
