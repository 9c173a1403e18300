package org.facegap.generator.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.facegap.generator.latent.EncodedWorld;
import org.facegap.generator.latent.FaceDensity;
import org.facegap.generator.latent.LatentSpace;
import org.facegap.models.named.FaceCheck;
import org.junit.jupiter.api.Test;

class SurrogateSearchTest {
    private static final double UNSCREENED = 0.1;
    private static final int BATCH = 40;

    private final EncodedWorld world = new EncodedWorld();
    private final FaceDensity density = FaceDensity.fit(world.faces(), 1, 1000, 1, 1);

    private static final LabelAscent NO_ASCENT = (genomes, wanted, rate) -> {
        throw new AssertionError("no gradient was asked for");
    };

    private IdentitySearch search(String strategy, List<String> attributes, List<String> groups, int wanted) {
        String named = strategy.equals("surrogate") ? "{name: surrogate, unscreened: " + UNSCREENED + "}" : strategy;
        SearchConfig spec = SearchConfigs.of("{strategy: " + named + ", batch: " + BATCH
                + ", identityThreshold: 0.9, densityQuantile: 1, maxRendersPerIdentity: 5000}");
        LatentDraws draws = new LatentDraws(new LatentSpace(LatentSpace.Kind.Z, world.faces(), 1), genome -> genome);
        GroupQuotas quotas = GroupQuotas.equal(attributes, groups, wanted);
        return new IdentitySearch(
                world.faces(),
                density,
                world.oracle(),
                world.embedding(),
                FaceCheck.NONE,
                draws,
                quotas,
                spec.strategy().start(new StrategyConfig.Beginning(spec, draws, quotas, () -> NO_ASCENT, 1)),
                spec);
    }

    private static Object entry(Map<?, ?> map, String key) {
        Object value = map.get(key);
        if (value == null) {
            throw new AssertionError("no " + key + " in " + map);
        }
        return value;
    }

    private static double number(Map<?, ?> map, String key) {
        return ((Number) entry(map, key)).doubleValue();
    }

    private static List<FoundIdentity> all(IdentitySearch search) {
        List<FoundIdentity> found = new ArrayList<>();
        while (!search.isDone()) {
            found.addAll(search.step());
        }
        return found;
    }

    @Test
    void needsFewerRendersThanRejectionTheMoreTheRarerTheGroup() {
        long tone = renders("surrogate", List.of("tone"), "dark");
        long both = renders("surrogate", List.of("tone", "age"), "dark+old");
        assertThat(tone).isLessThan(renders("rejection", List.of("tone"), "dark") / 3);
        assertThat(both).isLessThan(renders("rejection", List.of("tone", "age"), "dark+old") / 6);
    }

    private long renders(String strategy, List<String> attributes, String group) {
        IdentitySearch search = search(strategy, attributes, List.of(group), 150);
        assertThat(all(search)).hasSize(150);
        return search.renders();
    }

    @Test
    void aShareOfEveryRoundIsNotScreened() {
        IdentitySearch search = search("surrogate", List.of("tone"), List.of("dark"), 400);
        all(search);
        Map<String, Object> facts = search.strategyFacts();
        long screened = (long) entry(facts, "screened");
        long unscreened = (long) entry(facts, "unscreened");
        assertThat(screened + unscreened).isEqualTo(search.tally().candidates());
        // The first round is drawn blindly as a whole.
        double share = (double) (unscreened - BATCH) / (screened + unscreened - BATCH);
        assertThat(share).isCloseTo(UNSCREENED, within(0.03));
        assertThat((double) entry(facts, "drawsLookedAtPerScreened")).isGreaterThan(3);
        assertThat(((Number) entry(facts, "learnedFrom")).longValue())
                .isEqualTo(search.tally().renders());
    }

    @Test
    void promisesAreComparedWithWhatCameTrue() {
        IdentitySearch search = search("surrogate", List.of("tone"), List.of("dark"), 400);
        all(search);
        Map<String, Object> facts = search.strategyFacts();
        Map<?, ?> screened = (Map<?, ?>) entry(facts, "calibrationOfScreened");
        assertThat(entry(screened, "n")).isEqualTo(entry(facts, "screened"));
        assertThat(number(screened, "brier")).isBetween(0.0, 0.25);
        double promised = 0;
        double cameTrue = 0;
        long n = 0;
        for (Object row : (List<?>) entry(screened, "bins")) {
            Map<?, ?> bin = (Map<?, ?>) row;
            long count = (long) number(bin, "n");
            n += count;
            promised += count * number(bin, "promised");
            cameTrue += count * number(bin, "cameTrue");
            // A draw is proposed when it promises half at least; only places nobody filled take less.
            assertThat(number(bin, "promised")).isGreaterThanOrEqualTo(0.5);
        }
        assertThat(n).isEqualTo(entry(screened, "n"));
        assertThat(promised / n).isCloseTo(cameTrue / n, within(0.15));
        Map<?, ?> unscreened = (Map<?, ?>) entry(facts, "calibrationOfUnscreened");
        assertThat((long) number(unscreened, "n")).isPositive().isLessThan((long) entry(facts, "unscreened"));
    }

    @Test
    void severalGroupsShareTheRounds() {
        List<FoundIdentity> found = all(search("surrogate", List.of("tone"), List.of("light", "medium", "dark"), 60));
        for (String tone : List.of("light", "medium", "dark")) {
            assertThat(found.stream().filter(f -> f.group().equals(tone))).hasSize(20);
        }
    }
}
