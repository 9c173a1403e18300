package org.facegap.trainer.attributes;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.facegap.core.UserError;
import org.facegap.core.progress.Progress;
import org.facegap.core.random.Seeds;
import org.facegap.core.results.suite.TrainingCurve;
import org.facegap.models.attributes.AttributeClassifier;
import org.facegap.models.attributes.AttributeSource;
import org.facegap.models.checkpoint.ModelFile;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.network.ScriptNetwork;
import org.facegap.trainer.data.ImageSet;
import org.facegap.trainer.loop.HeldOut;
import org.facegap.trainer.loop.HeldOutImages;
import org.facegap.trainer.loop.Training;
import org.facegap.trainer.loop.TrainingFiles;
import org.facegap.trainer.loop.ValueGroups;
import org.jspecify.annotations.Nullable;

/** Trains an attribute network on an image set whose records carry labels. */
public final class AttributeTraining {
    private final EngineRuntime runtime;
    private final AttributeConfig recipe;
    private @Nullable Path init;

    /** A recipe on a runtime. */
    public AttributeTraining(EngineRuntime runtime, AttributeConfig recipe) {
        this.runtime = runtime;
        this.recipe = recipe;
    }

    /** Trains the model of a file further, which has this recipe's network; null: weights as the recipe says. */
    public AttributeTraining from(@Nullable Path model) {
        init = model;
        return this;
    }

    /**
     * What training gives.
     *
     * @param classifier the network; the caller closes it
     * @param curve loss and training accuracy (mean over labels)
     * @param other other weights, as {@link Training.Outcome#other}
     */
    public record Result(AttributeClassifier classifier, TrainingCurve curve, Map<String, float[]> other) {}

    /** Trains from new weights; keeps nothing on the way. */
    public Result train(ImageSet images, long seed, String label, Progress progress) {
        return train(images, seed, label, TrainingFiles.none(), progress);
    }

    /**
     * Trains from new weights, or goes on from the last checkpoint of the same training.
     *
     * @throws UserError when no record has an attribute, or one has a value the network does not know, the images have another size than
     *     the network, or loss or gradient were not finite
     */
    public Result train(ImageSet images, long seed, String label, TrainingFiles files, Progress progress) {
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
        Training.Outcome outcome;
        HeldOut split = HeldOut.of(images.records(), recipe.validate(), seed);
        ImageSet training = split.training(images);
        try (AttributeTask task = new AttributeTask(runtime, recipe, network, training.records())) {
            outcome = new Training(runtime, recipe, task, training, seed, label)
                    .run(
                            files,
                            split.isEmpty() ? null : validation(network, images.subset(split.validation())),
                            progress);
        }
        return new Result(
                new AttributeClassifier(runtime, recipe.network(), network),
                new TrainingCurve("attributes", seed, outcome.points())
                        .with(training.exposure(
                                Seeds.derive(seed, "batches"), (long) outcome.steps() * recipe.batch())),
                outcome.other());
    }

    /** Share of the labels of every group of held-out images that the network says. */
    private Supplier<Map<String, Double>> validation(ScriptNetwork network, ImageSet held) {
        AttributeTargets targets = AttributeTargets.of(recipe.network(), held.records());
        ValueGroups groups = ValueGroups.of(held.records(), recipe.validate().groupBy(), "validate.groupBy");
        return () -> {
            float[][] logits = HeldOutImages.infer(runtime, network, held);
            Map<String, Double> accuracy = new LinkedHashMap<>();
            for (int g = 0; g < groups.names().size(); g++) {
                int group = g;
                int[] rows = IntStream.range(0, logits.length)
                        .filter(row -> groups.of()[row] == group)
                        .toArray();
                double share = targets.accuracy(logits, rows);
                if (Double.isNaN(share)) {
                    throw new UserError("validate: no held-out image of group "
                            + groups.names().get(g)
                            + " has a label; hold out a larger share, or other groups (groupBy)");
                }
                accuracy.put(groups.names().get(g), share);
            }
            return accuracy;
        };
    }
}
