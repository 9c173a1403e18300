package org.facegap.generator.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.facegap.core.random.Gaussian;
import org.facegap.core.random.Seeds;
import org.facegap.models.named.Reading;

/**
 * Quality-diversity search with an archive (MAP-Elites, Mouret and Clune, 2015): per group a grid over appearance, two
 * fixed random projections of the identity embedding in {@value #APPEARANCE_BINS} bins each, and over how far the genome
 * was from its neutral form (pose, light, expression, exposure) in {@value #IMAGE_BINS}. A cell keeps the face that is
 * read most surely. Parents are cells drawn evenly, so rare looks have as many children as common ones; one place in
 * eight goes to independent draws.
 */
public final class EliteSearch implements SearchStrategy {
    private static final int FRESH_SLOTS = 8;
    private static final int APPEARANCE_BINS = 8;
    private static final int IMAGE_BINS = 3;

    private final SearchStrategy roots;
    private final Mutation mutation;
    private final SplittableRandom parents;
    private final long projectionSeed;
    private final Map<String, Archive> archives = new TreeMap<>();
    private float[][] projections = new float[0][];
    private long nextRoot;
    private long replaced;

    private record Elite(Candidate candidate, long root, double quality) {}

    private static final class Archive {
        private final Map<Integer, Integer> places = new HashMap<>();
        private final List<Elite> elites = new ArrayList<>();
    }

    /** A search that the seed decides. */
    public EliteSearch(StrategyConfig.MapElites config, LatentDraws draws, long seed) {
        this.roots = new IndependentDraws(draws, seed);
        this.mutation = Mutation.normal(draws.space(), config.sigma(), seed);
        this.parents = new SplittableRandom(Seeds.derive(seed, "parents"));
        this.projectionSeed = Seeds.derive(seed, "projections");
    }

    @Override
    public List<Candidate> propose(int count, List<String> open) {
        List<Candidate> candidates = new ArrayList<>(count);
        int bred = open.isEmpty() ? 0 : count - Math.max(1, count / FRESH_SLOTS);
        for (int g = 0; g < open.size(); g++) {
            int share = bred * (g + 1) / open.size() - bred * g / open.size();
            Archive archive = archives.get(open.get(g));
            for (int i = 0; i < share && archive != null; i++) {
                Elite parent = archive.elites.get(parents.nextInt(archive.elites.size()));
                candidates.add(new Candidate(
                        mutation.child(parent.candidate.genome()),
                        open.get(g),
                        parent.root,
                        parent.candidate.rootGenome(),
                        Double.NaN));
            }
        }
        candidates.addAll(roots.propose(count - candidates.size(), open));
        return candidates;
    }

    @Override
    public void judged(Candidate candidate, Assessment verdict) {
        Observation seen = verdict.seen();
        String group = verdict.group();
        if (seen == null || group == null || seen.embedding().length == 0) {
            return;
        }
        Archive archive = archives.computeIfAbsent(group, g -> new Archive());
        long root = candidate.root() >= 0 ? candidate.root() : nextRoot++;
        Elite elite = new Elite(candidate, root, quality(seen.reading()));
        int cell = cell(candidate.genome(), seen);
        Integer place = archive.places.get(cell);
        if (place == null) {
            archive.places.put(cell, archive.elites.size());
            archive.elites.add(elite);
        } else if (archive.elites.get(place).quality < elite.quality) {
            archive.elites.set(place, elite);
            replaced++;
        }
    }

    /** Least confidence over the attributes. */
    private static double quality(Reading reading) {
        return reading.labels().values().stream()
                .mapToDouble(label -> label.confidence())
                .min()
                .orElse(0);
    }

    private int cell(float[] genome, Observation seen) {
        if (projections.length == 0) {
            projections = new float[2][seen.embedding().length];
            Gaussian random = new Gaussian(projectionSeed);
            for (float[] projection : projections) {
                random.fill(projection);
            }
        }
        int cell = 0;
        for (float[] projection : projections) {
            double value = 0;
            for (int i = 0; i < projection.length; i++) {
                value += projection[i] * seen.embedding()[i];
            }
            // Of unit vectors the projection is about standard normal; bins from -2 to 2.
            int bin = (int) Math.floor((value + 2) / 4 * APPEARANCE_BINS);
            cell = cell * APPEARANCE_BINS + Math.max(0, Math.min(APPEARANCE_BINS - 1, bin));
        }
        double moved = 0;
        double length = 0;
        for (int i = 0; i < genome.length; i++) {
            double d = genome[i] - seen.genome()[i];
            moved += d * d;
            length += genome[i] * genome[i];
        }
        int bin = (int) (IMAGE_BINS * Math.min(0.999, Math.sqrt(moved / Math.max(length, 1e-12))));
        return cell * IMAGE_BINS + bin;
    }

    @Override
    public Map<String, Object> facts() {
        Map<String, Object> facts = new TreeMap<>();
        Map<String, Object> cells = new LinkedHashMap<>();
        archives.forEach((group, archive) -> cells.put(group, archive.elites.size()));
        facts.put("cellsFilled", cells);
        facts.put("cells", APPEARANCE_BINS * APPEARANCE_BINS * IMAGE_BINS);
        facts.put("elitesReplaced", replaced);
        facts.put("roots", nextRoot);
        return facts;
    }
}
