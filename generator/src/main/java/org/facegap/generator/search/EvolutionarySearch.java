package org.facegap.generator.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.facegap.generator.latent.LatentSphere;

/**
 * Evolutionary search after Jain, Memon and Togelius (2023): a face of a wanted group, new identity or not, has
 * mutants, which wait first in, first out. Each open group has an equal part of every round; what its frontier cannot
 * fill, and one slot in eight anyway, goes to independent draws, which are the roots of all groups.
 *
 * <p>Other than the published code: all groups share the rounds, frontiers are bounded and fair between roots, mutants in Z go
 * back to the sphere (so steps do not shrink with the generations), and a root is given up after {@value #PATIENCE}
 * candidates in a row outside its group. The published rule, a child must lie further from its root than its parent, is
 * counted always and applied on demand.
 */
public final class EvolutionarySearch implements SearchStrategy {
    private static final int FRESH_SLOTS = 8;
    private static final int PATIENCE = 20;

    private final StrategyConfig.Evolutionary config;
    private final SearchStrategy roots;
    private final Mutation mutation;
    private final Map<String, Frontier> frontiers = new TreeMap<>();
    private final Map<Long, Integer> misses = new HashMap<>();
    private long nextRoot;
    private long mutants;
    private long inward;
    private long givenUp;

    /** A search that the seed decides. */
    public EvolutionarySearch(StrategyConfig.Evolutionary config, LatentDraws draws, long seed) {
        this.config = config;
        this.roots = new IndependentDraws(draws, seed);
        this.mutation = Mutation.normal(draws.space(), config.sigma(), seed);
    }

    @Override
    public List<Candidate> propose(int count, List<String> open) {
        List<Candidate> candidates = new ArrayList<>(count);
        int bred = open.isEmpty() ? 0 : count - Math.max(1, count / FRESH_SLOTS);
        for (int g = 0; g < open.size(); g++) {
            int share = bred * (g + 1) / open.size() - bred * g / open.size();
            Frontier frontier = frontiers.get(open.get(g));
            for (int i = 0; i < share && frontier != null; i++) {
                Candidate next = frontier.poll();
                if (next == null) {
                    break;
                }
                candidates.add(next);
            }
        }
        if (candidates.size() < count) {
            candidates.addAll(roots.propose(count - candidates.size(), open));
        }
        return candidates;
    }

    @Override
    public void judged(Candidate candidate, Assessment verdict) {
        String group = verdict.group();
        boolean fertile = group != null
                && (verdict.outcome() == Assessment.Outcome.ACCEPTED
                        || verdict.outcome() == Assessment.Outcome.TOO_ALIKE);
        if (candidate.root() >= 0) {
            countMiss(candidate, fertile && group != null && group.equals(candidate.aim()));
        }
        if (!fertile || group == null) {
            return;
        }
        long root = candidate.root() >= 0 ? candidate.root() : nextRoot++;
        double parentDistance = LatentSphere.distance(candidate.genome(), candidate.rootGenome());
        boolean isRoot = candidate.root() < 0;
        Frontier frontier = frontiers.computeIfAbsent(group, g -> new Frontier(config.frontier()));
        for (int i = 0; i < config.children(); i++) {
            float[] child = mutation.child(candidate.genome());
            mutants++;
            boolean nearer = !isRoot && LatentSphere.distance(child, candidate.rootGenome()) <= parentDistance;
            inward += nearer ? 1 : 0;
            if (!nearer || !config.isOutward()) {
                frontier.add(new Candidate(child, group, root, candidate.rootGenome(), Double.NaN));
            }
        }
    }

    private void countMiss(Candidate candidate, boolean hit) {
        String aim = candidate.aim();
        int count = hit ? 0 : misses.merge(candidate.root(), 1, Integer::sum);
        if (hit) {
            misses.remove(candidate.root());
        }
        Frontier frontier = aim == null ? null : frontiers.get(aim);
        if (count >= PATIENCE && frontier != null) {
            frontier.giveUp(candidate.root());
            misses.remove(candidate.root());
            givenUp++;
        }
    }

    @Override
    public Map<String, Object> facts() {
        Map<String, Object> facts = new TreeMap<>();
        facts.put("roots", nextRoot);
        facts.put("rootsGivenUp", givenUp);
        facts.put("mutants", mutants);
        facts.put("mutantsNearerToTheirRootThanTheirParent", inward);
        facts.put("distanceRuleApplied", config.isOutward());
        facts.put(
                "displacedFromFrontier",
                frontiers.values().stream().mapToLong(Frontier::displaced).sum());
        return facts;
    }
}
