package org.facegap.generator.search;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.facegap.core.random.Gaussian;
import org.facegap.core.random.Seeds;

/**
 * Independent latents, whatever became of earlier ones. With quotas this is rejection sampling, without them plain
 * sampling.
 */
public final class IndependentDraws implements SearchStrategy {
    private final LatentDraws draws;
    private final Gaussian random;

    /** Draws that the seed decides. */
    public IndependentDraws(LatentDraws draws, long seed) {
        this.draws = draws;
        this.random = new Gaussian(Seeds.derive(seed, "independent draws"));
    }

    @Override
    public List<Candidate> propose(int count, List<String> open) {
        return Arrays.stream(draws.draw(count, random))
                .map(Candidate::independent)
                .toList();
    }

    @Override
    public void judged(Candidate candidate, Assessment verdict) {}

    @Override
    public Map<String, Object> facts() {
        return Map.of();
    }
}
