package org.facegap.trainer.attributes;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.progress.Progress;
import org.facegap.core.random.Seeds;
import org.facegap.core.results.suite.CurvePoint;
import org.facegap.core.results.suite.TrainingCurve;
import org.facegap.models.attributes.AttributeClassifier;
import org.facegap.models.attributes.AttributeSource;
import org.facegap.models.checkpoint.ModelFile;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.network.ScriptNetwork;
import org.facegap.trainer.data.BatchFeeder;
import org.facegap.trainer.data.ImageSet;
import org.facegap.trainer.loop.AdamW;
import org.facegap.trainer.loop.Schedule;
import org.facegap.trainer.loop.Step;
import org.facegap.trainer.loop.StepLoop;
import org.jspecify.annotations.Nullable;

/** Trains an attribute network on an image set whose records carry labels. */
public final class AttributeTraining {
    private static final int CURVE_POINTS = 40;

    private final EngineRuntime runtime;
    private final AttributeConfig recipe;
    private @Nullable Path init;

    /** A recipe on a runtime. */
    public AttributeTraining(EngineRuntime runtime, AttributeConfig recipe) {
        this.runtime = runtime;
        this.recipe = recipe;
    }

    /** Trains the model of a file further, which has this recipe's network; else new weights are trained. */
    public AttributeTraining from(Path model) {
        init = model;
        return this;
    }

    /**
     * What training gives.
     *
     * @param classifier the network; the caller closes it
     * @param curve loss and training accuracy (mean over attributes)
     */
    public record Result(AttributeClassifier classifier, TrainingCurve curve) {}

    /**
     * Trains.
     *
     * @throws UserError when a record lacks an attribute or has a value the network does not know
     */
    public Result train(ImageSet images, long seed, String label, Progress progress) {
        long[][] labels = labels(images.records());
        int attributes = recipe.network().attributes().size();
        int size = recipe.network().size();
        if (images.size() != size) {
            throw new UserError(label + ": images are " + images.size() + " px, the network takes " + size);
        }
        ScriptNetwork network = new ScriptNetwork(
                runtime, AttributeSource.of(recipe.network(), runtime.computeType()), Seeds.derive(seed, "attributes"));
        if (init != null) {
            try (AttributeClassifier start = AttributeClassifier.of(runtime, ModelFile.read(init, "attributes"))) {
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
                name -> name.endsWith("conv.weight") || name.endsWith("hidden.weight"));
        try (AttributeLoss loss = new AttributeLoss(runtime, recipe.network());
                BatchFeeder feeder = new BatchFeeder(
                        images, recipe.augmentation(), recipe.batch(), Seeds.derive(seed, "batches"), 0);
                Step step = new Step(runtime, network, loss, optimizer, schedule)) {
            points = StepLoop.run(label, recipe.steps(), CURVE_POINTS, progress, (s, read) -> {
                BatchFeeder.Batch batch = feeder.next();
                double[] accuracy = new double[1];
                long[] targets = new long[recipe.batch() * attributes];
                for (int i = 0; i < recipe.batch(); i++) {
                    System.arraycopy(labels[batch.indices()[i]], 0, targets, i * attributes, attributes);
                }
                double value = step.run(
                        (trainer, manager) -> {
                            NDArray x = batch.images(manager);
                            NDArray y = manager.create(targets, new Shape(recipe.batch(), attributes));
                            NDArray logits = trainer.forward(new NDList(x)).singletonOrThrow();
                            if (read) {
                                accuracy[0] = accuracy(logits.toFloatArray(), targets);
                            }
                            return loss.evaluate(new NDList(y), new NDList(logits));
                        },
                        read);
                return new StepLoop.Measured(value, accuracy[0]);
            });
        }
        return new Result(
                new AttributeClassifier(runtime, recipe.network(), network),
                new TrainingCurve("attributes", seed, points)
                        .with(images.exposure(Seeds.derive(seed, "batches"), (long) recipe.steps() * recipe.batch())));
    }

    private long[][] labels(List<FaceRecord> records) {
        long[][] labels = new long[records.size()][recipe.network().attributes().size()];
        for (int r = 0; r < labels.length; r++) {
            int a = 0;
            for (Map.Entry<String, List<String>> e :
                    recipe.network().attributes().entrySet()) {
                AttributeLabel found = records.get(r).attributes().get(e.getKey());
                int index = found == null ? -1 : e.getValue().indexOf(found.value());
                if (index < 0) {
                    throw new UserError("image " + records.get(r).key() + ": attribute " + e.getKey()
                            + " is " + (found == null ? "missing" : "'" + found.value() + "'") + ", expected one of "
                            + e.getValue());
                }
                labels[r][a++] = index;
            }
        }
        return labels;
    }

    private double accuracy(float[] logits, long[] targets) {
        int outputs = recipe.network().outputs();
        int attributes = recipe.network().attributes().size();
        int n = logits.length / outputs;
        int right = 0;
        for (int i = 0; i < n; i++) {
            int offset = 0;
            int a = 0;
            for (List<String> values : recipe.network().attributes().values()) {
                int best = 0;
                for (int v = 1; v < values.size(); v++) {
                    if (logits[i * outputs + offset + v] > logits[i * outputs + offset + best]) {
                        best = v;
                    }
                }
                right += best == targets[i * attributes + a] ? 1 : 0;
                offset += values.size();
                a++;
            }
        }
        return (double) right / (n * attributes);
    }
}
