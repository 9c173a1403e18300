package org.facegap.core.results.scores;

import org.facegap.core.estimate.Estimate;
import org.facegap.core.json.NanAsNull;

/**
 * How a group's rates differ between two systems, candidate minus baseline, with paired intervals.
 *
 * @param group name
 * @param falseMatch difference of false match rates
 * @param falseNonMatch difference of false non-match rates
 * @param accuracy difference of accuracies
 * @param wrongInBaselineAlone pairs that the baseline alone gets wrong; with several trainings how far its share of wrong trainings
 *     is above the candidate's, summed over pairs
 * @param wrongInCandidateAlone pairs that the candidate alone gets wrong
 * @param mcnemarP McNemar's p, which takes pairs as independent; NaN with several trainings
 */
public record GroupChange(
        String group,
        Estimate falseMatch,
        Estimate falseNonMatch,
        Estimate accuracy,
        double wrongInBaselineAlone,
        double wrongInCandidateAlone,
        @NanAsNull double mcnemarP) {}
