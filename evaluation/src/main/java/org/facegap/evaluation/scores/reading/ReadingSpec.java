package org.facegap.evaluation.scores.reading;

import org.jspecify.annotations.Nullable;

/**
 * How score files are read.
 *
 * @param columns which columns mean what
 * @param keepRepeats whether pairs of images that occur twice with the same scores are counted twice
 * @param histogram whether lists of impostor scores are histograms, as in pyeer: line {@code i}, from 0, tells how often
 *     the score {@code i} occurs; genuine scores are lists then too
 * @param embeddings when the files are lists of pairs, whose scores are the cosines of these; null else
 */
public record ReadingSpec(
        ScoreColumns columns,
        boolean keepRepeats,
        boolean histogram,
        @Nullable Embeddings embeddings) {
    /** Columns by name, repeats counted once, no histograms. */
    public static ReadingSpec standard() {
        return new ReadingSpec(ScoreColumns.none(), false, false, null);
    }
}
