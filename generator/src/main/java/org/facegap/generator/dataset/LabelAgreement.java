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
import org.facegap.models.named.Oracle;
import org.facegap.models.named.Reading;

/**
 * How often an oracle gives a generator's cheaper images the labels of its whole ones. bfloat16 rounds, and a skip
 * network's image of an earlier block shows nearly the same face in colours that were never trained to be looked at; this
 * says whether a search may use them.
 *
 * @param samples latents
 * @param psi truncation
 * @param agreeing attribute to latents with the same most probable value
 */
public record LabelAgreement(long samples, double psi, Map<String, Long> agreeing) {
    private static final int CHUNK = 64;

    /** Renders the same latents with both sources. */
    static LabelAgreement measure(
            FaceSource whole,
            Oracle wholeReader,
            FaceSource cheap,
            Oracle cheapReader,
            int samples,
            double psi,
            long seed) {
        Map<String, Long> agreeing = new LinkedHashMap<>();
        wholeReader.values().keySet().forEach(attribute -> agreeing.put(attribute, 0L));
        LatentSphere sphere = new LatentSphere(whole.latentDim());
        Gaussian random = new Gaussian(Seeds.derive(seed, "plain samples"));
        for (int start = 0; start < samples; start += CHUNK) {
            float[][] w = whole.map(sphere.draw(Math.min(CHUNK, samples - start), random), psi);
            List<Reading> first = wholeReader.read(whole.render(w));
            List<Reading> second = cheapReader.read(cheap.render(w));
            for (int i = 0; i < first.size(); i++) {
                Reading a = first.get(i);
                Reading b = second.get(i);
                agreeing.replaceAll((attribute, n) -> a.value(attribute).equals(b.value(attribute)) ? n + 1 : n);
            }
        }
        return new LabelAgreement(samples, psi, agreeing);
    }

    /** Attribute to share of agreeing latents with its Wilson interval. */
    public Map<String, Estimate> shares() {
        Map<String, Estimate> shares = new LinkedHashMap<>();
        agreeing.forEach((attribute, n) -> shares.put(attribute, Proportion.of(n, samples)));
        return shares;
    }
}
