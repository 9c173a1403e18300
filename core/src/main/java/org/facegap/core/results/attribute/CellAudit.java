package org.facegap.core.results.attribute;

import java.util.List;
import org.facegap.core.estimate.Estimate;
import org.jspecify.annotations.Nullable;

/**
 * One combination of groups.
 *
 * @param cell its name
 * @param values one per attribute of the grouping; empty for all rows together
 * @param n rows with a prediction
 * @param failures rows without one
 * @param identities identities shown in the rows; 0 when not known
 * @param confusion counts, the mean over trainings where there are several: a row per true class, a column per predicted one; empty for numbers
 * @param accuracy share of right predictions
 * @param balancedAccuracy mean recall of the classes that occur
 * @param macroF1 mean F1 of the classes
 * @param age errors on a scale; null when the values are none
 */
public record CellAudit(
        String cell,
        List<String> values,
        long n,
        long failures,
        long identities,
        List<List<Double>> confusion,
        Estimate accuracy,
        Estimate balancedAccuracy,
        Estimate macroF1,
        @Nullable ScaleErrors age) {
    public CellAudit {
        values = List.copyOf(values);
        confusion = List.copyOf(confusion);
    }
}
