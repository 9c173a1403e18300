package org.facegap.generator.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.facegap.generator.latent.EncodedWorld.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.facegap.core.UserError;
import org.facegap.core.estimate.Estimate;
import org.facegap.generator.latent.EncodedWorld;
import org.facegap.generator.latent.FaceDensity;
import org.facegap.generator.latent.LatentSpace;
import org.facegap.generator.latent.LatentSphere;
import org.facegap.models.named.Embedding;
import org.facegap.models.named.FaceCheck;
import org.facegap.models.named.Oracle;
import org.junit.jupiter.api.Test;

class IdentitySearchTest {
    private final EncodedWorld world = new EncodedWorld();
    private final Oracle oracle = world.oracle();
    private final FaceDensity density = FaceDensity.fit(world.faces(), 1, 1000, 1, 1);

    private static final LabelAscent NO_ASCENT = (genomes, wanted, rate) -> {
        throw new AssertionError("no gradient was asked for");
    };

    private LatentDraws draws() {
        return new LatentDraws(new LatentSpace(LatentSpace.Kind.Z, world.faces(), 1), genome -> genome);
    }

    private static SearchConfig spec(String strategy, int maxRenders) {
        return SearchConfigs.of("{strategy: " + strategy + ", batch: 32, identityThreshold: 0.8, densityQuantile: 1,"
                + " maxRendersPerIdentity: " + maxRenders + "}");
    }

    private IdentitySearch search(String strategy, GroupQuotas quotas, int maxRenders, long seed) {
        SearchConfig spec = spec(strategy, maxRenders);
        return new IdentitySearch(
                world.faces(),
                density,
                oracle,
                world.embedding(),
                FaceCheck.NONE,
                draws(),
                quotas,
                spec.strategy().start(new StrategyConfig.Beginning(spec, draws(), quotas, () -> NO_ASCENT, seed)),
                spec);
    }

    private static List<FoundIdentity> all(IdentitySearch search) {
        List<FoundIdentity> found = new ArrayList<>();
        while (!search.isDone()) {
            found.addAll(search.step());
        }
        return found;
    }

    private GroupQuotas balanced(int total) {
        return GroupQuotas.equal(List.of("tone"), entry(oracle.values(), "tone"), total);
    }

    private GroupQuotas dark(int total) {
        return GroupQuotas.equal(List.of("tone"), List.of("dark"), total);
    }

    @Test
    void meetsTheQuotasOfAllGroupsWithFacesOfThoseGroups() {
        for (String strategy : List.of("evolutionary", "evolutionary-outward", "rejection")) {
            List<FoundIdentity> found = all(search(strategy, balanced(30), 500, 1));
            Map<String, Long> perGroup =
                    found.stream().collect(Collectors.groupingBy(FoundIdentity::group, Collectors.counting()));
            assertThat(perGroup).as(strategy).isEqualTo(Map.of("light", 10L, "medium", 10L, "dark", 10L));
            for (FoundIdentity identity : found) {
                assertThat(world.population()
                                .face(identity.genome())
                                .identity()
                                .tone()
                                .name())
                        .isEqualToIgnoringCase(identity.group());
                assertThat(identity.reading().isSure(List.of("tone"), 0.8, 0.3)).isTrue();
            }
        }
    }

    @Test
    void noTwoIdentitiesAreAlike() {
        List<FoundIdentity> found = all(search("evolutionary", balanced(60), 500, 2));
        float[][] embedded =
                world.embedding().embed(found.stream().map(FoundIdentity::image).toArray(float[][]::new));
        double highest = -1;
        for (int i = 0; i < embedded.length; i++) {
            for (int j = 0; j < i; j++) {
                highest = Math.max(highest, Embedding.cosine(embedded[i], embedded[j]));
            }
        }
        assertThat(highest).isBetween(0.5, 0.8);
    }

    @Test
    void theSameSeedFindsTheSameIdentities() {
        List<FoundIdentity> first = all(search("evolutionary", balanced(30), 500, 3));
        List<FoundIdentity> again = all(search("evolutionary", balanced(30), 500, 3));
        List<FoundIdentity> other = all(search("evolutionary", balanced(30), 500, 4));
        assertThat(again.stream().map(FoundIdentity::genome))
                .containsExactlyElementsOf(
                        first.stream().map(FoundIdentity::genome).toList());
        assertThat(other.get(0).genome()).isNotEqualTo(first.get(0).genome());
    }

