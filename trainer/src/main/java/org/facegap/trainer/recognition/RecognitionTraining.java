package org.facegap.trainer.recognition;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.progress.Progress;
import org.facegap.core.random.Seeds;
import org.facegap.core.results.suite.CurvePoint;
import org.facegap.core.results.suite.TrainingCurve;
import org.facegap.models.checkpoint.ModelFile;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.network.ScriptNetwork;
import org.facegap.models.recognition.Embedder;
import org.facegap.models.recognition.EmbedderSource;
import org.facegap.models.recognition.MarginHead;
import org.facegap.trainer.data.BatchFeeder;
import org.facegap.trainer.data.ImageSet;
import org.facegap.trainer.loop.AdamW;
import org.facegap.trainer.loop.Schedule;
import org.facegap.trainer.loop.Step;
import org.facegap.trainer.loop.StepLoop;
import org.jspecify.annotations.Nullable;

/** Trains a recognition network on an image set whose records carry identities. */
public final class RecognitionTraining {
    private static final int CURVE_POINTS = 40;

    private final EngineRuntime runtime;
    private final RecognitionConfig recipe;
    private @Nullable Path init;

    /** A recipe on a runtime. */
    public RecognitionTraining(EngineRuntime runtime, RecognitionConfig recipe) {
        this.runtime = runtime;
        this.recipe = recipe;
    }

    /** Trains the model of a file further, which has this recipe's network; else new weights are trained. */
    public RecognitionTraining from(Path model) {
        init = model;
        return this;
    }

    /**
     * What training gives.
     *
     * @param embedder the network; the caller closes it
     * @param curve loss and training accuracy (share of the batch whose nearest centre is its own identity's)
     */
    public record Result(Embedder embedder, TrainingCurve curve) {}

    /**
     * Trains.
     *
     * @throws UserError when there are fewer than two identities or the images have another size than the network
     */
    public Result train(ImageSet images, long seed, String label, Progress progress) {
        int[] labels = identities(images.records());
        int identities = Arrays.stream(labels).max().orElse(0) + 1;
        if (identities < 2) {
            throw new UserError(label + ": recognition needs at least two identities");
        }
        if (images.size() != recipe.network().size()) {
            throw new UserError(label + ": images are " + images.size() + " px, the network takes "
                    + recipe.network().size());
        }
        ScriptNetwork network = new ScriptNetwork(
                runtime, EmbedderSource.of(recipe.network(), runtime.computeType()), Seeds.derive(seed, "embedder"));
        if (init != null) {
            try (Embedder start = Embedder.of(runtime, ModelFile.read(init, "embedder"))) {
                network.copyFrom(start.network());
            }
        }
        List<CurvePoint> points;
        Schedule schedule = new Schedule(recipe.learningRate(), Math.max(1, recipe.steps() / 20), recipe.steps());
        AdamW optimizer = new AdamW(
                runtime,
                0.9,
                0.999,
                recipe.weightDecay(),
                name -> name.endsWith("conv1.weight")
                        || name.endsWith("conv2.weight")
                        || name.endsWith("conv.weight")
                        || name.endsWith("shortcut.weight")
                        || name.endsWith("linear.weight"));
        try (ScriptNetwork head = new ScriptNetwork(
                        runtime,
                        MarginHead.of(identities, recipe.network().dimension(), recipe.subCentres()),
                        Seeds.derive(seed, "head"));
                MarginLoss loss = new MarginLoss(runtime, recipe);
                BatchFeeder feeder = new BatchFeeder(
                        images, recipe.augmentation(), recipe.batch(), Seeds.derive(seed, "batches"), 0);
                Step step = new Step(runtime, new RecognitionBlock(network, head), loss, optimizer, schedule)) {
            points = StepLoop.run(label, recipe.steps(), CURVE_POINTS, progress, (s, read) -> {
                BatchFeeder.Batch batch = feeder.next();
                double[] accuracy = new double[1];
                double value = step.run(
                        (trainer, manager) -> {
                            NDArray x = batch.images(manager);
                            NDList y = new NDList(manager.create(targets(labels, batch.indices())));
                            NDList predictions = trainer.forward(new NDList(x));
                            if (read) {
                                accuracy[0] = loss.accuracy(y, predictions);
                            }
                            return loss.evaluate(y, predictions);
                        },
                        read);
                return new StepLoop.Measured(value, accuracy[0]);
            });
        }
        return new Result(
                new Embedder(runtime, recipe.network(), network),
                new TrainingCurve("recognition", seed, points)
                        .with(images.exposure(Seeds.derive(seed, "batches"), (long) recipe.steps() * recipe.batch())));
    }

    private static int[] identities(List<FaceRecord> records) {
        Map<String, Integer> numbers = new HashMap<>();
        return records.stream()
                .mapToInt(r -> {
                    Integer known = numbers.putIfAbsent(r.identity(), numbers.size());
                    return known != null ? known : numbers.size() - 1;
                })
                .toArray();
    }

    private static long[] targets(int[] labels, int[] indices) {
        long[] y = new long[indices.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = labels[indices[i]];
        }
        return y;
    }
}
