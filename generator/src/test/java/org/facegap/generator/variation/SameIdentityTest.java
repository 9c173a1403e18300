package org.facegap.generator.variation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.facegap.core.random.Gaussian;
import org.facegap.generator.latent.EncodedWorld;
import org.facegap.generator.latent.LatentSpace;
import org.facegap.generator.latent.LatentSphere;
import org.facegap.generator.world.Identity;
import org.facegap.generator.world.Population;
import org.facegap.generator.world.Shot;
import org.facegap.generator.world.WorldSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On the world's parameters, whose w is z, so that the truth about identity and shot is known in every space. */
class SameIdentityTest {
    private static final Map<String, Double> ALL =
            Map.of("pose", 1.0, "light", 1.0, "expression", 1.0, "hair", 1.0, "background", 1.0, "exposure", 1.0);
    private static final EncodedWorld WORLD = new EncodedWorld();
    private static final LatentDirections OF_W = new DirectionFitter(4096, 2)
            .fit(new WorldDirectionLabels(new Population(WorldSpec.defaults())), "w", WORLD.faces());

    private final Population population = WORLD.population();
    private final float[][] latents = new LatentSphere(64).draw(100, new Gaussian(21));

    private static Variations variations(LatentSpace.Kind kind, String plan) {
        LatentDirections directions = kind == LatentSpace.Kind.Z ? DirectionFitterTest.fitted() : OF_W;
        VariationConfig spec = new VariationConfig(plan, 46, 1, ALL, 0, 1);
        return Variations.of(directions, spec, new LatentSpace(kind, WORLD.faces(), 1));
    }

    private static boolean sameClasses(Identity a, Identity b) {
        return a.tone() == b.tone() && a.age() == b.age() && a.presentation() == b.presentation();
    }

    @Test
    void theCentreOfWIsTheMeanAndNormalsAreThoseOfZ() {
        LatentDirection w = OF_W.directions().get(0);
        assertThat(OF_W.centre()).hasSize(64);
        for (float number : OF_W.centre()) {
            assertThat(Math.abs(number)).isLessThan(0.08f);
        }
        assertThat(w.of(DirectionFitterTest.fitted().directions().get(0).unitNormal()))
                .isGreaterThan(0.98);
    }

    @ParameterizedTest
    @EnumSource(
            value = LatentSpace.Kind.class,
            names = {"Z", "W"})
    void thePublishedImagesShowOneIdentityFromBothSides(LatentSpace.Kind kind) {
        Variations variations = variations(kind, "jain2023-45");
        int same = 0;
        double left = 0;
        double right = 0;
        for (float[] latent : latents) {
            float[] neutral = variations.neutral(latent);
            Identity identity = population.face(neutral).identity();
            double least = 9;
            double most = -9;
            for (int image = 1; image <= 45; image++) {
                var face = population.face(variations.draw(neutral, image, 0).genome());
                same += sameClasses(identity, face.identity()) ? 1 : 0;
                least = Math.min(least, face.shot().yaw());
                most = Math.max(most, face.shot().yaw());
            }
            left += least / latents.length;
            right += most / latents.length;
        }
        assertThat(same).isGreaterThanOrEqualTo(latents.length * 45 * 98 / 100);
        // 3/4 of the mean of one side: 0.6 of the world's standard deviation of yaw, 0.37.
        assertThat(left).isBetween(-0.28, -0.18);
        assertThat(right).isBetween(0.18, 0.28);
    }

    @Test
    void drawnImagesInWShowOneIdentityInShotsAsVariedAsTheWorlds() {
        Variations variations = variations(LatentSpace.Kind.W, "drawn");
        int same = 0;
        double yaw = 0;
        for (int i = 0; i < latents.length; i++) {
            float[] neutral = variations.neutral(latents[i]);
            Identity identity = population.face(latents[i]).identity();
            Shot front = population.face(neutral).shot();
            assertThat(Math.abs(front.yaw())).isLessThan(0.1);
            same += sameClasses(identity, population.face(neutral).identity()) ? 1 : 0;
            Variations.Varied varied = variations.draw(neutral, 1, i);
            same += sameClasses(identity, population.face(varied.genome()).identity()) ? 1 : 0;
            yaw += Math.pow(population.face(varied.genome()).shot().yaw(), 2) / latents.length;
        }
        // Without a sphere a removed component makes the others larger, so that some near a border change class.
        assertThat(same).isGreaterThanOrEqualTo(2 * latents.length * 90 / 100);
        assertThat(Math.sqrt(yaw)).isBetween(0.27, 0.5);
    }
}
