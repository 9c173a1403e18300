package org.facegap.generator.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.facegap.core.UserError;
import org.facegap.generator.latent.FaceDensity;
import org.facegap.generator.latent.FaceSource;
import org.facegap.models.named.Embedding;
import org.facegap.models.named.FaceCheck;
import org.facegap.models.named.Oracle;
import org.facegap.models.named.Reading;
import org.jspecify.annotations.Nullable;

/**
 * Looks for identities in rounds. A candidate's latent is made neutral, checked to be a face, rendered once, read by the
 * oracle and compared with every identity accepted so far; every strategy passes the same rules. One thread.
 */
public final class IdentitySearch {
    /** Rounds may propose this many candidates per render allowed before a search without renders is given up. */
    private static final int CANDIDATES_PER_RENDER = 10;

    private static final long LEAST_ROUND = 16;
    private static final long CANDIDATES_PER_MISSING = 4;

    private final FaceSource faces;
    private final FaceDensity density;
    private final Oracle oracle;
    private final Embedding embedding;
    private final FaceCheck faceCheck;
    private final LatentDraws draws;
    private final GroupQuotas quotas;
    private final SearchStrategy strategy;
    private final SearchConfig rules;
    private final SearchTally tally = new SearchTally();
    private final List<float[]> known = new ArrayList<>();
    private final List<Double> nearest = new ArrayList<>();

    /**
     * A search.
     *
     * @param faceCheck looks at images whose label could be accepted; those without a face are refused
     * @param draws the space the strategy moves in, and what makes its genomes neutral
     */
    public IdentitySearch(
            FaceSource faces,
            FaceDensity density,
            Oracle oracle,
            Embedding embedding,
            FaceCheck faceCheck,
            LatentDraws draws,
            GroupQuotas quotas,
            SearchStrategy strategy,
            SearchConfig rules) {
        this.faces = faces;
        this.density = density;
        this.oracle = oracle;
        this.embedding = embedding;
        this.faceCheck = faceCheck;
        this.draws = draws;
        this.quotas = quotas;
        this.strategy = strategy;
        this.rules = rules;
    }

    /** Whether all quotas are met. */
    public boolean isDone() {
        return quotas.isDone();
    }

    /**
     * One round.
     *
     * @return the identities it found, in order; may be none
     * @throws UserError when the renders allowed are spent; tells group, identities so far and renders
     */
    public List<FoundIdentity> step() {
        giveUpWhenSpent();
        List<Candidate> candidates = strategy.propose(roundSize(), quotas.open());
        float[][] genomes =
                draws.neutral(candidates.stream().map(Candidate::genome).toArray(float[][]::new));
        float[][] styles = draws.styles(genomes);
        float[][] w = new float[styles.length][];
        int[] row = new int[styles.length];
        List<float[]> usual = new ArrayList<>();
        for (int i = 0; i < styles.length; i++) {
            w[i] = draws.space().meanStyle(styles[i]);
            row[i] = density.isFace(w[i]) ? usual.size() : -1;
            if (row[i] >= 0) {
                usual.add(styles[i]);
            }
        }
        float[][] images = usual.isEmpty() ? new float[0][] : faces.render(usual.toArray(new float[0][]));
        tally.render(images.length);
        List<Reading> readings = images.length == 0 ? List.of() : oracle.read(images);
        boolean[] faceless = new boolean[images.length];
        float[][] embeddings = embeddings(images, readings, faceless);
        List<FoundIdentity> found = new ArrayList<>();
        for (int i = 0; i < genomes.length; i++) {
            Candidate candidate = candidates.get(i);
            Assessment verdict;
            if (row[i] < 0) {
                verdict = new Assessment(Assessment.Outcome.NO_FACE, null, null);
            } else {
                Observation seen = new Observation(genomes[i], w[i], readings.get(row[i]), embeddings[row[i]]);
                verdict = faceless[row[i]]
                        ? new Assessment(Assessment.Outcome.NO_FACE, quotas.groupOf(seen.reading()), seen)
                        : judge(seen);
                if (verdict.outcome() == Assessment.Outcome.ACCEPTED && verdict.group() != null) {
                    found.add(new FoundIdentity(
                            known.size(),
                            verdict.group(),
                            genomes[i],
                            images[row[i]],
                            seen.reading(),
                            seen.embedding()));
                    known.add(seen.embedding());
                    quotas.accept(verdict.group());
                }
            }
            tally.count(candidate, verdict);
            strategy.judged(candidate, verdict);
        }
        return found;
    }

