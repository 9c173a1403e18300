package org.facegap.generator.ascent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.facegap.generator.latent.EncodedWorld.entry;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.core.random.Gaussian;
import org.facegap.generator.latent.LatentSpace;
import org.facegap.generator.latent.LatentSphere;
import org.facegap.generator.search.LabelAscent;
import org.facegap.generator.search.ShippedWorld;
import org.facegap.models.named.Reading;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On the shipped generator and the shipped searching oracle. */
class NetworkAscentTest {
    private static final double RATE = 0.1;
    private static final Map<String, List<String>> DARK = Map.of("tone", List.of("dark"));

    private static ShippedWorld world;

    @BeforeAll
    static void open() {
        world = new ShippedWorld();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static float[][] genomes(LatentSpace space, int count) {
        return space.fromZ(new LatentSphere(space.faces().latentDim()).draw(count, new Gaussian(4)));
    }

    @ParameterizedTest
    @EnumSource(LatentSpace.Kind.class)
    void climbsWithStepsOfTheLengthAskedFor(LatentSpace.Kind kind) {
        LatentSpace space = world.space(kind);
        LabelAscent ascent = world.ascents().in(space);
        float[][] genomes = genomes(space, 4);
        double[] before =
                ascent.climb(genomes, Collections.nCopies(4, DARK), RATE).probabilities();
        float[][] at = genomes;
        for (int step = 0; step < 6; step++) {
            float[][] moved =
                    ascent.climb(at, Collections.nCopies(4, DARK), RATE).genomes();
            for (int i = 0; i < at.length; i++) {
                assertThat(length(space, at[i], moved[i])).isCloseTo(RATE, within(1e-3 * RATE));
            }
            at = moved;
        }
        double[] after = ascent.climb(at, Collections.nCopies(4, DARK), RATE).probabilities();
        List<Reading> readings = world.oracle().read(world.faces().render(space.styles(at)));
        for (int i = 0; i < 4; i++) {
            assertThat(after[i]).isGreaterThan(before[i]).isBetween(0.0, 1.0);
            if (readings.get(i).value("tone").equals("dark")) {
                assertThat(after[i])
                        .isCloseTo(entry(readings.get(i).labels(), "tone").confidence(), within(1e-3));
            }
        }
        assertThat(readings.stream().map(r -> r.value("tone"))).contains("dark");
    }

    /** In Z the tangent of the angle between two latents, else their distance in standard deviations over sqrt(dim). */
    private static double length(LatentSpace space, float[] from, float[] to) {
        if (space.kind() == LatentSpace.Kind.Z) {
            double dot = 0;
            for (int i = 0; i < from.length; i++) {
                dot += (double) from[i] * to[i];
            }
            return Math.tan(Math.acos(dot / from.length));
        }
        double[] deviation = space.deviations(1);
        double square = 0;
        for (int i = 0; i < from.length; i++) {
            double d = (to[i] - from[i]) / deviation[i % deviation.length];
            square += d * d;
        }
        return Math.sqrt(square / from.length);
    }

    @Test
    void whatIsAlwaysTrueMovesNothing() {
        LatentSpace space = world.space(LatentSpace.Kind.W);
        float[][] genomes = genomes(space, 2);
        List<String> all = world.oracle().values().getOrDefault("tone", List.of());
        LabelAscent.Step step =
                world.ascents().in(space).climb(genomes, Collections.nCopies(2, Map.of("tone", all)), RATE);
        assertThat(step.genomes()).isDeepEqualTo(genomes);
        assertThat(step.probabilities()).containsExactly(1, 1);
    }

    @Test
    void withoutADerivativeThereIsNoAscent() {
        try (Ascents none = Ascents.none("builtin:world")) {
            assertThatThrownBy(() -> none.in(world.space(LatentSpace.Kind.Z)))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("builtin:world")
                    .hasMessageContaining("gradient");
        }
    }
}
