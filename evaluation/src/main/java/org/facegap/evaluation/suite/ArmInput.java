package org.facegap.evaluation.suite;

import java.util.List;
import org.facegap.core.results.suite.Composition;
import org.facegap.core.results.suite.Cost;
import org.facegap.core.results.suite.TrainingCurve;

/**
 * Everything known about one arm before it is measured.
 *
 * @param method how its training set was made
 * @param composition what its training set holds
 * @param scores verification scores of each training seed
 * @param curves training curves, passed through
 * @param cost cost of its training set, passed through
 */
public record ArmInput(
        String method, Composition composition, ArmScores scores, List<TrainingCurve> curves, Cost cost) {
    public ArmInput {
        curves = List.copyOf(curves);
    }
}
