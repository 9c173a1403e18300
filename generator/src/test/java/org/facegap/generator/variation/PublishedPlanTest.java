package org.facegap.generator.variation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.generator.latent.EncodedWorld;
import org.facegap.generator.latent.LatentSpace;
import org.junit.jupiter.api.Test;

/** Against the published formulas, computed by hand. */
class PublishedPlanTest {
    private static LatentDirection axis(String family, String name, int axis, double positive, double negative) {
        float[] normal = new float[8];
        normal[axis] = 1;
        return new LatentDirection(family, name, normal, positive, negative);
    }

    /** In w about a centre of 10 in every coordinate. */
    private static LatentDirections directions() {
        float[] centre = new float[8];
        Arrays.fill(centre, 10);
        return new LatentDirections(
                "w",
                8,
                centre,
                List.of(
                        axis("pose", "yaw", 0, 1, -2),
                        axis("pose", "pitch", 1, 5, -5),
                        axis("light", "azimuth", 2, 4, -1),
                        axis("light", "strength", 3, 9, -9),
                        axis("expression", "smile", 4, 0.8, -0.4),
                        axis("expression", "surprise", 5, 2, -1),
                        axis("expression", "frown", 6, 3, -8)));
    }

    private static Variations published(LatentSpace.Kind kind, LatentDirections directions) {
        VariationConfig spec = new VariationConfig("jain2023-45", 46, 1, Map.of(), 0, 1);
        return Variations.of(directions, spec, new LatentSpace(kind, EncodedWorld.identityMap(8), 1));
    }

    private static List<DirectionSteps.Step> steps(int direction) {
        PublishedPlan plan = new PublishedPlan(directions());
        List<DirectionSteps.Step> steps = new ArrayList<>();
        for (int image = 1; image <= 45; image++) {
            if (plan.step(image, 0).direction() == direction) {
                steps.add(plan.step(image, 0));
            }
        }
        return steps;
    }

    @Test
    void twentyPosesTurnEvenlyAlongTheFirstPoseDirection() {
        assertThat(steps(0)).hasSize(20).noneMatch(DirectionSteps.Step::replaces);
        // e = max(2, 1) = 2; 3/4 e = 1.5, in steps of 3/19.
        double[] sorted =
                steps(0).stream().mapToDouble(DirectionSteps.Step::by).sorted().toArray();
        for (int k = 0; k < 20; k++) {
            assertThat(sorted[k]).isCloseTo(-1.5 + 3.0 * k / 19, within(1e-12));
        }
        assertThat(steps(1)).isEmpty();
        // The order: t number 0, 7, 14, 1.
        assertThat(steps(0).get(1).by()).isCloseTo(-1.5 + 21.0 / 19, within(1e-12));
        assertThat(steps(0).get(3).by()).isCloseTo(-1.5 + 3.0 / 19, within(1e-12));
    }

    @Test
    void twentyIlluminationsMoveEvenlyAlongTheFirstLightDirection() {
        // e = max(1, 4) = 4; 5/4 e = 5, in steps of 10/19.
        double[] sorted =
                steps(2).stream().mapToDouble(DirectionSteps.Step::by).sorted().toArray();
        assertThat(sorted).hasSize(20);
        for (int k = 0; k < 20; k++) {
            assertThat(sorted[k]).isCloseTo(-5 + 10.0 * k / 19, within(1e-12));
        }
        assertThat(steps(3)).isEmpty();
    }

    @Test
    void expressionsTakeTurnsThenTheirNegativeSides() {
        assertThat(steps(4)).extracting(DirectionSteps.Step::by).containsExactly(0.75 * 0.8, 0.75 * -0.4);
        assertThat(steps(5)).extracting(DirectionSteps.Step::by).containsExactly(1.5, -0.75);
        assertThat(steps(6)).extracting(DirectionSteps.Step::by).containsExactly(2.25);
        assertThat(steps(6)).allMatch(DirectionSteps.Step::replaces);
    }

