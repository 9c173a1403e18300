package org.facegap.evaluation.scores.reading;

/**
 * How score files are read.
 *
 * @param columns which columns mean what
 * @param keepRepeats whether pairs of pictures that occur twice with the same scores are counted twice
 * @param histogram whether lists of one kind are histograms: line {@code i}, from 0, tells how often the score {@code i}
 *     occurs
 */
public record ReadingOptions(ScoreColumns columns, boolean keepRepeats, boolean histogram) {
    /** Columns by name, repeats counted once, no histograms. */
    public static ReadingOptions standard() {
        return new ReadingOptions(ScoreColumns.none(), false, false);
    }
}
