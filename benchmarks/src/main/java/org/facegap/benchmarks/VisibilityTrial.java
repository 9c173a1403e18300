package org.facegap.benchmarks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.facegap.core.random.Gaussian;
import org.facegap.core.random.Seeds;
import org.facegap.generator.world.Age;
import org.facegap.generator.world.Face;
import org.facegap.generator.world.Identity;
import org.facegap.generator.world.Population;
import org.facegap.generator.world.Presentation;
import org.facegap.generator.world.Renderer;
import org.facegap.generator.world.SensorModel;
import org.facegap.generator.world.Tone;
import org.facegap.generator.world.WorldSpec;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.engine.ScriptModule;

/**
 * How well identities of the built-in world can be told apart without training by gradients: pixels, their leading
 * principal components, and the likelihood ratio of two normal distributions, within and between identities (PLDA), fitted in
 * closed form to identities of a tone and measured on others of that tone. What this reaches is visible in the images; an
 * embedder that stays below has not learned it. Arguments: identities of a tone to fit to (800), factor on the spread of the pose
 * (0.45). Prints a Markdown table.
 */
public final class VisibilityTrial {
    private static final int SIDE = 64;
    private static final int FIT_IMAGES = 4;
    private static final int TEST_IDENTITIES = 200;
    private static final int TEST_IMAGES = 6;
    private static final int COMPONENTS = 300;
    private static final int OVERSAMPLE = 40;
    private static final int DIRECTIONS = 60;
    private static final int PAIRS = 6000;
    private static final double FMR = 0.01;

    private static final String ORTHONORMAL = """
              def orthonormal(self, a: Tensor) -> Tensor:
                q, r, = torch.linalg_qr(a)
                return q
            """;
    private static final String AXES = """
              def axes(self, a: Tensor) -> Tuple[Tensor, Tensor]:
                values, vectors, = torch.linalg_eigh(a)
                return (values, vectors)
            """;

    private final Population population;
    private final Renderer renderer = new Renderer();
    private final ScriptModule module;
    private final NDManager manager;

    private VisibilityTrial(Population population, ScriptModule module, NDManager manager) {
        this.population = population;
        this.module = module;
        this.manager = manager;
    }

    /** Runs the trial. */
    public static void main(String[] args) {
        int identities = args.length > 0 ? Integer.parseInt(args[0]) : 800;
        double pose = args.length > 1 ? Double.parseDouble(args[1]) : 0.45;
        EngineRuntime runtime = EngineRuntime.start("cpu", "auto", 1);
        System.out.println("| tone | share of identity in the variance of pixels | accuracy | FNMR at FMR 1 % |");
        System.out.println("| --- | --- | --- | --- |");
        for (Tone tone : Tone.values()) {
            try (ScriptModule module = ScriptModule.compile(runtime, List.of(ORTHONORMAL, AXES));
                    NDManager manager = runtime.newManager()) {
                new VisibilityTrial(new Population(WorldSpec.defaults().withPose(pose)), module, manager)
                        .run(tone, identities);
            }
        }
    }

    private void run(Tone tone, int identities) {
        NDArray rows = features(tone, identities, FIT_IMAGES, 11);
        NDArray mean = rows.mean(new int[] {0}, true);
        NDArray x = rows.sub(mean);
        double share = 1
                - within(x).square().sum().getFloat()
                        * FIT_IMAGES
                        / (FIT_IMAGES - 1.0)
                        / x.square().sum().getFloat();
        NDArray components = components(x);
        NDArray z = x.matMul(components);
        NDArray scatter = covariance(within(z)).mul(FIT_IMAGES / (FIT_IMAGES - 1.0));
        NDList w = axes(scatter);
        NDArray whiten = w.get(1).div(w.get(0).maximum(1e-6).sqrt());
        NDArray means = z.reshape(identities, FIT_IMAGES, COMPONENTS).mean(new int[] {1});
        NDArray between = covariance(means).sub(scatter.div(FIT_IMAGES));
        NDList b = axes(whiten.transpose().matMul(between).matMul(whiten));
        NDIndex last = new NDIndex(":, " + (COMPONENTS - DIRECTIONS) + ":");
        NDArray map = components.matMul(whiten).matMul(b.get(1).get(last));
        float[] ratio = b.get(0)
                .get(new NDIndex((COMPONENTS - DIRECTIONS) + ":"))
                .maximum(1e-3)
                .toFloatArray();
        float[] test = features(tone, TEST_IDENTITIES, TEST_IMAGES, 12)
                .sub(mean)
                .matMul(map)
                .toFloatArray();
        System.out.printf(
                Locale.ROOT,
                "| %s | %.3f | %s |%n",
                tone.name().toLowerCase(Locale.ROOT),
                share,
                verified(test, ratio));
    }

