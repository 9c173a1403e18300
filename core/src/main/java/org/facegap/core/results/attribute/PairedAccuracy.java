package org.facegap.core.results.attribute;

import org.facegap.core.estimate.Estimate;
import org.facegap.core.json.NanAsNull;

/**
 * Accuracy of two systems on the same images of one cell. McNemar's tests take images as independent.
 *
 * @param cell its name
 * @param n images
 * @param baseline accuracy
 * @param candidate accuracy
 * @param difference candidate minus baseline
 * @param wrongInBaselineAlone images that the baseline alone gets wrong; of several trainings the mean
 * @param wrongInCandidateAlone images that the candidate alone gets wrong; likewise
 * @param exactP McNemar's exact two-sided p over those; NaN for systems with several trainings
 * @param midP its mid-p, which counts the observed outcome half
 */
public record PairedAccuracy(
        String cell,
        long n,
        Estimate baseline,
        Estimate candidate,
        Estimate difference,
        double wrongInBaselineAlone,
        double wrongInCandidateAlone,
        @NanAsNull double exactP,
        @NanAsNull double midP) {}
