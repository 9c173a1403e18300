package org.facegap.trainer.recognition;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.facegap.core.config.ByKey;
import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.OneOf;
import org.facegap.core.config.Range;
import org.jspecify.annotations.Nullable;

/**
 * The losses of recognition, by name: each is a margin, what the cosine c = cos(theta) between an embedding and the centre of its own
 * identity is replaced with before the softmax. A loss is added here and nowhere else.
 */
@ByKey("kind")
public sealed interface LossConfig
        permits LossConfig.CosFace, LossConfig.ArcFace, LossConfig.Combined, LossConfig.AdaFace, LossConfig.Softmax {
    /** How the margin enters the gradient. */
    enum Gradient {
        /**
         * As if the margin were a constant: the target's logit has the derivative s by its cosine. An image is never pushed away from
         * its own centre.
         */
        @JsonProperty("straight-through")
        STRAIGHT_THROUGH,
        /** The derivative of the expression. Beyond pi - m that of ArcFace is negative: a hard image is pushed away. */
        @JsonProperty("exact")
        EXACT
    }

    /** What it is called in configs. */
    String kind();

    /** The margin m where none is given; null where the loss has no such key. */
    @Nullable
    Double usualMargin();

    /** How the margin enters the gradient. */
    default Gradient gradient() {
        return Gradient.STRAIGHT_THROUGH;
    }

    /** Whether the margin depends on {@code embedding} and the running statistics {@code mean} and {@code deviation}. */
    default boolean usesNorms() {
        return false;
    }

    /**
     * Lines of a script that compute {@code t}, [N, 1], from {@code c}, the cosines to the images' own centres, [N, 1].
     *
     * @param m the margin; 0 where the loss has none
     */
    String target(double m);

    /** A number that the script reads back to the last bit. */
    static String number(double value) {
        return Double.toString(value).replace('E', 'e');
    }

    private static String sine() {
        return "    sine = torch.sqrt(torch.clamp_min(torch.rsub(torch.mul(c, c), 1.0), 1.0e-12))\n";
    }

    /** t = c - m (Wang et al., CVPR 2018). */
    record CosFace(
            @Doc("loss") @OneOf("cosface") @Default("cosface")
            String kind) implements LossConfig {
        @Override
        public Double usualMargin() {
            return 0.2;
        }

        @Override
        public String target(double m) {
            return "    t = torch.sub(c, " + number(m) + ")\n";
        }
    }

    /** t = cos(theta + m), also where theta + m passes pi: no easy margin (Deng et al., CVPR 2019). */
    record ArcFace(
            @Doc("loss") @OneOf("arcface") String kind,

            @Doc(
                    "gradient of the target's logit: as if the margin were constant, or of the exact expression, which pushes"
                            + " images beyond pi - m away from their centre")
            @Default("straight-through")
            Gradient gradient)
            implements LossConfig {
        @Override
        public Double usualMargin() {
            return 0.2;
        }

        @Override
        public String target(double m) {
            return sine() + "    t = torch.sub(torch.mul(c, " + number(Math.cos(m)) + "), torch.mul(sine, "
                    + number(Math.sin(m)) + "))\n";
        }
    }

    /** t = cos(m1 theta + m2) - m3 (Deng et al., CVPR 2019, section 2.2). */
    record Combined(
            @Doc("loss") @OneOf("combined") String kind,

            @Doc("factor m1 of the angle") @Range(min = 0.5, max = 4) @Default("1")
            double m1,

            @Doc("angle m2 that is added, in radians") @Range(min = 0, max = 1) @Default("0.3")
            double m2,

            @Doc("m3 that is taken off the cosine") @Range(min = 0, max = 1) @Default("0.2")
            double m3,

            @Doc(
                    "gradient of the target's logit: as if the margin were constant, or of the exact expression, which pushes"
                            + " images beyond pi - m away from their centre")
            @Default("straight-through")
            Gradient gradient)
            implements LossConfig {
        @Override
        public @Nullable Double usualMargin() {
            return null;
        }

        @Override
        public String target(double m) {
            return sine() + "    angle = torch.add(torch.mul(torch.atan2(sine, c), " + number(m1) + "), " + number(m2)
                    + ")\n" + "    t = torch.sub(torch.cos(angle), " + number(m3) + ")\n";
        }
    }

    /**
     * t = cos(theta - m k) - m - m k, with k = clip(h (n - mean) / (deviation + eps), -1, 1) of the norm n of the embedding: images of
     * high quality, which have long embeddings, get a margin like CosFace's and larger, those of low quality one like ArcFace's (Kim,
     * Jain and Liu, CVPR 2022). Norms are clipped to 0.001..100 and take no gradient; mean and deviation (unbiased) are running averages over
     * batches, from 20 and 100 on, updated before they are used. theta - m k and the cosine are kept eps away from their ends.
     */
    record AdaFace(
            @Doc("loss") @OneOf("adaface") String kind,

            @Doc("how strongly the norm of an embedding moves its margin") @Range(min = 0, max = 10) @Default("0.333")
            double h,

            @Doc("weight of a batch in the running mean and deviation of norms")
            @Range(min = 0, minExclusive = true, max = 1)
            @Default("0.01")
            double momentum,

            @Doc("gradient of the target's logit: as published, or as if the margin were constant") @Default("exact")
            Gradient gradient)
            implements LossConfig {
        private static final double EPSILON = 1e-3;

        @Override
        public Double usualMargin() {
            return 0.4;
        }

        @Override
        public boolean usesNorms() {
            return true;
        }

        @Override
        public String target(double m) {
            String average = "    %1$s = torch.add_(torch.mul_(%2$s, " + number(1 - momentum) + "), torch.mul(%3$s, "
                    + number(momentum) + "))\n";
            return "    n = torch.clamp(torch.norm(torch.detach(embedding), 2, [1], True), 0.001, 100.)\n"
                    + average.formatted("a", "mean", "torch.mean(n)")
                    + average.formatted("b", "deviation", "torch.std(n, True)")
                    + "    k = torch.div(torch.sub(n, mean), torch.add(deviation, " + number(EPSILON) + "))\n"
                    + "    k = torch.mul(torch.clamp(torch.mul(k, " + number(h) + "), -1., 1.), " + number(m) + ")\n"
                    + "    angle = torch.acos(torch.clamp(c, " + number(EPSILON - 1) + ", " + number(1 - EPSILON)
                    + "))\n"
                    + "    angle = torch.clamp(torch.sub(angle, k), " + number(EPSILON) + ", "
                    + number(Math.PI - EPSILON) + ")\n"
                    + "    t = torch.sub(torch.cos(angle), torch.add(k, " + number(m) + "))\n";
        }
    }

    /** t = c: cross-entropy of scaled cosines, without a margin (NormFace, Wang et al., ACM MM 2017). */
    record Softmax(@Doc("loss") @OneOf("softmax") String kind) implements LossConfig {
        @Override
        public @Nullable Double usualMargin() {
            return null;
        }

        @Override
        public String target(double m) {
            return "    t = c\n";
        }
    }
}
