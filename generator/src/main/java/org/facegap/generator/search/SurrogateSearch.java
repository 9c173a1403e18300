package org.facegap.generator.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.facegap.core.random.Gaussian;
import org.facegap.core.random.Seeds;

/**
 * Independent draws, screened before they are rendered: a {@link SurrogateLabels} learned on the fly from everything that
 * was rendered says how probable it is that the oracle will surely read a draw as a group that is still open, and only
 * draws that promise enough are proposed. A share of every round is not screened, and the first round not at all: those
 * draws keep the surrogate honest and find what it does not know. Mapping a draw to its style costs next to nothing beside
 * rendering it.
 */
public final class SurrogateSearch implements SearchStrategy {
    private static final int STYLES_FOR_SCALE = 1_000;
    private static final int POOL = 256;

    /** Draws looked at for one place in a round before the most promising one that was seen is taken. */
    private static final int MOST_DRAWS_PER_PLACE = 2_000;

    private final LatentDraws draws;
    private final SurrogateLabels labels;
    private final Gaussian random;
    private final double screen;
    private final double unscreenedShare;
    private final int warmUp;
    private final Calibration calibration = new Calibration();
    private final Calibration unscreenedCalibration = new Calibration();
    private double owedUnscreened;
    private long screened;
    private long looked;
    private long unscreened;

    private record Draw(float[] genome, float[] style) {}

    /** A search that the seed decides. */
    public SurrogateSearch(
            StrategyConfig.Surrogate config, SearchConfig rules, LatentDraws draws, GroupQuotas quotas, long seed) {
        this.draws = draws;
        this.random = new Gaussian(Seeds.derive(seed, "independent draws"));
        this.screen = config.screen();
        this.unscreenedShare = config.unscreened();
        this.warmUp = rules.batch();
        Gaussian scale = new Gaussian(Seeds.derive(seed, "scale of styles"));
        float[][] styles =
                pool(STYLES_FOR_SCALE, scale).stream().map(Draw::style).toArray(float[][]::new);
        this.labels = new SurrogateLabels(quotas, styles, rules.confidence(), rules.margin());
    }

    @Override
    public List<Candidate> propose(int count, List<String> open) {
        labels.refresh();
        List<String> known = open.stream().filter(labels::knows).toList();
        if (labels.seen() < warmUp || known.isEmpty()) {
            return unscreened(count, open);
        }
        owedUnscreened += unscreenedShare * count;
        int free = (int) owedUnscreened;
        owedUnscreened -= free;
        // Groups nobody was seen of yet live on unscreened draws.
        int blind = (count - free) * (open.size() - known.size()) / open.size();
        List<Candidate> candidates = new ArrayList<>(unscreened(free + blind, open));
        int places = count - candidates.size();
        for (int g = 0; g < known.size(); g++) {
            int share = places * (g + 1) / known.size() - places * g / known.size();
            candidates.addAll(screened(share, known.get(g)));
        }
        return candidates;
    }

    private List<Candidate> unscreened(int count, List<String> open) {
        unscreened += count;
        List<Candidate> candidates = new ArrayList<>();
        for (Draw draw : count == 0 ? List.<Draw>of() : pool(count, random)) {
            double promise = open.size() == 1 && labels.knows(open.get(0))
                    ? labels.probability(draw.style, open.get(0))
                    : Double.NaN;
            candidates.add(new Candidate(draw.genome, null, -1, draw.genome, promise));
        }
        return candidates;
    }

    private List<Candidate> screened(int count, String group) {
        List<Candidate> found = new ArrayList<>();
        long left = (long) count * MOST_DRAWS_PER_PLACE;
        List<Candidate> best = new ArrayList<>();
        while (found.size() < count && left > 0) {
            for (Draw draw : pool(POOL, random)) {
                if (found.size() == count) {
                    break;
                }
                looked++;
                left--;
                double p = labels.probability(draw.style, group);
                Candidate candidate = new Candidate(draw.genome, group, -1, draw.genome, p);
                if (p >= screen) {
                    found.add(candidate);
                } else {
                    best.add(candidate);
                }
            }
            // A stable sort keeps the earlier of equals, so the seed alone decides.
            best.sort((a, b) -> Double.compare(b.promise(), a.promise()));
            best.subList(Math.min(count, best.size()), best.size()).clear();
        }
        for (int i = 0; found.size() < count && i < best.size(); i++) {
            found.add(best.get(i));
        }
        screened += found.size();
        return found;
    }

    private List<Draw> pool(int count, Gaussian stream) {
        float[][] genomes = draws.neutral(draws.draw(count, stream));
        float[][] styles = draws.styles(genomes);
        List<Draw> pool = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            pool.add(new Draw(genomes[i], draws.space().meanStyle(styles[i])));
        }
        return pool;
    }

    @Override
    public void judged(Candidate candidate, Assessment verdict) {
        Observation seen = verdict.seen();
        if (seen == null) {
            return;
        }
        labels.learn(seen.style(), seen.reading());
        if (!Double.isNaN(candidate.promise())) {
            boolean unsure = verdict.outcome() == Assessment.Outcome.UNSURE_LABEL;
            if (candidate.aim() == null) {
                unscreenedCalibration.add(candidate.promise(), verdict.group() != null && !unsure);
            } else {
                calibration.add(candidate.promise(), candidate.aim().equals(verdict.group()) && !unsure);
            }
        }
    }

    @Override
    public Map<String, Object> facts() {
        Map<String, Object> facts = new TreeMap<>();
        facts.put("screened", screened);
        facts.put("drawsLookedAtPerScreened", screened == 0 ? 0 : (double) looked / screened);
        facts.put("unscreened", unscreened);
        facts.put("learnedFrom", labels.seen());
        facts.put("calibrationOfScreened", calibration.facts());
        // Only where one group alone was open: with several, a draw has no one promise.
        facts.put("calibrationOfUnscreened", unscreenedCalibration.facts());
        return facts;
    }
}
