package org.facegap.evaluation.scores.reading;

import java.util.List;
import org.facegap.core.results.scores.SourceFile;
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
 * @param probeIdentity column
 * @param referenceIdentity column
 * @param probeGroup columns whose values are joined to the group of the probe; empty for none
 * @param referenceGroup likewise for the reference
 * @param probeSex column
 * @param referenceSex column
 * @param probePicture column
 * @param referencePicture column
 * @param fold column
 * @param failure column
 * @param systems the systems, one for each score column
 * @param scores columns, or {@link #LAST} for the last field of a row
 * @param negated whether a column holds distances
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
        int probeIdentity,
        int referenceIdentity,
        List<Integer> probeGroup,
        List<Integer> referenceGroup,
        int probeSex,
        int referenceSex,
        int probePicture,
        int referencePicture,
        int fold,
        int failure,
        List<String> systems,
        List<Integer> scores,
        List<Boolean> negated,
        LayoutNotes notes) {
    static final int NONE = -1;
    static final int LAST = -2;

    private static final String LABEL = "label: ";

    boolean hasIdentities() {
        return probeIdentity >= 0 && referenceIdentity >= 0;
    }

    boolean hasGroups() {
        return !probeGroup.isEmpty();
    }

    boolean hasPictures() {
        return probePicture >= 0 && referencePicture >= 0;
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
    Layout reordered(List<String> newSystems, List<Integer> newScores, List<Boolean> newNegated) {
        return new Layout(
                format,
                delimiter,
                header,
                columns,
                label,
                kind,
                genuineWord,
                probeIdentity,
                referenceIdentity,
                probeGroup,
                referenceGroup,
                probeSex,
                referenceSex,
                probePicture,
                referencePicture,
                fold,
                failure,
                newSystems,
                newScores,
                newNegated,
                notes);
    }
}
