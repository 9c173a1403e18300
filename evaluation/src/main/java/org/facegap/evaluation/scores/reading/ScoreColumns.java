package org.facegap.evaluation.scores.reading;

import java.util.List;
import org.facegap.core.config.Doc;
import org.jspecify.annotations.Nullable;

/**
 * Which columns mean what, where the user says so; what is null is found by the columns' names.
 *
 * <p>A property of both sides of a pair (group, sex, identity, image) is named by one column for both, by two columns,
 * first the probe's, or by what the names of two columns have in common: {@code race} for {@code probe_race} and {@code
 * bio_ref_race}, {@code a} for {@code a1} and {@code a2}. The word {@code none} says that there is no such column,
 * whatever the names look like.
 */
public record ScoreColumns(
        @Doc("columns with similarities, one for each system") @Nullable
        List<String> scores,

        @Doc("columns with distances, one for each system; they are negated") @Nullable
        List<String> distances,

        @Doc("column that tells genuine pairs from impostor pairs") @Nullable
        String label,

        @Doc("the word in the label column that means genuine; every other means impostor") @Nullable
        String genuine,

        @Doc("properties that make the groups; several are crossed") @Nullable
        List<String> group,

        @Doc("property that the impostor rule same-group-and-sex looks at") @Nullable
        String sex,

        @Doc("identity, one property or two columns") @Nullable
        List<String> identity,

        @Doc("image, one property or two columns; by it repeated pairs are found") @Nullable
        List<String> image,

        @Doc("column with the fold of the pair") @Nullable String fold,

        @Doc("column that is 1 or true where no score could be computed") @Nullable
        String failure) {
    /** Nothing is said. */
    public static ScoreColumns none() {
        return new ScoreColumns(null, null, null, null, null, null, null, null, null, null);
    }
}
