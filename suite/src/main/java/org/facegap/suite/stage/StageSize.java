package org.facegap.suite.stage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.facegap.core.words.Counted;
import org.facegap.generator.dataset.GenerateConfig;
import org.facegap.generator.worldset.WorldIdentities;
import org.facegap.models.attributes.ClassifierConfig;
import org.facegap.models.engine.ComputeType;
import org.facegap.models.network.ParameterSpec;
import org.facegap.models.recognition.EmbedderConfig;
import org.facegap.models.recognition.EmbedderSource;
import org.facegap.suite.config.EvaluateConfig;
import org.facegap.trainer.attributes.AttributeConfig;
import org.facegap.trainer.loop.RecipeConfig;
import org.facegap.trainer.recognition.RecognitionConfig;
import org.jspecify.annotations.Nullable;

/**
 * How much work a stage is: counts that are exact, time and disk that are rules of thumb for one CPU thread.
 *
 * @param counts what it makes, in words
 * @param threadSeconds seconds on one CPU thread
 * @param bytes on disk
 */
public record StageSize(String counts, double threadSeconds, long bytes) {
    /** Images of 64 px that one thread renders and encodes in a second. */
    private static final double RENDERS_PER_SECOND = 150;

    /** Images that one thread reads, resamples and encodes in a second; reading alone takes less. */
    private static final double COPIES_PER_SECOND = 300;

    /** Multiplications and additions that one thread does in a second, in small convolutions. */
    private static final double MULTIPLY_ADDS_PER_SECOND = 12e9;

    /** Candidates of a search per identity accepted, over all groups, before the images of its variations. */
    private static final double CANDIDATES_PER_IDENTITY = 6;

    /** Multiplications and additions of a generated and checked image of 64 px. */
    private static final double GENERATOR_MULTIPLY_ADDS = 150e6;

    /** Bytes of PNG per pixel of a noisy image, with its entry in shard and index. */
    private static final double BYTES_PER_PIXEL = 2.6;

    public static StageSize world(WorldIdentities spec) {
        long images = (long) spec.identities() * spec.images();
        double scale = area(spec.size()) / area(64);
        return new StageSize(
                identities(spec.identities(), images), images * scale / RENDERS_PER_SECOND, pngs(images, spec.size()));
    }

    /**
     * Images that are read from a face dataset and written at another size.
     *
     * @param identities null: nobody knows them
     */
    public static StageSize copy(String name, @Nullable Long identities, long images, int size) {
        String counts = identities == null ? Counted.of(images, "images") : identities(identities, images);
        return new StageSize(name + ": " + counts, images / COPIES_PER_SECOND, pngs(images, size));
    }

    /** An index over images of other sets. */
    public static StageSize mix(Collection<String> sets) {
        return new StageSize("of " + String.join(" and ", sets), 1, 1_000_000);
    }

    public static StageSize generate(GenerateConfig config, int size) {
        long images = (long) config.identities() * config.variations().images();
        double candidates = CANDIDATES_PER_IDENTITY * config.identities() + 2.0 * images;
        double scale = area(size) / area(64);
        return new StageSize(
                identities(config.identities(), images),
                candidates * scale * GENERATOR_MULTIPLY_ADDS / MULTIPLY_ADDS_PER_SECOND,
                pngs(images, size));
    }

    public static StageSize train(@Nullable RecognitionConfig recognition, @Nullable AttributeConfig attributes) {
        double work = 0;
        long bytes = 0;
        List<String> counts = new ArrayList<>();
        if (recognition != null) {
            work += work(recognition, multiplyAdds(recognition.network()));
            counts.add(steps(recognition));
            bytes += 4L * weights(recognition.network());
        }
        if (attributes != null) {
            work += work(attributes, multiplyAdds(attributes.network()));
            counts.add(steps(attributes));
            bytes += 4_000_000;
        }
        return new StageSize(String.join(", ", counts), work / MULTIPLY_ADDS_PER_SECOND, bytes);
    }

    /** A step costs the way forward, and twice that backward. */
    private static double work(RecipeConfig recipe, double multiplyAdds) {
        return 3.0 * recipe.steps() * recipe.batch() * multiplyAdds;
    }