    /** Renders of three searches for 60 identities of one group. */
    private long renders(String strategy, List<String> attributes, String group) {
        long renders = 0;
        for (int seed = 0; seed < 3; seed++) {
            GroupQuotas quotas = GroupQuotas.equal(attributes, List.of(group), 60);
            IdentitySearch search = search(strategy, quotas, 1000, seed);
            assertThat(all(search)).hasSize(60);
            renders += search.tally().renders();
        }
        return renders;
    }

    @Test
    void evolutionNeedsFewerRendersThanRejectionTheMoreTheRarerTheGroup() {
        List<String> tone = List.of("tone");
        List<String> toneAndAge = List.of("tone", "age");
        assertThat(renders("evolutionary", tone, "dark")).isLessThan(renders("rejection", tone, "dark") * 6 / 10);
        assertThat(renders("evolutionary", toneAndAge, "dark+old"))
                .isLessThan(renders("rejection", toneAndAge, "dark+old") / 4);
    }

    @Test
    void plainSamplingKeepsTheGeneratorsShares() {
        GroupQuotas quotas = GroupQuotas.pooled(List.of("tone"), entry(oracle.values(), "tone"), 300);
        List<FoundIdentity> found = all(search("plain", quotas, 500, 5));
        assertThat(found).hasSize(300);
        assertThat(quotas.accepted("light")).isBetween(180L, 240L);
        assertThat(quotas.accepted("dark")).isBetween(10L, 50L);
    }

    @Test
    void rejectionsAreCountedPerGroup() {
        IdentitySearch search = search("rejection", dark(10), 500, 7);
        all(search);
        Map<String, Map<String, Estimate>> rates = search.tally().rejectionRates();
        assertThat(entry(entry(rates, SearchTally.NO_GROUP), "other group").value())
                .isEqualTo(1);
        long darkSeen = search.tally().candidates()
                - entry(entry(rates, SearchTally.NO_GROUP), "other group").n();
        assertThat(entry(rates, "dark").values())
                .allSatisfy(rate -> assertThat(rate.n()).isEqualTo(darkSeen));
    }

    @Test
    void givingUpTellsGroupIdentitiesAndRenders() {
        assertThatThrownBy(() -> all(search("rejection", dark(20), 3, 8)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("group dark with")
                .hasMessageContaining("of 20 identities")
                .hasMessageContaining("renders")
                .hasMessageContaining("maxRendersPerIdentity");
    }

    /** Counts grandchildren that lie nearer to the root than their parent. */
    private static int inward(boolean outward) {
        LatentDraws three =
                new LatentDraws(new LatentSpace(LatentSpace.Kind.Z, EncodedWorld.identityMap(3), 1), g -> g);
        EvolutionarySearch strategy = new EvolutionarySearch(
                new StrategyConfig.Evolutionary(
                        outward ? "evolutionary-outward" : "evolutionary", LatentSpace.Kind.Z, 0.5, 50, 1000),
                three,
                1);
        Candidate root = strategy.propose(1, List.of("dark")).get(0);
        strategy.judged(root, new Assessment(Assessment.Outcome.ACCEPTED, "dark", null));
        Candidate child = strategy.propose(57, List.of("dark")).get(0);
        assertThat(child.aim()).isEqualTo("dark");
        assertThat(child.rootGenome()).isEqualTo(root.genome());
        strategy.judged(child, new Assessment(Assessment.Outcome.ACCEPTED, "dark", null));
        double distance = LatentSphere.distance(child.genome(), root.genome());
        int nearer = 0;
        for (Candidate c : strategy.propose(57, List.of("dark"))) {
            nearer += c.aim() != null && LatentSphere.distance(c.genome(), root.genome()) <= distance ? 1 : 0;
        }
        assertThat((long) entry(strategy.facts(), "mutantsNearerToTheirRootThanTheirParent"))
                .isPositive();
        return nearer;
    }

    @Test
    void thePublishedDistanceRuleIsAppliedOnDemandOnly() {
        assertThat(inward(true)).isZero();
        assertThat(inward(false)).isPositive();
    }
}