    @Test
    void aSingleExpressionIsShownWeakerWhenItsTurnComesAgain() {
        PublishedPlan plan = new PublishedPlan(new LatentDirections(
                "w",
                8,
                List.of(
                        axis("pose", "yaw", 0, 1, -1),
                        axis("light", "azimuth", 1, 1, -1),
                        axis("expression", "smile", 2, 8, -4))));
        assertThat(List.of(1, 10, 19, 28, 37))
                .map(image -> plan.step(image, 0).by())
                .containsExactly(6.0, -3.0, 3.0, -1.5, 2.0);
    }

    @Test
    void genomesOfWMoveAsTheFormulasSay() {
        Variations variations = published(LatentSpace.Kind.W, directions());
        float[] w = {11, 12, 13, 14, 15, 16, 17, 18};
        // Image 1: smile's own component (15 - 10) goes, 3/4 of its positive mean comes.
        assertThat(variations.draw(w, 1, 0).genome())
                .containsExactly(new float[] {11, 12, 13, 14, 10.6f, 16, 17, 18}, within(1e-5f));
        // Image 2: the first pose is added to what there is; image 3: the first illumination.
        assertThat(variations.draw(w, 2, 0).genome())
                .containsExactly(new float[] {9.5f, 12, 13, 14, 15, 16, 17, 18}, within(1e-5f));
        assertThat(variations.draw(w, 3, 0).genome())
                .containsExactly(new float[] {11, 12, 8, 14, 15, 16, 17, 18}, within(1e-5f));
        assertThat(variations.neutral(w)).containsExactly(new float[] {10, 10, 10, 10, 10, 10, 10, 18}, within(1e-5f));
        assertThat(variations.draw(w, 3, 0).description()).isEqualTo("azimuth=-1.6");
    }

    @Test
    void genomesOfZMoveOnTheSphere() {
        LatentDirections z = new LatentDirections("z", 8, directions().directions());
        float[] moved = published(LatentSpace.Kind.Z, z)
                .draw(new float[] {0, 0, 0, 0, 0, 0, 0, (float) Math.sqrt(8)}, 2, 0)
                .genome();
        // (-1.5, ..., sqrt 8) has the length sqrt 10.25 and is brought to sqrt 8.
        assertThat(moved[0]).isCloseTo((float) (-1.5 * Math.sqrt(8 / 10.25)), within(1e-5f));
        assertThat(moved[7]).isCloseTo((float) (Math.sqrt(8) * Math.sqrt(8 / 10.25)), within(1e-5f));
    }

    @Test
    void aRejectedImageIsDrawnALittleDifferently() {
        Variations variations = published(LatentSpace.Kind.W, directions());
        float[] w = new float[8];
        double farthest = 0;
        for (int seed = 1; seed <= 50; seed++) {
            assertThat(variations.draw(w, 4, seed).genome())
                    .isEqualTo(variations.draw(w, 4, 0).genome());
            float turned = variations.redraw(w, 4, seed).genome()[0];
            assertThat(variations.redraw(w, 4, seed).genome()[0]).isEqualTo(turned);
            assertThat(turned).isNotEqualTo(variations.draw(w, 4, 0).genome()[0]);
            farthest = Math.max(
                    farthest, Math.abs(turned - variations.draw(w, 4, 0).genome()[0]));
            // An end of the range stays within it.
            assertThat(variations.redraw(w, 2, seed).genome()[0]).isGreaterThanOrEqualTo(-1.5f);
            assertThat(variations.redraw(w, 1, seed).genome()[4]).isNotEqualTo(10.6f);
        }
        assertThat(farthest).isBetween(0.15, 0.75);
    }

    @Test
    void aFamilyWithoutDirectionIsNamed() {
        LatentDirections dark = new LatentDirections("w", 8, List.of(axis("pose", "yaw", 0, 1, -1)));
        assertThatThrownBy(() -> published(LatentSpace.Kind.W, dark))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("family light")
                .hasMessageContaining("yaw");
    }

    @Test
    void thePlanHasFortySixImagesAtMost() {
        assertThatThrownBy(() -> new VariationConfig("jain2023-45", 47, 1, Map.of(), 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("46");
        assertThatThrownBy(() -> new PublishedPlan(directions()).step(46, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
