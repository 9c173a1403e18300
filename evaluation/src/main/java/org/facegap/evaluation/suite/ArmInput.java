package org.facegap.evaluation.suite;

import java.util.List;
import org.facegap.core.results.suite.Composition;
import org.facegap.core.results.suite.Cost;
import org.facegap.core.results.suite.TrainingCurve;

/**
 * Everything known about one arm before it is measured.
 *
 * @param name of the arm
 * @param method how its training set was made
 * @param seeds training seeds
 * @param composition what its training set holds
 * @param curves training curves, passed through
 * @param cost cost of its training set, passed through
 */
public record ArmInput(
        String name, String method, List<Long> seeds, Composition composition, List<TrainingCurve> curves, Cost cost) {
    public ArmInput {
        seeds = List.copyOf(seeds);
        curves = List.copyOf(curves);
    }
}
