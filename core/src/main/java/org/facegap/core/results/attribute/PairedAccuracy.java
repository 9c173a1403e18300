package org.facegap.core.results.attribute;

import org.facegap.core.estimate.Estimate;

/**
 * Accuracy of two systems on the same images of one cell. McNemar's tests take images as independent.
 *
 * @param cell its name
 * @param n images
 * @param baseline accuracy
 * @param candidate accuracy
 * @param difference candidate minus baseline
 * @param wrongInBaselineAlone images that the baseline alone gets wrong
 * @param wrongInCandidateAlone images that the candidate alone gets wrong
 * @param exactP McNemar's exact two-sided p over those
 * @param midP its mid-p, which counts the observed outcome half
 */
public record PairedAccuracy(
        String cell,
        long n,
        Estimate baseline,
        Estimate candidate,
        Estimate difference,
        long wrongInBaselineAlone,
        long wrongInCandidateAlone,
        double exactP,
        double midP) {}
