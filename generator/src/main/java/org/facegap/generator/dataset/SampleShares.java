package org.facegap.generator.dataset;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.random.Gaussian;
import org.facegap.core.random.Seeds;
import org.facegap.generator.audit.Proportion;
import org.facegap.generator.latent.FaceSource;
import org.facegap.generator.latent.LatentSphere;
import org.facegap.generator.search.GroupQuotas;
import org.facegap.models.named.Oracle;
import org.facegap.models.named.Reading;

/**
 * What a generator makes when nobody chooses: shares of attribute values among plain samples at one truncation, as an oracle
 * reads them. Every sample counts for its most probable value, however unsure.
 *
 * @param samples how many were rendered
 * @param psi truncation
 * @param counts attribute to value to samples; every value the oracle knows is there
 * @param groups joined values of the attributes asked for to samples; every combination is there
 */
public record SampleShares(long samples, double psi, Map<String, Map<String, Long>> counts, Map<String, Long> groups) {
    private static final int CHUNK = 256;

    /**
     * Renders and reads plain samples.
     *
     * @param attributes whose combinations are counted
     * @param seed decides the latents; the same for every psi
     */
    public static SampleShares measure(
            FaceSource faces, Oracle oracle, List<String> attributes, int samples, double psi, long seed) {
        Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
        oracle.values().forEach((attribute, values) -> {
            Map<String, Long> row = new LinkedHashMap<>();
            values.forEach(value -> row.put(value, 0L));
            counts.put(attribute, row);
        });
        Map<String, Long> groups = new LinkedHashMap<>();
        List<String> names = GroupQuotas.groups(oracle, attributes, Map.of());
        names.forEach(name -> groups.put(name, 0L));
        GroupQuotas grouping = GroupQuotas.pooled(attributes, names, samples);
        LatentSphere sphere = new LatentSphere(faces.latentDim());
        Gaussian random = new Gaussian(Seeds.derive(seed, "plain samples"));
        for (int start = 0; start < samples; start += CHUNK) {
            float[][] z = sphere.draw(Math.min(CHUNK, samples - start), random);
            for (Reading reading : oracle.read(faces.render(faces.map(z, psi)))) {
                counts.forEach((attribute, row) -> row.merge(reading.value(attribute), 1L, Long::sum));
                String group = grouping.groupOf(reading);
                if (group != null) {
                    groups.merge(group, 1L, Long::sum);
                }
            }
        }
        return new SampleShares(samples, psi, counts, groups);
    }

    /** Attribute to value to share with its Wilson interval. */
    public Map<String, Map<String, Estimate>> shares() {
        Map<String, Map<String, Estimate>> shares = new LinkedHashMap<>();
        counts.forEach((attribute, row) -> {
            Map<String, Estimate> values = new LinkedHashMap<>();
            row.forEach((value, n) -> values.put(value, Proportion.of(n, samples)));
            shares.put(attribute, values);
        });
        return shares;
    }
}
