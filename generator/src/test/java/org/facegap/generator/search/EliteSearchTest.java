package org.facegap.generator.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.generator.latent.EncodedWorld;
import org.facegap.generator.latent.LatentSpace;
import org.facegap.generator.latent.LatentSphere;
import org.facegap.models.named.Reading;
import org.junit.jupiter.api.Test;

class EliteSearchTest {
    private static final int DIM = 16;
    private static final List<String> DARK = List.of("dark");

    /** Children so near that they tell their parent. */
    private final EliteSearch search = new EliteSearch(
            new StrategyConfig.MapElites("map-elites", LatentSpace.Kind.Z, 1e-4),
            new LatentDraws(new LatentSpace(LatentSpace.Kind.Z, EncodedWorld.identityMap(DIM), 1), g -> g),
            3);

    private static float[] axis(int i) {
        float[] genome = new float[DIM];
        genome[i] = (float) Math.sqrt(DIM);
        return genome;
    }

    /** A face of a look, so and so far from its neutral form (0 to 1), as surely read as told. */
    private Candidate judge(int axis, int look, double moved, double sure) {
        Candidate candidate = Candidate.independent(axis(axis));
        float[] neutral = axis(axis);
        neutral[axis] *= (float) (1 - moved);
        float[] embedding = new float[DIM];
        embedding[look] = 1;
        Reading reading = new Reading(
                Map.of("tone", new AttributeLabel("dark", sure), "age", new AttributeLabel("old", 0.99)),
                Map.of("tone", 0.7, "age", 0.9));
        search.judged(
                candidate,
                new Assessment(
                        Assessment.Outcome.ACCEPTED, "dark", new Observation(neutral, neutral, reading, embedding)));
        return candidate;
    }

    private static boolean isChildOf(Candidate child, Candidate parent) {
        return child.aim() != null && LatentSphere.distance(child.genome(), parent.genome()) < 0.05;
    }

    private long cells() {
        return ((Number) entry((Map<?, ?>) entry(search.facts(), "cellsFilled"), "dark")).longValue();
    }

    private static Object entry(Map<?, ?> map, String key) {
        Object value = map.get(key);
        if (value == null) {
            throw new AssertionError("no " + key + " in " + map);
        }
        return value;
    }

    @Test
    void aCellKeepsTheFaceReadMostSurely() {
        judge(0, 2, 0, 0.85);
        Candidate best = judge(1, 2, 0, 0.97);
        judge(2, 2, 0, 0.9);
        assertThat(cells()).isEqualTo(1);
        assertThat(search.facts()).containsEntry("elitesReplaced", 1L).containsEntry("roots", 3L);
        List<Candidate> proposed = search.propose(32, DARK);
        assertThat(proposed).hasSize(32);
        assertThat(proposed.stream().filter(c -> isChildOf(c, best))).hasSize(28);
        assertThat(proposed.stream().filter(c -> c.aim() == null)).hasSize(4);
    }

    @Test
    void imageAndLookMakeTheCell() {
        judge(0, 2, 0, 0.9);
        judge(0, 2, 0.5, 0.9);
        judge(0, 2, 0.8, 0.9);
        assertThat(cells()).isEqualTo(3);
        for (int look = 0; look < DIM; look++) {
            judge(0, look, 0, 0.9);
        }
        assertThat(cells()).isBetween(8L, 18L);
    }

    @Test
    void parentsAreDrawnEvenlyHoweverManyFacesACellHasSeen() {
        Candidate rare = judge(0, 2, 0, 0.9);
        Candidate common = judge(1, 2, 0.5, 0.95);
        Candidate other = judge(2, 2, 0.8, 0.9);
        for (int i = 0; i < 50; i++) {
            judge(3, 2, 0.5, 0.9);
        }
        assertThat(cells()).isEqualTo(3);
        List<Candidate> proposed = search.propose(1_200, DARK);
        // 1050 children: 350 of each, of standard deviation 15.
        for (Candidate parent : List.of(rare, common, other)) {
            assertThat(proposed.stream().filter(c -> isChildOf(c, parent)).count())
                    .isBetween(290L, 410L);
        }
        assertThat(proposed.stream().filter(c -> c.aim() == null)).hasSize(150);
    }

    @Test
    void childrenRememberTheirRoot() {
        Candidate root = judge(0, 2, 0, 0.9);
        Candidate child = search.propose(8, DARK).get(0);
        assertThat(child.root()).isZero();
        assertThat(child.rootGenome()).isEqualTo(root.genome());
        assertThat(child.genome()).isNotEqualTo(root.genome());
    }

    @Test
    void facesThatWereNotEmbeddedAndOtherGroupsStayOut() {
        Reading reading = new Reading(Map.of("tone", new AttributeLabel("dark", 0.5)), Map.of("tone", 0.1));
        Observation seen = new Observation(axis(0), axis(0), reading, new float[0]);
        search.judged(Candidate.independent(axis(0)), new Assessment(Assessment.Outcome.UNSURE_LABEL, "dark", seen));
        search.judged(Candidate.independent(axis(0)), new Assessment(Assessment.Outcome.NO_FACE, null, null));
        assertThat((Map<?, ?>) entry(search.facts(), "cellsFilled")).isEmpty();
        assertThat(search.propose(16, DARK))
                .hasSize(16)
                .allSatisfy(c -> assertThat(c.aim()).isNull());
    }
}