    private static String steps(RecipeConfig recipe) {
        return Counted.of(recipe.steps(), "steps") + " of " + recipe.batch();
    }

    /** Images that a recognition model embeds. */
    public static StageSize embed(long files, EmbedderConfig network) {
        return apply(files, multiplyAdds(network), 4L * network.dimension());
    }

    /** Images that an attribute model labels. */
    public static StageSize label(long files, ClassifierConfig network) {
        return apply(files, multiplyAdds(network), 20L * network.attributes().size());
    }

    private static StageSize apply(long files, double work, long bytes) {
        return new StageSize(
                Counted.of(files, "images"),
                files * (work / MULTIPLY_ADDS_PER_SECOND + 1 / COPIES_PER_SECOND),
                files * (bytes + 90));
    }

    /**
     * A measurement.
     *
     * @param trials pairs or images that each model is measured on
     * @param what which of the two
     */
    public static StageSize evaluate(EvaluateConfig evaluate, int models, long trials, String what) {
        double draws = evaluate.replicates() + (double) evaluate.permutations();
        return new StageSize(
                Counted.of(models, "models") + ", " + Counted.of(trials, what),
                models * trials * (3e-6 + 1e-9 * draws),
                2 * trials * (75 + 20L * models));
    }

    public static StageSize report() {
        return new StageSize("a page and its tables", 2, 2_000_000);
    }

    private static String identities(long identities, long images) {
        return Counted.of(identities, "identities") + ", " + Counted.of(images, "images");
    }

    private static long pngs(long images, int size) {
        return Math.round(images * (area(size) * BYTES_PER_PIXEL + 1200));
    }

    private static double area(int size) {
        return (double) size * size;
    }

    private static double multiplyAdds(EmbedderConfig network) {
        if (network instanceof EmbedderConfig.IResNet iresnet) {
            return residual(iresnet);
        }
        if (network instanceof EmbedderConfig.MobileFaceNet mobile) {
            return depthWise(mobile);
        }
        EmbedderConfig.Small small = (EmbedderConfig.Small) network;
        return stages(small.size(), small.width(), small.depths(), 2);
    }

    private static double residual(EmbedderConfig.IResNet network) {
        double pixels = area(network.size());
        double sum = 27 * 64 * pixels;
        double in = 64;
        for (int stage = 0; stage < 4; stage++) {
            double out = 64 << stage;
            int further = network.depths().get(stage) - 1;
            sum += pixels * (9 * in * out + (9 * out + in + 18.0 * further * out) * out / 4);
            in = out;
            pixels /= 4;
        }
        return sum + in * pixels * network.dimension();
    }

    private static double depthWise(EmbedderConfig.MobileFaceNet network) {
        double width = network.width();
        double[] channels = {width, width, 2 * width, 2 * width};
        double[] inner = {128, 128, 256, 256};
        double pixels = area(network.size()) / 4;
        double sum = 27 * width * pixels;
        for (int stage = 0; stage < 4; stage++) {
            double unit = inner[stage] * (2 * channels[stage] + 9);
            sum += pixels * unit * (network.blocks().get(stage) + (stage == 0 ? 0 : 2));
            pixels /= 4;
        }
        return sum;
    }

    private static double multiplyAdds(ClassifierConfig network) {
        return stages(network.size(), network.width(), network.depths(), 1);
    }

    /** 3x3 convolutions whose channels grow by half from stage to stage, each stage at half the side. */
    private static double stages(int size, int width, List<Integer> depths, int convolutionsPerUnit) {
        double channels = width;
        double pixels = area(size);
        double sum = 9 * 3 * channels * pixels;
        for (int depth : depths) {
            double next = channels * 1.5;
            pixels /= 4;
            sum += 9 * channels * next * pixels * 2 + 9 * next * next * pixels * (convolutionsPerUnit * depth - 1);
            channels = next;
        }
        return sum;
    }

    private static long weights(EmbedderConfig network) {
        return EmbedderSource.of(network, ComputeType.FLOAT32).parameters().stream()
                .mapToLong(ParameterSpec::size)
                .sum();
    }
}
