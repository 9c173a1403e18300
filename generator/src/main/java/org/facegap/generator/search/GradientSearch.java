package org.facegap.generator.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Latent optimisation: an independent draw climbs the oracle's log probability of a group that is still open, until the
 * oracle is sure or patience ends, and is then judged like any other candidate. Every step renders once (and runs the
 * generator backwards, which renders do not count: compare seconds as well).
 */
public final class GradientSearch implements SearchStrategy {
    private static final int MOST_STEPS = 8;

    /** Tangent of the angle of one step in Z; the published mutation turns a latent by 0.46. */
    private static final double RATE = 0.08;

    /** A climber stops when the oracle is this sure, or as sure as the search asks, if that is more. */
    private static final double SURE = 0.9;

    private final LatentDraws draws;
    private final SearchStrategy starts;
    private final LabelAscent ascent;
    private final Map<String, Map<String, List<String>>> wanted = new TreeMap<>();
    private final double enough;
    private long renders;
    private long climbers;
    private long arrived;

    /** A search that the seed decides. */
    public GradientSearch(SearchConfig rules, LatentDraws draws, GroupQuotas quotas, LabelAscent ascent, long seed) {
        this.draws = draws;
        this.starts = new IndependentDraws(draws, seed);
        this.ascent = ascent;
        this.enough = Math.max(SURE, rules.confidence());
        quotas.targets().keySet().forEach(group -> wanted.put(group, quotas.valuesOf(group)));
    }

    @Override
    public List<Candidate> propose(int count, List<String> open) {
        List<Candidate> fresh = starts.propose(count, open);
        if (open.isEmpty()) {
            return fresh;
        }
        float[][] genomes = draws.neutral(fresh.stream().map(Candidate::genome).toArray(float[][]::new));
        List<String> aims = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            aims.add(open.get((int) ((long) i * open.size() / count)));
        }
        List<Integer> climbing = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            climbing.add(i);
        }
        climbers += count;
        for (int step = 0; step < MOST_STEPS && !climbing.isEmpty(); step++) {
            LabelAscent.Step moved = ascent.climb(
                    climbing.stream().map(i -> genomes[i]).toArray(float[][]::new),
                    climbing.stream()
                            .map(i -> wanted.getOrDefault(aims.get(i), Map.of()))
                            .toList(),
                    RATE);
            renders += climbing.size();
            List<Integer> left = new ArrayList<>();
            for (int k = 0; k < climbing.size(); k++) {
                int i = climbing.get(k);
                if (moved.probabilities()[k] >= enough) {
                    arrived++;
                } else {
                    genomes[i] = draws.neutral().apply(moved.genomes()[k]);
                    left.add(i);
                }
            }
            climbing = left;
        }
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            candidates.add(
                    new Candidate(genomes[i], aims.get(i), -1, fresh.get(i).genome(), Double.NaN));
        }
        return candidates;
    }

    @Override
    public void judged(Candidate candidate, Assessment verdict) {}

    @Override
    public long ownRenders() {
        return renders;
    }

    @Override
    public Map<String, Object> facts() {
        Map<String, Object> facts = new TreeMap<>();
        facts.put("climbers", climbers);
        facts.put("climbersThatArrived", arrived);
        facts.put("rendersWhileClimbing", renders);
        return facts;
    }
}
