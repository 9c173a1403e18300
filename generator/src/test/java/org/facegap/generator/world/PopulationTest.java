package org.facegap.generator.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PopulationTest {

    private final Population population = new Population(WorldSpec.defaults());

    @Test
    void latentsFollowTheBiasedShares() {
        SplittableRandom random = new SplittableRandom(1);
        Map<Tone, Integer> tones = new EnumMap<>(Tone.class);
        int old = 0;
        int masculine = 0;
        int between = 0;
        int n = 10_000;
        for (int i = 0; i < n; i++) {
            Identity identity = population.face(latent(random)).identity();
            tones.merge(identity.tone(), 1, Integer::sum);
            old += identity.age() == Age.OLD ? 1 : 0;
            masculine += identity.presentation() == Presentation.MASCULINE ? 1 : 0;
            between += identity.toneLevel() % 1 != 0 ? 1 : 0;
        }
        assertThat(tones.getOrDefault(Tone.LIGHT, 0) / (double) n).isCloseTo(0.7, within(0.015));
        assertThat(tones.getOrDefault(Tone.MEDIUM, 0) / (double) n).isCloseTo(0.2, within(0.015));
        assertThat(tones.getOrDefault(Tone.DARK, 0) / (double) n).isCloseTo(0.1, within(0.015));
        assertThat(old / (double) n).isCloseTo(0.2, within(0.015));
        assertThat(masculine / (double) n).isCloseTo(0.4, within(0.015));
        assertThat(between / (double) n).isBetween(0.01, 0.06);
    }

    @Test
    void onlyTheDirectionOfALatentMatters() {
        float[] z = latent(new SplittableRandom(3));
        float[] longer = z.clone();
        for (int i = 0; i < longer.length; i++) {
            longer[i] *= 4f;
        }
        assertThat(population.face(longer)).isEqualTo(population.face(z));
    }

    @Test
    void aLatentAlwaysMeansTheSameFaceAndAnotherSeedAnotherFace() {
        float[] z = latent(new SplittableRandom(4));
        assertThat(new Population(WorldSpec.defaults()).face(z)).isEqualTo(population.face(z));
        WorldSpec d = WorldSpec.defaults();
        WorldSpec other =
                new WorldSpec(1, d.toneShares(), 0.2, 0.4, 8L, 64, 0.38, 0.2, 0.3, 1, 1, 3, 0.05);
        assertThat(new Population(other).face(z)).isNotEqualTo(population.face(z));
    }

    @Test
    void rotatedCoordinatesStayStandardNormal() {
        SplittableRandom random = new SplittableRandom(5);
        double sum = 0;
        double squares = 0;
        int n = 4000;
        for (int i = 0; i < n; i++) {
            double shade = population.face(latent(random)).identity().shade();
            sum += shade;
            squares += shade * shade;
        }
        assertThat(sum / n).isCloseTo(0, within(0.06));
        assertThat(squares / n).isCloseTo(1, within(0.08));
    }

    @Test
    void anIdentityDrawnFromAClassIsOfThatClass() {
        SplittableRandom random = new SplittableRandom(6);
        for (Tone tone : Tone.values()) {
            for (Age age : Age.values()) {
                for (Presentation presentation : Presentation.values()) {
                    for (int i = 0; i < 50; i++) {
                        Identity identity = population.identity(tone, age, presentation, random);
                        assertThat(identity.tone()).isEqualTo(tone);
                        assertThat(identity.age()).isEqualTo(age);
                        assertThat(identity.presentation()).isEqualTo(presentation);
                        assertThat(Math.abs(identity.toneLevel() - tone.ordinal()))
                                .isLessThanOrEqualTo(0.5);
                        assertThat(identity.oldness() >= 0.5).isEqualTo(age == Age.OLD);
                    }
                }
            }
        }
    }

    @Test
    void everyToneOwnsOneCueOfEveryRegion() {
        for (Tone tone : Tone.values()) {
            List<String> regions = Arrays.stream(Cue.values())
                    .filter(cue -> cue.owner() == tone)
                    .map(Cue::region)
                    .toList();
            assertThat(regions).hasSize(13).doesNotHaveDuplicates();
        }
        assertThat(Cue.values()).hasSize(Cue.COUNT);
    }

    /** A fitted generator stays useful when cues are added, since what a latent meant before it still means. */
    @Test
    void theFirstCuesAndTheRestOfTheFaceKeepTheirLatentCoordinates() {
        float[] z = latent(new SplittableRandom(12));
        Face face = population.face(z);
        assertThat(face.identity().cue(Cue.EYE_SPACING)).isCloseTo(1.7307958, within(1e-6));
        assertThat(face.identity().cue(Cue.PALE_PATCH)).isCloseTo(0.3687230, within(1e-6));
        assertThat(face.shot().yaw()).isCloseTo(-0.0548312, within(1e-6));
        for (Cue cue : Cue.values()) {
            assertThat(face.identity().cue(cue)).as(cue.name()).isNotZero();
        }
    }

    @Test
    void theDialWidensEachTonesOwnCues() {
        for (double[] expected : new double[][] {{0, 1, 1}, {0.5, 1.4, 0.65}, {1, 1.8, 0.3}}) {
            Population world = new Population(WorldSpec.defaults().withOtherGroupEffect(expected[0]));
            for (Tone tone : Tone.values()) {
                for (Cue cue : Cue.values()) {
                    assertThat(world.spread(cue, tone.ordinal()))
                            .isCloseTo(cue.owner() == tone ? expected[1] : expected[2], within(1e-9));
                }
            }
        }
    }

    @Test
    void drawnCuesHaveTheSpreadOfTheDial() {
        SplittableRandom random = new SplittableRandom(7);
        double own = 0;
        double other = 0;
        int n = 1500;
        for (int i = 0; i < n; i++) {
            Identity identity = population.identity(Tone.DARK, Age.YOUNG, Presentation.FEMININE, random);
            own += square(identity.cue(Cue.EYE_TILT));
            other += square(identity.cue(Cue.EYE_SIZE));
        }
        assertThat(Math.sqrt(own / n)).isBetween(1.5, 1.8);
        assertThat(Math.sqrt(other / n)).isBetween(0.25, 0.4);
    }

    @Test
    void shotsDoNotDependOnIdentitiesNorIdentitiesOnShots() {
        Shot shot = population.shot(new SplittableRandom(8));
        Identity identity = population.identity(new SplittableRandom(9));
        assertThat(population.shot(new SplittableRandom(8))).isEqualTo(shot);
        assertThat(population.identity(new SplittableRandom(9))).isEqualTo(identity);
        Face first = new Face(identity, shot);
        Face second = new Face(identity, population.shot(new SplittableRandom(10)));
        assertThat(second.identity()).isEqualTo(first.identity());
        assertThat(second.shot()).isNotEqualTo(first.shot());
    }

    @Test
    void recordsKeepTheirArraysToThemselves() {
        Identity identity = population.identity(new SplittableRandom(11));
        double before = identity.cues()[0];
        identity.cues()[0] = 99;
        assertThat(identity.cues()[0]).isEqualTo(before);
        Shot shot = Shot.frontal();
        shot.background()[0] = 99;
        assertThat(shot).isEqualTo(Shot.frontal());
    }

    @Test
    void sensorsStayWithinTheSpec() {
        SplittableRandom random = new SplittableRandom(12);
        for (int i = 0; i < 200; i++) {
            Sensor sensor = population.sensor(random);
            assertThat(sensor.blur()).isBetween(1.0, 1.8);
            assertThat(sensor.noise()).isBetween(0.005, 0.025);
        }
    }

    @Test
    void wrongInputIsNamed() {
        assertThatThrownBy(() -> population.face(new float[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("z: expected 64 numbers, got 3");
        assertThatThrownBy(() -> population.face(new float[64])).hasMessageContaining("not zero");
        assertThatThrownBy(() -> WorldSpec.defaults().withOtherGroupEffect(1.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("otherGroupEffect");
        assertThatThrownBy(() -> new WorldSpec(
                        1,
                        List.of(0.5, 0.2, 0.1),
                        0.2,
                        0.4,
                        1,
                        64,
                        0.38,
                        0.2,
                        0.3,
                        1,
                        1,
                        3,
                        0.05))
                .hasMessageContaining("sum to 1");
        assertThatThrownBy(() -> new Sensor(0.5, 0)).hasMessageContaining("blur");
    }

    private static float[] latent(SplittableRandom random) {
        float[] z = new float[64];
        for (int i = 0; i < z.length; i++) {
            z[i] = (float) random.nextGaussian();
        }
        return z;
    }

    private static double square(double x) {
        return x * x;
    }
}
