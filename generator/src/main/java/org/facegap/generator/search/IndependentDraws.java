package org.facegap.generator.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.facegap.core.random.Gaussian;
import org.facegap.core.random.Seeds;
import org.facegap.generator.latent.LatentSphere;

/**
 * Independent latents, whatever became of earlier ones. With quotas this is rejection sampling, without them plain
 * sampling.
 */
public final class IndependentDraws implements SearchStrategy {
    private final LatentSphere sphere;
    private final Gaussian random;

    /** Draws that the seed decides. */
    public IndependentDraws(LatentSphere sphere, long seed) {
        this.sphere = sphere;
        this.random = new Gaussian(Seeds.derive(seed, "independent draws"));
    }

    @Override
    public List<Candidate> propose(int count, List<String> open) {
        List<Candidate> candidates = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            float[] z = sphere.draw(random);
            candidates.add(new Candidate(z, null, -1, z));
        }
        return candidates;
    }

    @Override
    public void judged(Candidate candidate, Verdict verdict) {}

    @Override
    public Map<String, Object> facts() {
        return Map.of();
    }
}