    /** A row an image, one identity after the other: luminance of the face, and two colour differences at half the resolution. */
    private NDArray features(Tone tone, int identities, int images, long seed) {
        float[][] rows = new float[identities * images][];
        for (int p = 0; p < identities; p++) {
            SplittableRandom random =
                    new SplittableRandom(Seeds.derive(seed, "visible", tone.name(), Integer.toString(p)));
            WorldSpec spec = population.spec();
            Age age = random.nextDouble() < spec.oldShare() ? Age.OLD : Age.YOUNG;
            Presentation presentation =
                    random.nextDouble() < spec.masculineShare() ? Presentation.MASCULINE : Presentation.FEMININE;
            Identity identity = population.identity(tone, age, presentation, random);
            for (int i = 0; i < images; i++) {
                float[] clean = renderer.render(new Face(identity, population.shot(random)), SIDE);
                rows[p * images + i] =
                        features(SensorModel.apply(clean, SIDE, population.sensor(random), random.nextLong()));
            }
        }
        return manager.create(rows);
    }

    private static float[] features(float[] planar) {
        int top = SIDE / 8;
        int height = SIDE - 2 * top;
        int left = 3 * SIDE / 16;
        int width = SIDE - 2 * left;
        int plane = SIDE * SIDE;
        int luminance = height * width;
        float[] row = new float[luminance + luminance / 2];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = (top + y) * SIDE + left + x;
                float red = planar[at];
                float green = planar[plane + at];
                float blue = planar[2 * plane + at];
                row[y * width + x] = (red + green + blue) / 3;
                int half = luminance + y / 2 * (width / 2) + x / 2;
                row[half] += (red - green) / 2;
                row[half + luminance / 4] += (green - blue) / 2;
            }
        }
        return row;
    }

    /** Orthonormal leading components, by a random start and power steps: (features, COMPONENTS). */
    private NDArray components(NDArray x) {
        float[] start = new float[(int) x.getShape().get(1) * (COMPONENTS + OVERSAMPLE)];
        new Gaussian(1).fill(start);
        NDArray q = manager.create(start, new Shape(x.getShape().get(1), COMPONENTS + OVERSAMPLE));
        for (int i = 0; i < 2; i++) {
            q = orthonormal(x.transpose().matMul(orthonormal(x.matMul(q))));
        }
        NDArray small = x.matMul(q);
        NDList found = axes(small.transpose().matMul(small));
        return q.matMul(found.get(1).get(new NDIndex(":, " + OVERSAMPLE + ":")));
    }

    private static NDArray within(NDArray rows) {
        NDArray images = rows.reshape(-1, FIT_IMAGES, rows.getShape().get(1));
        return images.sub(images.mean(new int[] {1}, true)).reshape(rows.getShape());
    }

    private static NDArray covariance(NDArray centred) {
        return centred.transpose().matMul(centred).div(centred.getShape().get(0));
    }

    private NDArray orthonormal(NDArray a) {
        return module.call(manager, "orthonormal", new NDList(a), false).singletonOrThrow();
    }

    private NDList axes(NDArray symmetric) {
        return module.call(manager, "axes", new NDList(symmetric), false);
    }

    /** Accuracy at the best threshold, and FNMR at the FMR, over random pairs of different images. */
    private static String verified(float[] test, float[] ratio) {
        SplittableRandom random = new SplittableRandom(3);
        double[] genuine = new double[PAIRS];
        double[] impostor = new double[PAIRS];
        for (int i = 0; i < PAIRS; i++) {
            int who = random.nextInt(TEST_IDENTITIES);
            int other = (who + 1 + random.nextInt(TEST_IDENTITIES - 1)) % TEST_IDENTITIES;
            int image = random.nextInt(TEST_IMAGES);
            int second = (image + 1 + random.nextInt(TEST_IMAGES - 1)) % TEST_IMAGES;
            genuine[i] = likelihood(test, ratio, who * TEST_IMAGES + image, who * TEST_IMAGES + second);
            impostor[i] = likelihood(test, ratio, who * TEST_IMAGES + image, other * TEST_IMAGES + second);
        }
        Arrays.sort(genuine);
        Arrays.sort(impostor);
        double best = 0;
        for (double threshold : genuine) {
            best = Math.max(best, (1 - below(genuine, threshold) + below(impostor, threshold)) / 2);
        }
        double strict = Math.nextUp(impostor[(int) Math.round((1 - FMR) * PAIRS) - 1]);
        return String.format(Locale.ROOT, "%.3f | %.3f", best, below(genuine, strict));
    }

    private static double below(double[] sorted, double threshold) {
        int at = Arrays.binarySearch(sorted, threshold);
        while (at > 0 && sorted[at - 1] == threshold) {
            at--;
        }
        return (double) (at < 0 ? -at - 1 : at) / sorted.length;
    }

    /** Log-likelihood ratio of one identity to two, where identities vary {@code ratio} times as much as images do. */
    private static double likelihood(float[] rows, float[] ratio, int i, int j) {
        double sum = 0;
        for (int k = 0; k < DIRECTIONS; k++) {
            double a = rows[i * DIRECTIONS + k];
            double b = rows[j * DIRECTIONS + k];
            double all = 1 + ratio[k];
            double apart = (a * a + b * b) / all;
            double together = (all * (a * a + b * b) - 2 * ratio[k] * a * b) / (all * all - ratio[k] * ratio[k]);
            sum += (apart - together) / 2;
        }
        return sum;
    }
}
