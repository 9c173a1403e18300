package org.facegap.generator.variation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.facegap.core.random.Gaussian;
import org.facegap.generator.latent.LatentSphere;
import org.facegap.generator.world.Identity;
import org.facegap.generator.world.Population;
import org.facegap.generator.world.Shot;
import org.facegap.generator.world.WorldSpec;
import org.junit.jupiter.api.Test;

class ImageVariationsTest {
    private static final Map<String, Double> ALL =
            Map.of("pose", 1.0, "light", 1.0, "expression", 1.0, "hair", 1.0, "background", 1.0, "exposure", 1.0);
    private final Population population = new Population(WorldSpec.defaults());
    private final float[][] latents = new LatentSphere(64).draw(300, new Gaussian(20));

    private static ImageVariations variations(double strength, Map<String, Double> mix) {
        return new ImageVariations(DirectionFitterTest.fitted(), new VariationConfig("drawn", 5, strength, mix, 0, 1));
    }

    private static double meanCueChange(Identity a, Identity b) {
        double sum = 0;
        for (int c = 0; c < a.cues().length; c++) {
            sum += Math.abs(a.cues()[c] - b.cues()[c]);
        }
        return sum / a.cues().length;
    }

    @Test
    void theNeutralImageShowsTheSameIdentityFromTheFront() {
        ImageVariations variations = variations(1, ALL);
        int sameClasses = 0;
        double cueChange = 0;
        for (float[] z : latents) {
            float[] before = z.clone();
            float[] neutral = variations.neutral(z);
            assertThat(z).isEqualTo(before);
            Identity was = population.face(z).identity();
            Identity is = population.face(neutral).identity();
            Shot shot = population.face(neutral).shot();
            assertThat(Math.abs(shot.yaw())).isLessThan(0.06);
            assertThat(Math.abs(shot.pitch())).isLessThan(0.04);
            assertThat(Math.abs(shot.exposure())).isLessThan(0.06);
            sameClasses +=
                    was.tone() == is.tone() && was.age() == is.age() && was.presentation() == is.presentation() ? 1 : 0;
            cueChange += meanCueChange(was, is) / latents.length;
        }
        assertThat(sameClasses).isGreaterThanOrEqualTo(294);
        assertThat(cueChange).isLessThan(0.06);
    }

    @Test
    void variationsShowTheSameIdentityInShotsAsVariedAsTheWorlds() {
        ImageVariations variations = variations(1, ALL);
        int same = 0;
        double yaw = 0;
        double cueChange = 0;
        for (int i = 0; i < latents.length; i++) {
            float[] neutral = variations.neutral(latents[i]);
            Variations.Varied varied = variations.draw(neutral, 1, i);
            Identity was = population.face(neutral).identity();
            Identity is = population.face(varied.genome()).identity();
            same += was.tone() == is.tone() && was.age() == is.age() ? 1 : 0;
            cueChange += meanCueChange(was, is) / latents.length;
            yaw += Math.pow(population.face(varied.genome()).shot().yaw(), 2) / latents.length;
        }
        assertThat(same).isGreaterThanOrEqualTo(291);
        assertThat(cueChange).isLessThan(0.08);
        assertThat(Math.sqrt(yaw)).isCloseTo(0.37, within(0.05));
    }

    @Test
    void aFamilyWithoutWeightStaysAsItIs() {
        ImageVariations variations = variations(1, Map.of("pose", 1.0, "background", 1.0));
        double hair = 0;
        double yaw = 0;
        for (int i = 0; i < latents.length; i++) {
            float[] neutral = variations.neutral(latents[i]);
            Shot was = population.face(neutral).shot();
            Shot is = population.face(variations.draw(neutral, 1, i).genome()).shot();
            hair += Math.abs(was.hairLength() - is.hairLength()) / latents.length;
            yaw += Math.abs(was.yaw() - is.yaw()) / latents.length;
        }
        assertThat(hair).isLessThan(0.04);
        assertThat(yaw).isGreaterThan(0.2);
    }

    @Test
    void theSeedDecidesAndTheDescriptionTellsTheShift() {
        ImageVariations variations = variations(1, Map.of("pose", 1.0, "background", 1.0));
        float[] neutral = variations.neutral(latents[0]);
        Variations.Varied one = variations.draw(neutral, 1, 5);
        assertThat(variations.draw(neutral, 1, 5).genome()).isEqualTo(one.genome());
        assertThat(variations.draw(neutral, 1, 6).genome()).isNotEqualTo(one.genome());
        assertThat(one.description()).matches("[a-z-]+=[+-]\\d\\.\\d(;[a-z-]+=[+-]\\d\\.\\d)*");
        double yaw = DirectionFitterTest.fitted().directions().get(0).of(one.genome());
        assertThat(one.description()).contains(String.format(java.util.Locale.ROOT, "yaw=%+.1f", yaw));
    }

    @Test
    void withoutDirectionsNothingMoves() {
        ImageVariations none =
                new ImageVariations(LatentDirections.none("z", 64), new VariationConfig("drawn", 1, 1, ALL, 0, 1));
        float[] neutral = none.neutral(latents[0]);
        for (int j = 0; j < 64; j++) {
            assertThat(neutral[j]).isCloseTo(latents[0][j], within(1e-5f));
        }
        assertThat(none.draw(neutral, 1, 1).description()).isEmpty();
    }

    @Test
    void unknownFamiliesAreNamed() {
        assertThatThrownBy(() -> new VariationConfig("drawn", 2, 1, Map.of("weather", 1.0), 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("weather");
    }
}
