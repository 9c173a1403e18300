package org.facegap.generator.variation;

import java.util.List;
import java.util.stream.IntStream;
import org.facegap.core.UserError;

/**
 * The 45 images of Jain, Memon and Togelius (2023) beside an identity's first one: 5 expressions {@code w - (w.n) n + 3/4 p
 * n}, 20 poses {@code w + 3/4 t n}, 20 illuminations {@code w + 5/4 t n}; p is the direction's positive mean, t is evenly
 * spaced in [-e, e] with {@code e = max(-negative mean, positive mean)}.
 *
 * <p>What the publication leaves open is decided so:
 *
 * <ul>
 *   <li>Pose is the first direction of its family, illumination the first of the family light.
 *   <li>The expressions are the positive sides of all expression directions in their order, then the negative sides (the
 *       negative mean in place of p), and while there are fewer than five, both again at 3/8, 3/12 and so on.
 *   <li>Images are numbered in five rounds of an expression, then four times a pose and an illumination. The k-th pose, and
 *       the k-th illumination, has the t of number 7 k mod 20, so that fewer images than 45 still cover the whole range.
 *   <li>An image drawn again has a jitter, as {@link #step} says.
 * </ul>
 */
final class PublishedPlan {
    /** Images beside the first. */
    static final int IMAGES = 45;

    private static final int EXPRESSIONS = 5;
    private static final int SHIFTS = 20;
    private static final int ROUND = IMAGES / EXPRESSIONS;
    private static final int STRIDE = 7;
    private static final double EXPRESSION = 0.75;
    private static final double POSE = 0.75;
    private static final double LIGHT = 1.25;

    private final List<LatentDirection> directions;
    private final int pose;
    private final int light;
    private final int[] expressions;

    /** @throws UserError when a family has no direction */
    PublishedPlan(LatentDirections all) {
        directions = all.directions();
        pose = of("pose")[0];
        light = of("light")[0];
        expressions = of("expression");
    }

    private int[] of(String family) {
        int[] numbers = IntStream.range(0, directions.size())
                .filter(i -> directions.get(i).family().equals(family))
                .toArray();
        if (numbers.length == 0) {
            throw UserError.usage("variations.plan: " + VariationConfig.PUBLISHED + " needs a direction of the family "
                    + family + "; there are "
                    + directions.stream().map(LatentDirection::name).toList());
        }
        return numbers;
    }

    /**
     * What one image changes.
     *
     * @param image from 1 to {@value #IMAGES}
     * @param jitter 0 for the plan itself; t is moved by this share of e and stays in [-e, e], an expression's 3/4 p is
     *     multiplied by 1 plus this
     */
    DirectionSteps.Step step(int image, double jitter) {
        if (image < 1 || image > IMAGES) {
            throw new IllegalArgumentException("image: expected 1 to " + IMAGES + ", found " + image);
        }
        int round = (image - 1) / ROUND;
        int place = (image - 1) % ROUND;
        if (place == 0) {
            return expression(round, jitter);
        }
        int number = round * (ROUND / 2) + (place - 1) / 2;
        int k = STRIDE * number % SHIFTS;
        return place % 2 == 1 ? shift(pose, POSE, k, jitter) : shift(light, LIGHT, k, jitter);
    }

    private DirectionSteps.Step expression(int number, double jitter) {
        int count = expressions.length;
        int direction = expressions[number % count];
        int turn = number / count;
        double mean = turn % 2 == 0
                ? directions.get(direction).positiveMean()
                : directions.get(direction).negativeMean();
        double factor = EXPRESSION / (1 + turn / 2);
        return new DirectionSteps.Step(direction, true, factor * (1 + jitter) * mean);
    }

    private DirectionSteps.Step shift(int direction, double factor, int k, double jitter) {
        LatentDirection along = directions.get(direction);
        double reach = Math.max(-along.negativeMean(), along.positiveMean());
        double share = -1 + 2.0 * k / (SHIFTS - 1) + jitter;
        return new DirectionSteps.Step(direction, false, factor * reach * Math.max(-1, Math.min(1, share)));
    }
}
