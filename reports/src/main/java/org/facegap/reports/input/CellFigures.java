package org.facegap.reports.input;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.scores.ContrastChange;
import org.facegap.core.results.suite.ArmResults;
import org.facegap.core.results.suite.Comparison;
import org.facegap.core.results.suite.Gap;
import org.facegap.core.results.suite.MeasuredBy;
import org.facegap.core.results.suite.SuiteResults;
import org.facegap.core.results.suite.SuiteVerification;
import org.facegap.core.results.suite.WorstGroup;
import org.jspecify.annotations.Nullable;

/**
 * First figures of one cell of a study, few enough to hold those of all cells at once.
 *
 * @param name of the cell
 * @param values for each axis the name of its value
 * @param page address of its report, seen from the study's page; "" for none
 * @param measuredBy the same for cells whose figures may be set against each other
 * @param verified how well the recognition models of each arm verify
 * @param labelled how well the attribute models of each arm label
 * @param changes how arms differ from the baseline
 */
public record CellFigures(
        String name,
        Map<String, String> values,
        String page,
        String measuredBy,
        List<Verified> verified,
        List<Labelled> labelled,
        List<Change> changes) {
    public CellFigures {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        verified = List.copyOf(verified);
        labelled = List.copyOf(labelled);
        changes = List.copyOf(changes);
    }

    /** Verification by the models of an arm. */
    public record Verified(String arm, Estimate mean, WorstGroup worst, Gap gap) {}

    /** One attribute, labelled by the models of an arm. */
    public record Labelled(String arm, String attribute, Estimate mean, Gap gap) {}

    /**
     * Candidate less baseline.
     *
     * @param contrast of accuracies; null where none was declared
     */
    public record Change(
            String candidate, String baseline, @Nullable ContrastChange contrast, Estimate mean, Estimate gap) {}

    /** The first figures of results. */
    public static CellFigures of(String name, Map<String, String> values, String page, SuiteResults results) {
        List<Verified> verified = new ArrayList<>();
        List<Labelled> labelled = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        SuiteVerification verification = results.verification();
        for (ArmResults arm : results.arms()) {
            if (verification != null) {
                var own = verification.of(arm.name());
                verified.add(new Verified(arm.name(), own.averageAccuracy(), own.worstGroup(), own.accuracyGap()));
            }
            arm.attributes().forEach(a -> labelled.add(new Labelled(arm.name(), a.attribute(), a.average(), a.gap())));
        }
        for (Comparison c : verification == null ? List.<Comparison>of() : verification.comparisons()) {
            changes.add(new Change(c.candidate(), c.baseline(), c.contrast(), c.meanDifference(), c.gapDifference()));
        }
        return new CellFigures(name, values, page, MeasuredBy.of(results).hash(), verified, labelled, changes);
    }
}
