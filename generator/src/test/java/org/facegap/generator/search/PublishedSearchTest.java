package org.facegap.generator.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.facegap.generator.latent.EncodedWorld.entry;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.facegap.core.random.Gaussian;
import org.facegap.core.random.Seeds;
import org.facegap.generator.latent.EncodedWorld;
import org.facegap.generator.latent.LatentSpace;
import org.facegap.generator.latent.LatentSphere;
import org.facegap.generator.search.PublishedSearch.Preset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishedSearchTest {
    private static final int DIM = 6;
    private static final long SEED = 9;
    private static final List<String> DARK = List.of("dark");

    /** Every third face, as good as drawn. */
    private static final Predicate<float[]> THIRD = genome -> Math.floorMod((int) Math.floor(1e4 * genome[0]), 3) == 0;

    private static LatentDraws draws(Preset preset) {
        return new LatentDraws(new LatentSpace(preset.space(), EncodedWorld.identityMap(DIM), 1), g -> g);
    }

    private static PublishedSearch search(Preset preset, long seed) {
        return new PublishedSearch(preset, draws(preset), seed);
    }

    private static Assessment verdict(boolean dark) {
        return dark
                ? new Assessment(Assessment.Outcome.ACCEPTED, "dark", null)
                : new Assessment(Assessment.Outcome.OTHER_GROUP, null, null);
    }

    /** The published loop, one face after the other: everything it looks at, draws included. */
    private static List<float[]> published(
            Preset preset, int children, int candidatesPerRoot, UnaryOperator<float[]> mutant, int most) {
        List<float[]> seen = new ArrayList<>();
        Gaussian random = new Gaussian(Seeds.derive(SEED, "independent draws"));
        LatentDraws draws = draws(preset);
        while (seen.size() < most) {
            float[] root = draws.draw(1, random)[0];
            seen.add(root);
            if (!THIRD.test(root)) {
                continue;
            }
            ArrayDeque<float[]> queue = new ArrayDeque<>(List.of(root));
            for (int i = 0; i < children; i++) {
                queue.add(mutant.apply(root));
            }
            int evaluations = 0;
            while (!queue.isEmpty() && seen.size() < most) {
                float[] next = queue.remove();
                evaluations++;
                if (next != root) {
                    seen.add(next);
                }
                if (THIRD.test(next) && evaluations < candidatesPerRoot) {
                    for (int i = 0; i < children; i++) {
                        float[] child = mutant.apply(next);
                        if (LatentSphere.distance(child, root) > LatentSphere.distance(next, root)) {
                            queue.add(child);
                        }
                    }
                }
            }
        }
        return seen;
    }

    private static UnaryOperator<float[]> normal() {
        Gaussian random = new Gaussian(Seeds.derive(SEED, "mutations"));
        return parent -> {
            float[] child = parent.clone();
            for (int i = 0; i < child.length; i++) {
                child[i] += (float) (0.5 * random.next());
            }
            return child;
        };
    }

    private static UnaryOperator<float[]> uniform() {
        SplittableRandom random = new SplittableRandom(Seeds.derive(SEED, "mutations"));
        double[] deviation = draws(Preset.JAIN2023_W).space().deviations(SEED);
        return parent -> {
            float[] child = parent.clone();
            for (int i = 0; i < child.length; i++) {
                child[i] += (float) (3 * deviation[i] * (2 * random.nextDouble() - 1));
            }
            return child;
        };
    }

    /** What the search looks at, in batches. */
    private static List<Candidate> looked(Preset preset, int batch, int most) {
        PublishedSearch search = search(preset, SEED);
        List<Candidate> seen = new ArrayList<>();
        while (seen.size() < most) {
            for (Candidate candidate : search.propose(batch, DARK)) {
                seen.add(candidate);
                search.judged(candidate, verdict(THIRD.test(candidate.genome())));
            }
        }
        return seen;
    }

    private static void assertSame(List<float[]> found, List<float[]> expected) {
        assertThat(found.toArray(new float[0][])).isDeepEqualTo(expected.toArray(new float[0][]));
    }

    @Test
    void oneAtATimeItIsThePublishedLoop() {
        for (Preset preset : List.of(Preset.JAIN2023_Z, Preset.JAIN2023_W)) {
            boolean z = preset == Preset.JAIN2023_Z;
            List<float[]> expected =
                    published(preset, z ? 3 : 10, z ? Integer.MAX_VALUE : 500, z ? normal() : uniform(), 4_000);
            List<Candidate> looked = looked(preset, 1, 4_000);
            assertSame(looked.stream().map(Candidate::genome).toList(), expected);
            assertThat(looked.stream().map(Candidate::root).distinct().count()).isGreaterThan(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"7", "64"})
    void batchesKeepTheOrderWithinARoot(int batch) {
        List<float[]> one = ofFirstRoot(looked(Preset.JAIN2023_W, 1, 3_000));
        List<float[]> many = ofFirstRoot(looked(Preset.JAIN2023_W, batch, 3_000));
        assertThat(one).hasSizeGreaterThan(500);
        assertSame(many, one);
    }

    private static List<float[]> ofFirstRoot(List<Candidate> looked) {
        return looked.stream().filter(c -> c.root() == 0).map(Candidate::genome).toList();
    }

    /** A search whose first root has its mutants waiting. */
    private static PublishedSearch begun(Preset preset, long seed) {
        PublishedSearch search = search(preset, seed);
        search.judged(search.propose(1, DARK).get(0), verdict(true));
        return search;
    }

    @Test
    void aRootIsGivenUpAfterMoreThanTwentyFacelessCandidates() {
        PublishedSearch search = begun(Preset.JAIN2023_WPLUS, SEED);
        while ((long) entry(search.facts(), "longestQueue") < 30) {
            search.judged(search.propose(1, DARK).get(0), verdict(true));
        }
        List<Candidate> waiting = search.propose(22, DARK);
        Assessment faceless = new Assessment(Assessment.Outcome.NO_FACE, null, null);
        for (Candidate candidate : waiting.subList(0, 20)) {
            search.judged(candidate, faceless);
        }
        assertThat((long) entry(search.facts(), "rootsGivenUp")).isZero();
        search.judged(waiting.get(20), faceless);
        assertThat((long) entry(search.facts(), "rootsGivenUp")).isEqualTo(1);
        // What else was under way when the root was given up neither revives it nor counts again.
        search.judged(waiting.get(21), verdict(true));
        search.judged(waiting.get(21), faceless);
        assertThat((long) entry(search.facts(), "rootsGivenUp")).isEqualTo(1);
        assertThat(search.propose(8, DARK))
                .hasSize(8)
                .allSatisfy(c -> assertThat(c.root()).isEqualTo(-1));
    }

    @Test
    void aChildNearerToTheRootThanItsParentDoesNotWait() {
        long nearer = 0;
        long waited = 0;
        for (int seed = 0; seed < 20; seed++) {
            PublishedSearch search = begun(Preset.JAIN2023_Z, seed);
            List<Candidate> mutants = search.propose(100, DARK);
            assertThat(mutants).hasSize(6);
            Candidate parent = mutants.get(0);
            double distance = LatentSphere.distance(parent.genome(), parent.rootGenome());
            search.judged(parent, verdict(true));
            List<Candidate> children =
                    search.propose(3, DARK).stream().filter(c -> c.root() == 0).toList();
            waited += children.size();
            nearer += (long) entry(search.facts(), "childrenNearerToTheirRootThanTheirParent");
            assertThat(children)
                    .allSatisfy(child -> assertThat(LatentSphere.distance(child.genome(), child.rootGenome()))
                            .isGreaterThan(distance));
        }
        assertThat(waited + nearer).isEqualTo(60);
        assertThat(nearer).isPositive();
        assertThat(waited).isPositive();
    }

    @Test
    void aGroupThatIsFullLosesItsQueue() {
        PublishedSearch search = begun(Preset.JAIN2023_Z, SEED);
        List<Candidate> next = search.propose(4, List.of("old"));
        assertThat(next).hasSize(4).allSatisfy(c -> assertThat(c.root()).isEqualTo(-1));
        search.judged(next.get(0), verdict(true));
        assertThat(search.propose(4, List.of("old")))
                .allSatisfy(c -> assertThat(c.root()).isEqualTo(-1));
    }
}
