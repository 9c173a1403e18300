package org.facegap.evaluation.attribute.input;

import java.util.List;
import java.util.stream.Stream;
import org.facegap.core.config.Doc;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a file of predictions mean what, where the user says so; what is null is found by the columns' names. The
 * word {@code none} says that there is no such column, whatever the names look like.
 */
public record PredictionColumns(
        @Doc("column that names the image; by it repeated images are found and systems compared") @Nullable
        String image,

        @Doc("column that names the identity") @Nullable String identity,

        @Doc("column with the true class") @Nullable String truth,

        @Doc("column with the predicted class") @Nullable String prediction,

        @Doc("column with a score instead of a predicted class; needs a threshold") @Nullable
        String score,

        @Doc("what is predicted, such as gender; the truth column's name when not said") @Nullable
        String attribute,

        @Doc("columns that make the groups; every other column when not said") @Nullable
        List<String> groups) {
    /** The word for no column. */
    static final String NONE = "none";

    /** Nothing is said. */
    public static PredictionColumns none() {
        return new PredictionColumns(null, null, null, null, null, null, null);
    }

    /** Whether they say what is predicted, so that no layout needs to be recognised. */
    boolean target() {
        return Stream.of(truth, prediction, score).anyMatch(column -> column != null);
    }
}
