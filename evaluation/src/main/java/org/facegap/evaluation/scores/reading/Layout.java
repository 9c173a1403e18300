package org.facegap.evaluation.scores.reading;

import java.util.List;
import org.facegap.core.results.scores.SourceFile;
import org.facegap.evaluation.scores.reading.ColumnNames.Sides;
import org.jspecify.annotations.Nullable;

/**
 * Where a text file has what; columns count from 0, {@link #NONE} where there is no such column.
 *
 * @param format what the file was taken for, as {@link SourceFile} tells it
 * @param delimiter between fields, or {@link RowReader#BLANKS}
 * @param header whether the first row names the columns
 * @param columns fields of every row; 0 when they may differ
 * @param label column of the label; {@link #NONE} when identities tell, or all pairs are of one kind
 * @param kind label of every pair when no column and no identities tell it; null else
 * @param genuineWord the word that means genuine, null for the usual ones
 * @param identity columns of the identities
 * @param groups columns whose values are joined to the group; empty for none
 * @param sex columns of the sexes
 * @param image columns of the images
 * @param fold column
 * @param failure column
 * @param scores the systems
 * @param notes how the columns were understood
 */
record Layout(
        String format,
        byte delimiter,
        boolean header,
        int columns,
        int label,
        @Nullable Boolean kind,
        @Nullable String genuineWord,
        Sides identity,
        List<Sides> groups,
        Sides sex,
        Sides image,
        int fold,
        int failure,
        List<Score> scores,
        LayoutNotes notes) {
    static final int NONE = -1;
    static final int LAST = -2;

    private static final String LABEL = "label: ";

    /**
     * One system.
     *
     * @param system its name
     * @param column of its scores, or {@link #LAST} for the last field of a row; {@link #NONE} where they are computed
     * @param negated whether the column holds distances
     */
    record Score(String system, int column, boolean negated) {}

    Layout {
        groups = List.copyOf(groups);
        scores = List.copyOf(scores);
    }

    /** A layout without a line of names, which has no groups, sexes, folds and failures. */
    Layout(
            String format,
            byte delimiter,
            int columns,
            int label,
            @Nullable Boolean kind,
            @Nullable String genuineWord,
            Sides identity,
            Sides image,
            Score score,
            List<String> remarks) {
        this(
                format,
                delimiter,
                false,
                columns,
                label,
                kind,
                genuineWord,
                identity,
                List.of(),
                Sides.NONE,
                image,
                NONE,
                NONE,
                List.of(score),
                LayoutNotes.remarks(remarks));
    }

    /** Names of the systems. */
    List<String> systems() {
        return scores.stream().map(Score::system).toList();
    }

    /** Name of the column of the label, as the remarks tell it; "" without one. */
    String labelName() {
        return notes.remarks().stream()
                .filter(remark -> remark.startsWith(LABEL))
                .findFirst()
                .map(remark -> remark.substring(LABEL.length()))
                .orElse("");
    }

    /** The same with its systems in another order. */
    Layout reordered(List<Score> newScores) {
        return new Layout(
                format,
                delimiter,
                header,
                columns,
                label,
                kind,
                genuineWord,
                identity,
                groups,
                sex,
                image,
                fold,
                failure,
                newScores,
                notes);
    }
}
