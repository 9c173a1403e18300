package org.facegap.generator.quality;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.results.suite.Balance;
import org.facegap.generator.audit.GroupKey;

/**
 * How near a generated set comes to a reference set; {@code quality.json}. Groups are keyed by the value of {@code by}, and
 * {@value #ALL} holds everything.
 *
 * @param generated name of the generated set
 * @param reference name of the reference set
 * @param frechetName what the Frechet distance is called here
 * @param kernelName what the kernel distance is called here
 * @param dimension values of a feature
 * @param by attribute, or joined attributes, whose values are the groups; empty for none
 * @param seed of samples and subsets
 * @param distances group to the distances of generated and reference images
 * @param referenceHalves distances of two halves of the reference set that share no identity: what no difference looks like
 * @param sharpness {@code generated} and {@code reference} to group to quantiles of the variance of the Laplacian; empty
 *     when there are only features
 * @param sides {@code generated} and {@code reference} to the side of the images in pixels; sharpness compares at one side only
 * @param confidence attribute to how sure oracles are of it
 * @param balance attribute to how even the generated set is, corrected by the asked oracle; empty when none was asked
 * @param notes what a reader must know
 */
public record QualityReport(
        String generated,
        String reference,
        String frechetName,
        String kernelName,
        int dimension,
        String by,
        long seed,
        Map<String, Distances> distances,
        Distances referenceHalves,
        Map<String, Map<String, Map<String, Object>>> sharpness,
        Map<String, Integer> sides,
        Map<String, Confidence> confidence,
        Map<String, Balance> balance,
        List<String> notes) {
    /** Stands for all groups together. */
    public static final String ALL = GroupKey.ALL;

    public QualityReport {
        distances = Collections.unmodifiableMap(new LinkedHashMap<>(distances));
        sharpness = Collections.unmodifiableMap(new LinkedHashMap<>(sharpness));
        sides = Collections.unmodifiableMap(new LinkedHashMap<>(sides));
        confidence = Collections.unmodifiableMap(new LinkedHashMap<>(confidence));
        balance = Collections.unmodifiableMap(new LinkedHashMap<>(balance));
        notes = List.copyOf(notes);
    }
}