    /** Rounds shrink when little is missing, so that the end of a search does not render what nobody needs. */
    private int roundSize() {
        long useful = Math.max(LEAST_ROUND, CANDIDATES_PER_MISSING * quotas.missing());
        return (int) Math.min(rules.batch(), useful);
    }

    /** Embeds the images with a face whose label could be accepted; the others' rows stay empty. */
    private float[][] embeddings(float[][] images, List<Reading> readings, boolean[] faceless) {
        float[][] all = new float[images.length][];
        Arrays.fill(all, new float[0]);
        List<Integer> wanted = new ArrayList<>();
        for (int i = 0; i < images.length; i++) {
            if (label(readings.get(i), null).outcome() == Assessment.Outcome.ACCEPTED) {
                wanted.add(i);
            }
        }
        if (!wanted.isEmpty()) {
            float[] confidence =
                    faceCheck.confidence(wanted.stream().map(i -> images[i]).toArray(float[][]::new));
            for (int i = 0; i < confidence.length; i++) {
                faceless[wanted.get(i)] = confidence[i] <= 0;
            }
            wanted.removeIf(i -> faceless[i]);
        }
        if (!wanted.isEmpty()) {
            float[][] embedded =
                    embedding.embed(wanted.stream().map(i -> images[i]).toArray(float[][]::new));
            for (int i = 0; i < embedded.length; i++) {
                all[wanted.get(i)] = embedded[i];
            }
        }
        return all;
    }

    private Assessment label(Reading reading, @Nullable Observation seen) {
        String group = quotas.groupOf(reading);
        if (group == null) {
            return new Assessment(Assessment.Outcome.OTHER_GROUP, null, seen);
        }
        if (!reading.isSure(quotas.attributes(), rules.confidence(), rules.margin())) {
            return new Assessment(Assessment.Outcome.UNSURE_LABEL, group, seen);
        }
        return new Assessment(
                quotas.isOpen(group) ? Assessment.Outcome.ACCEPTED : Assessment.Outcome.GROUP_FULL, group, seen);
    }

    private Assessment judge(Observation seen) {
        Assessment verdict = label(seen.reading(), seen);
        if (verdict.outcome() != Assessment.Outcome.ACCEPTED) {
            return verdict;
        }
        double highest = -1;
        for (float[] other : known) {
            highest = Math.max(highest, Embedding.cosine(seen.embedding(), other));
        }
        if (!known.isEmpty()) {
            nearest.add(highest);
        }
        return highest < rules.identityThreshold() || rules.identityThreshold() >= 1
                ? verdict
                : new Assessment(Assessment.Outcome.TOO_ALIKE, verdict.group(), seen);
    }

    private void giveUpWhenSpent() {
        long allowed = rules.maxRendersPerIdentity() * quotas.total();
        if (renders() < allowed && tally.candidates() < CANDIDATES_PER_RENDER * allowed) {
            return;
        }
        String missing = quotas.isPooled()
                ? "any group"
                : quotas.open().stream()
                        .map(g -> "group " + g + " with " + quotas.accepted(g) + " of "
                                + quotas.targets().get(g))
                        .reduce((a, b) -> a + ", " + b)
                        .orElse("no group");
        throw new UserError(String.format(
                Locale.ROOT,
                "the search gave up at %s identities accepted after %d renders (%d candidates); rejected were %s;"
                        + " raise search.maxRendersPerIdentity or loosen the thresholds",
                missing,
                renders(),
                tally.candidates(),
                mainReasons()));
    }

    /** Per group the reasons that took more than one candidate in twenty. */
    private String mainReasons() {
        Map<String, String> reasons = new TreeMap<>();
        tally.rejectionRates().forEach((group, rates) -> {
            String text = rates.entrySet().stream()
                    .filter(e -> e.getValue().value() > 0.05)
                    .map(e -> String.format(
                            Locale.ROOT,
                            "%s %.0f%%",
                            e.getKey(),
                            100 * e.getValue().value()))
                    .reduce((x, y) -> x + ", " + y)
                    .orElse("nothing much");
            reasons.put(group, text);
        });
        return reasons.toString();
    }

    /** All images rendered so far, those that the strategy rendered by itself included. */
    public long renders() {
        return tally.renders() + strategy.ownRenders();
    }

    /** The strategy's own counts. */
    public Map<String, Object> strategyFacts() {
        return strategy.facts();
    }

    /** What became of the candidates. */
    public SearchTally tally() {
        return tally;
    }

    /** Highest cosine to an earlier identity, of every candidate whose label passed when there was one. */
    public List<Double> nearestCosines() {
        return List.copyOf(nearest);
    }
}
