package org.facegap.trainer.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.loss.Loss;
import java.util.List;
import java.util.Locale;
import java.util.function.ObjIntConsumer;
import org.facegap.core.UserError;
import org.facegap.core.progress.Progress;
import org.facegap.core.random.Gaussian;
import org.facegap.core.random.Seeds;
import org.facegap.core.results.suite.CurvePoint;
import org.facegap.core.results.suite.TrainingCurve;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.engine.ScriptModule;
import org.facegap.models.network.ScriptNetwork;
import org.facegap.models.stylegan2.StyleGan2Config;
import org.facegap.models.stylegan2.StyleGan2Source;
import org.facegap.trainer.data.Augmentation;
import org.facegap.trainer.data.BatchFeeder;
import org.facegap.trainer.data.ImageSet;
import org.facegap.trainer.loop.AdamW;
import org.facegap.trainer.loop.Schedule;
import org.facegap.trainer.loop.Step;
import org.facegap.trainer.loop.StepLoop;
import org.jspecify.annotations.Nullable;

/** Fits a StyleGAN2 by regression to (latent, image) pairs, without noise. */
public final class GeneratorFit {
    private static final int CURVE_POINTS = 200;

    /** Feature networks have channels that hardly ever speak; when one does, its gradient is out of all proportion. */
    private static final double GRADIENT_BOUND = 10;

    private static final int AVERAGE_SAMPLES = 10_000;
    private static final String BLEND = """
          def blend(self, average: Tensor, value: Tensor, keep: Tensor) -> Tensor:
            a = torch.add_(torch.mul_(average, keep), torch.mul(value, torch.rsub(keep, 1.0)))
            return keep
        """;

    private final EngineRuntime runtime;
    private final FitConfig recipe;
    private final List<ScriptNetwork> featureNetworks;

    /**
     * A fit.
     *
     * @param featureNetworks networks with a method {@code features} whose activations enter the loss; their gradients are
     *     switched off
     */
    public GeneratorFit(EngineRuntime runtime, FitConfig recipe, List<ScriptNetwork> featureNetworks) {
        this.runtime = runtime;
        this.recipe = recipe;
        this.featureNetworks = featureNetworks;
    }

    /**
     * What the fit gives.
     *
     * @param config its shape
     * @param network the averaged network; the caller closes it
     * @param curve the loss
     */
    public record Result(StyleGan2Config config, ScriptNetwork network, TrainingCurve curve) {}

    /**
     * Fits from new weights, or from those of an earlier network.
     *
     * @param latents one z per image, float[zDim]
     * @param snapshot called with the averaged network at every tenth of the way
     */
    public Result fit(
            ImageSet images,
            float[][] latents,
            long seed,
            @Nullable ScriptNetwork start,
            Progress progress,
            ObjIntConsumer<ScriptNetwork> snapshot) {
        int size = recipe.network().resolution();
        int zDim = recipe.network().zDim();
        if (images.size() != size || latents.length != images.count() || latents[0].length != zDim) {
            throw new UserError(
                    "the fit needs " + size + " px images with a latent of " + zDim + " numbers each; found "
                            + images.count() + " images of " + images.size() + " px and " + latents.length
                            + " latents of " + latents[0].length);
        }
        ScriptNetwork network = newNetwork(seed);
        if (start != null) {
            network.copyFrom(start);
        }
        ScriptNetwork average = newNetwork(seed);
        average.copyFrom(network);
        List<CurvePoint> points;
        Schedule schedule = new Schedule(recipe.learningRate(), Math.min(200, recipe.steps() / 10), recipe.steps());
        AdamW optimizer = new AdamW(runtime, recipe.beta1(), 0.99, 0, GRADIENT_BOUND, name -> false);
        AdversarialConfig adversarial = recipe.adversarial();
        try (Adversary adversary = adversarial == null
                        ? null
                        : new Adversary(runtime, adversarial, size, recipe.batch(), recipe.steps(), seed);
                ImageLoss loss = new ImageLoss(runtime, recipe, featureNetworks);
                ScriptModule blend = ScriptModule.compile(runtime, List.of(BLEND));
                BatchFeeder feeder =
                        new BatchFeeder(images, Augmentation.none(), recipe.batch(), Seeds.derive(seed, "batches"), 0);
                Step step = new Step(runtime, network, Loss.l1Loss(), optimizer, schedule)) {
            points = StepLoop.run("fit", recipe.steps(), CURVE_POINTS, progress, (s, read) -> {
                BatchFeeder.Batch batch = feeder.next();
                float[] z = new float[recipe.batch() * zDim];
                for (int i = 0; i < recipe.batch(); i++) {
                    System.arraycopy(latents[batch.indices()[i]], 0, z, i * zDim, zDim);
                }
                float[] made = new float[adversary == null ? 0 : recipe.batch() * 3 * size * size];
                double value = step.run(
                        (trainer, manager) -> {
                            NDArray latent = manager.create(z, new Shape(recipe.batch(), zDim));
                            NDArray target = batch.images(manager);
                            NDArray generated =
                                    trainer.forward(new NDList(latent)).singletonOrThrow();
                            NDArray distance = loss.of(manager, generated, target);
                            if (adversary == null) {
                                return distance;
                            }
                            System.arraycopy(generated.toFloatArray(), 0, made, 0, made.length);
                            return distance.add(adversary.objection(manager, generated));
                        },
                        read);
                double told = adversary == null ? Double.NaN : adversary.learn(made, batch.planar(), read);
                updateAverage(blend, average, network, Math.min(recipe.averaging(), (s + 1.0) / (s + 10.0)));
                if ((s + 1) % Math.max(1, recipe.steps() / 10) == 0 && s + 1 < recipe.steps()) {
                    finish(average, seed);
                    snapshot.accept(average, s + 1);
                }
                return new StepLoop.Measured(
                        value, 0, adversary == null ? "" : String.format(Locale.ROOT, ", discriminator %.4f", told));
            });
        }
        network.close();
        finish(average, seed);
        return new Result(recipe.network(), average, new TrainingCurve("generator", seed, points));
    }

    private ScriptNetwork newNetwork(long seed) {
        return new ScriptNetwork(
                runtime, StyleGan2Source.of(recipe.network(), runtime.computeType()), Seeds.derive(seed, "generator"));
    }

    private void updateAverage(ScriptModule blend, ScriptNetwork average, ScriptNetwork network, double keep) {
        try (NDManager scope = runtime.newManager()) {
            NDArray k = scope.create((float) keep);
            for (String name : network.parameterNames()) {
                if (network.parameterOf(name).requiresGradient()) {
                    blend.call(
                            scope,
                            "blend",
                            new NDList(
                                    average.parameterOf(name).getArray(),
                                    network.parameterOf(name).getArray(),
                                    k),
                            false);
                }
            }
        }
    }

    /** Sets w_avg to the mean w of many z. */
    private void finish(ScriptNetwork average, long seed) {
        int zDim = recipe.network().zDim();
        Gaussian gaussian = new Gaussian(Seeds.derive(seed, "average w"));
        float[] z = new float[AVERAGE_SAMPLES * zDim];
        gaussian.fill(z);
        try (NDManager scope = runtime.newManager()) {
            NDArray w = average.run(scope, "mapping", scope.create(z, new Shape(AVERAGE_SAMPLES, zDim)))
                    .singletonOrThrow();
            average.setValues("mapping.w_avg", w.mean(new int[] {0}).toFloatArray());
        }
    }
}
