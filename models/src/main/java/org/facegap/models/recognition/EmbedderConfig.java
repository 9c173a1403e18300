package org.facegap.models.recognition;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.facegap.core.config.ByKey;
import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.OneOf;
import org.facegap.core.config.Range;

/** Shape of a recognition network: its family, and what may be chosen in it. */
@ByKey("architecture")
public sealed interface EmbedderConfig
        permits EmbedderConfig.Small, EmbedderConfig.IResNet, EmbedderConfig.MobileFaceNet {
    /** What it is called in configs and in the specification of a model. */
    String architecture();

    /** Side of the images in pixels. */
    int size();

    /** Length of the embedding. */
    int dimension();

    private static void require16(int size) {
        if (size % 16 != 0) {
            throw new IllegalArgumentException(
                    "size: " + size + " is not divisible by 16, which four halvings of the side need");
        }
    }

    /**
     * Small networks for small images. {@code iresnet}: pre-activation residual units, flattened head; {@code plain}:
     * convolution, norm, rectifier, flattened head. Each stage has 1.5 times the channels of the one before.
     */
    record Small(
            @Doc(
                    "network family: plain (convolution, norm, rectifier) and iresnet (residual units) of any width, or a public one,"
                            + " which exchanges weights with InsightFace's arcface_torch")
            @OneOf({"iresnet", "plain"})
            String architecture,

            @Doc("input side in pixels; 112, and divisible by 16, for the public networks") @Range(min = 16, max = 512)
            int size,

            @Doc("channels after the first convolution") @Range(min = 4, max = 256)
            int width,

            @Doc("units per stage; every stage halves the side")
            List<Integer> depths,

            @Doc("length of the embedding; 512 where a public network is given none") @Range(min = 8, max = 2048)
            int dimension)
            implements EmbedderConfig {
        /** Checks that the stages fit the image. */
        public Small {
            depths = List.copyOf(depths);
            if (depths.isEmpty() || depths.stream().anyMatch(d -> d < 1 || d > 64)) {
                throw new IllegalArgumentException(
                        "depths: expected one or more numbers from 1 to 64, found " + depths);
            }
            if (size % (1 << (depths.size() + 1)) != 0) {
                throw new IllegalArgumentException("size: " + size + " is not divisible by "
                        + (1 << (depths.size() + 1)) + ", which " + depths.size() + " stages need");
            }
        }
    }

    /**
     * IResNet as {@code arcface_torch} has it (Deng et al., CVPR 2019), with its names of parameters: four stages of 64, 128, 256
     * and 512 channels.
     */
    record IResNet(
            @Doc("network family") @OneOf({"iresnet18", "iresnet34", "iresnet50", "iresnet100"})
            String architecture,

            @Doc("input side in pixels, divisible by 16; published weights are for 112")
            @Range(min = 16, max = 512)
            @Default("112")
            int size,

            @Doc("length of the embedding") @Range(min = 8, max = 2048) @Default("512")
            int dimension)
            implements EmbedderConfig {
        private static final Map<String, List<Integer>> UNITS = Map.of(
                "iresnet18", List.of(2, 2, 2, 2),
                "iresnet34", List.of(3, 4, 6, 3),
                "iresnet50", List.of(3, 4, 14, 3),
                "iresnet100", List.of(3, 13, 30, 3));

        /** Checks that the stages fit the image. */
        public IResNet {
            require16(size);
        }

        /** Units per stage. */
        public List<Integer> depths() {
            return Objects.requireNonNull(UNITS.get(architecture));
        }
    }

    /**
     * MobileFaceNet (Chen et al., CCBR 2018) as {@code arcface_torch} has it, {@code mbf} there, with its names of parameters;
     * {@code mobilefacenet-large} is {@code mbf_large}.
     */
    record MobileFaceNet(
            @Doc("network family") @OneOf({"mobilefacenet", "mobilefacenet-large"})
            String architecture,

            @Doc("input side in pixels, divisible by 16; published weights are for 112")
            @Range(min = 16, max = 512)
            @Default("112")
            int size,

            @Doc("length of the embedding") @Range(min = 8, max = 2048) @Default("512")
            int dimension)
            implements EmbedderConfig {
        /** Checks that the stages fit the image. */
        public MobileFaceNet {
            require16(size);
        }

        /** Blocks of each of the four resolutions. */
        public List<Integer> blocks() {
            return large() ? List.of(2, 8, 12, 4) : List.of(1, 4, 6, 2);
        }

        /** Channels after the first convolution. */
        public int width() {
            return large() ? 256 : 128;
        }

        private boolean large() {
            return architecture.equals("mobilefacenet-large");
        }
    }
}
