package org.facegap.generator.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.facegap.generator.latent.EncodedWorld.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.facegap.core.UserError;
import org.facegap.generator.latent.LatentSpace;
import org.facegap.models.named.Embedding;
import org.facegap.models.named.FaceCheck;
import org.facegap.models.named.Reading;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every strategy on the shipped generator, steered by the shipped oracle. */
class StrategiesTest {
    private static final int WANTED = 12;
    private static final double CONFIDENCE = 0.8;
    private static final double MARGIN = 0.3;
    private static final double ALIKE = 0.6;

    private static ShippedWorld world;
    private static final Map<String, Outcome> OUTCOMES = new TreeMap<>();

    /** What a search found and what it cost. */
    private record Outcome(List<FoundIdentity> found, long candidates, long images, long renders) {}

    @BeforeAll
    static void open() {
        world = new ShippedWorld();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    static List<String> names() {
        return List.of(
                "surrogate",
                "evolutionary",
                "evolutionary-outward",
                "map-elites",
                "gradient",
                "rejection",
                "plain",
                "jain2023-z",
                "jain2023-w",
                "jain2023-wplus");
    }

    /** Nothing keeps the identities of the published searches apart; on this generator most of them are alike. */
    private static double alike(String strategy) {
        return strategy.startsWith("jain2023") ? 1 : ALIKE;
    }

    private static SearchConfig spec(String strategy) {
        return SearchConfigs.of(
                "{strategy: " + strategy + ", psi: " + ShippedWorld.PSI + ", batch: 16, confidence: " + CONFIDENCE
                        + ", margin: " + MARGIN + ", identityThreshold: " + alike(strategy)
                        + ", densityQuantile: 0.999, maxRendersPerIdentity: 200}");
    }

    private static GroupQuotas quotas(String strategy, int wanted) {
        return strategy.equals("plain")
                ? GroupQuotas.pooled(List.of("tone"), entry(world.oracle().values(), "tone"), wanted)
                : GroupQuotas.equal(List.of("tone"), List.of("dark"), wanted);
    }

    private static Outcome search(String strategy, int wanted) {
        SearchConfig spec = spec(strategy);
        LatentSpace space = world.space(spec.strategy().space());
        LatentDraws draws = new LatentDraws(space, genome -> genome);
        GroupQuotas quotas = quotas(strategy, wanted);
        SearchStrategy moves = spec.strategy()
                .start(new StrategyConfig.Beginning(
                        spec, draws, quotas, () -> world.ascents().in(space), 5));
        IdentitySearch search = new IdentitySearch(
                world.faces(),
                world.density(),
                world.oracle(),
                world.embedding(),
                FaceCheck.NONE,
                draws,
                quotas,
                moves,
                spec);
        List<FoundIdentity> found = new ArrayList<>();
        while (!search.isDone()) {
            found.addAll(search.step());
        }
        assertThat(search.renders()).isEqualTo(search.tally().renders() + moves.ownRenders());
        return new Outcome(found, search.tally().candidates(), search.tally().renders(), search.renders());
    }

    private static Outcome outcome(String strategy) {
        return OUTCOMES.computeIfAbsent(strategy, s -> search(s, WANTED));
    }

    @ParameterizedTest
    @MethodSource("names")
    void findsIdentitiesThatPassTheRules(String strategy) {
        Outcome outcome = outcome(strategy);
        LatentSpace space = world.space(spec(strategy).strategy().space());
        List<FoundIdentity> found = outcome.found();
        assertThat(found).hasSize(WANTED);
        float[][] styles =
                space.styles(found.stream().map(FoundIdentity::genome).toArray(float[][]::new));
        float[][] images = world.faces().render(styles);
        List<Reading> readings = world.oracle().read(images);
        float[][] embeddings = world.embedding().embed(images);
        for (int i = 0; i < WANTED; i++) {
            assertThat(found.get(i).genome()).hasSize(space.dimension());
            assertThat(readings.get(i).isSure(List.of("tone"), CONFIDENCE, MARGIN))
                    .isTrue();
            assertThat(readings.get(i).value("tone")).isEqualTo(found.get(i).group());
            assertThat(world.density().isFace(space.meanStyle(styles[i]))).isTrue();
            for (int j = 0; j < i; j++) {
                assertThat(Embedding.cosine(embeddings[i], embeddings[j])).isLessThan(alike(strategy) + 1e-4);
            }
        }
        assertThat(outcome.renders()).isGreaterThanOrEqualTo(outcome.images());
        assertThat(outcome.images()).isBetween((long) WANTED, outcome.candidates());
    }

    @ParameterizedTest
    @MethodSource("names")
    void theSeedDecides(String strategy) {
        List<float[]> once = genomes(search(strategy, 3));
        assertThat(once).hasSize(3);
        assertThat(genomes(search(strategy, 3))).containsExactlyElementsOf(once);
    }

    private static List<float[]> genomes(Outcome outcome) {
        return outcome.found().stream().map(FoundIdentity::genome).toList();
    }

    @Test
    void theGradientNeedsFewCandidatesAndSaysWhatItRendered() {
        Outcome gradient = outcome("gradient");
        Outcome rejection = outcome("rejection");
        assertThat(gradient.candidates()).isLessThan(rejection.candidates() / 2);
        assertThat(gradient.renders()).isGreaterThanOrEqualTo(gradient.images() + gradient.candidates());
        assertThat(rejection.renders()).isEqualTo(rejection.images());
    }

    @Test
    void anUnknownStrategyIsToldWithWhatThereIs() {
        assertThatThrownBy(() -> spec("random"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("random")
                .hasMessageContaining("surrogate")
                .hasMessageContaining("jain2023-wplus");
    }

    @Test
    void aKeyOfAnotherStrategyIsRefusedWithItsOwners() {
        assertThatThrownBy(() -> SearchConfigs.of("{strategy: {name: rejection, sigma: 0.5}}"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("strategy.sigma: belongs to name: evolutionary, evolutionary-outward, map-elites;"
                        + " name: rejection takes space");
        assertThatThrownBy(() -> SearchConfigs.of("{strategy: evolutionary, sigma: 0.5}"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("sigma: belongs into strategy: {name: evolutionary, sigma: ...}");
    }
}
