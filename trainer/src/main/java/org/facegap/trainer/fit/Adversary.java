package org.facegap.trainer.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.facegap.core.random.Seeds;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.engine.ScriptModule;
import org.facegap.models.network.ScriptNetwork;
import org.facegap.models.stylegan2.DiscriminatorSource;
import org.facegap.trainer.data.BatchFeeder;
import org.facegap.trainer.loop.Optimizer;
import org.facegap.trainer.loop.OptimizerConfig;
import org.facegap.trainer.loop.Schedule;
import org.facegap.trainer.loop.Step;

/**
 * A discriminator that learns beside a generator: non-saturating logistic loss with R1 on real images every
 * {@value #PENALTY_INTERVAL} steps (Karras et al., 2020). Errors of images and features are least at a blurred mean
 * wherever the latent does not decide; only an adversary objects to blur as such.
 */
final class Adversary implements AutoCloseable {
    private static final int PENALTY_INTERVAL = 8;
    private static final double GRADIENT_BOUND = 10;
    private static final String LOSSES = """
          def fooled(self, logits: Tensor) -> Tensor:
            return torch.mean(torch.softplus(torch.neg(logits), 1, 20))
          def told(self, fake: Tensor, real: Tensor) -> Tensor:
            return torch.add(torch.mean(torch.softplus(fake, 1, 20)), torch.mean(torch.softplus(torch.neg(real), 1, 20)))
          def signed(self, real: Tensor) -> Tensor:
            return torch.sub(torch.mul(real, 2.0), 1.0)
        """;

    private final AdversarialConfig recipe;
    private final ScriptNetwork network;
    private final ScriptModule losses;
    private final Step step;
    private final Shape shape;

    Adversary(EngineRuntime runtime, AdversarialConfig recipe, int resolution, int batch, int steps, long seed) {
        this.recipe = recipe;
        this.shape = new Shape(batch, 3, resolution, resolution);
        network = new ScriptNetwork(
                runtime,
                DiscriminatorSource.of(resolution, recipe.channelBase(), recipe.channelMax(), runtime.computeType()),
                Seeds.derive(seed, "discriminator"));
        losses = ScriptModule.compile(runtime, List.of(LOSSES));
        Optimizer optimizer = Optimizer.bounded(
                runtime, new OptimizerConfig.AdamW(0, 0.99), GRADIENT_BOUND, Optimizer.undecayed(network));
        step = new Step(runtime, network, optimizer, Schedule.cosine(recipe.learningRate(), recipe.warmUp(), steps));
    }

    /** The generator's part of the loss: how surely its images, [N, 3, s, s] in about -1..1, are told from real ones. */
    NDArray objection(NDManager manager, NDArray generated) {
        NDArray logits = network.runWithGradient(manager, "judge", generated).singletonOrThrow();
        return losses.call(manager, "fooled", new NDList(logits), true)
                .singletonOrThrow()
                .mul(manager.create((float)
                        (recipe.weight() * Math.min(1, (double) step.steps() / Math.max(1, recipe.warmUp())))));
    }

    /**
     * One step of the discriminator.
     *
     * @param generated planar images about -1..1
     * @param batch of real images
     * @return its loss, or NaN when it was not read
     */
    double learn(float[] generated, BatchFeeder.Batch batch, boolean read) {
        boolean penalised = step.steps() % PENALTY_INTERVAL == 0;
        return step.run(
                (trainer, manager) -> {
                    NDArray fake = manager.create(generated, shape);
                    NDArray truth = losses.call(manager, "signed", new NDList(batch.images(manager)), false)
                            .singletonOrThrow()
                            .duplicate();
                    NDArray loss = losses.call(
                                    manager,
                                    "told",
                                    new NDList(
                                            trainer.forward(new NDList(fake)).singletonOrThrow(),
                                            trainer.forward(new NDList(truth)).singletonOrThrow()),
                                    true)
                            .singletonOrThrow();
                    if (!penalised) {
                        return loss;
                    }
                    truth.setRequiresGradient(true);
                    NDArray penalty =
                            network.runWithGradient(manager, "penalty", truth).singletonOrThrow();
                    return loss.add(
                            penalty.mean().mul(manager.create((float) (recipe.penalty() / 2 * PENALTY_INTERVAL))));
                },
                read);
    }

    @Override
    public void close() {
        step.close();
        losses.close();
        network.close();
    }
}
