package org.facegap.trainer.recognition;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.facegap.core.UserError;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.progress.Progress;
import org.facegap.core.random.Seeds;
import org.facegap.core.results.suite.TrainingCurve;
import org.facegap.models.checkpoint.ModelFile;
import org.facegap.models.checkpoint.weights.StateMatch;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.network.ScriptNetwork;
import org.facegap.models.recognition.Embedder;
import org.facegap.models.recognition.EmbedderSource;
import org.facegap.trainer.data.ImageSet;
import org.facegap.trainer.loop.HeldOut;
import org.facegap.trainer.loop.HeldOutImages;
import org.facegap.trainer.loop.Training;
import org.facegap.trainer.loop.TrainingFiles;
import org.facegap.trainer.loop.ValueGroups;
import org.jspecify.annotations.Nullable;

/** Trains a recognition network on an image set whose records carry identities. */
public final class RecognitionTraining {
    private final EngineRuntime runtime;
    private final RecognitionConfig recipe;
    private @Nullable Path model;

    /** A recipe on a runtime. */
    public RecognitionTraining(EngineRuntime runtime, RecognitionConfig recipe) {
        this.runtime = runtime;
        this.recipe = recipe;
    }

    /** Trains the model of a file further, which has this recipe's network; null: weights as the recipe says. */
    public RecognitionTraining from(@Nullable Path model) {
        this.model = model;
        return this;
    }

    /**
     * What training gives.
     *
     * @param embedder the network; the caller closes it
     * @param curve loss and training accuracy (share of the batch whose nearest centre is its own identity's)
     * @param other other weights, as {@link Training.Outcome#other}
     */
    public record Result(Embedder embedder, TrainingCurve curve, Map<String, float[]> other) {}

    /** Trains from new weights; keeps nothing on the way. */
    public Result train(ImageSet images, long seed, String label, Progress progress) {
        return train(images, seed, label, TrainingFiles.none(), progress);
    }

    /**
     * Trains from new weights, or goes on from the last checkpoint of the same training.
     *
     * @throws UserError when there are fewer than two identities, the images have another size than the network, or loss or gradient were
     *     not finite
     */
    public Result train(ImageSet images, long seed, String label, TrainingFiles files, Progress progress) {
        HeldOut split = HeldOut.of(images.records(), recipe.validate(), seed);
        ImageSet training = split.training(images);
        int[] labels = identities(training.records());
        int identities = Arrays.stream(labels).max().orElse(0) + 1;
        if (identities < 2) {
            throw new UserError(label + ": recognition needs at least two identities");
        }
        if (images.size() != recipe.network().size()) {
            throw new UserError(label + ": images are " + images.size() + " px, the network takes "
                    + recipe.network().size());
        }
        ScriptNetwork network = network(seed, label, progress);
        Training.Outcome outcome;
        try (RecognitionTask task = new RecognitionTask(runtime, recipe, network, labels, identities, seed)) {
            outcome = new Training(runtime, recipe, task, training, seed, label)
                    .run(
                            files,
                            split.isEmpty() ? null : validation(network, images.subset(split.validation()), seed),
                            progress);
        }
        return new Result(
                new Embedder(runtime, recipe.network(), network),
                new TrainingCurve("recognition", seed, outcome.points())
                        .with(training.exposure(
                                Seeds.derive(seed, "batches"), (long) outcome.steps() * recipe.batch())),
                outcome.other());
    }

    /** Verification accuracy of every group of held-out identities. */
    private Supplier<Map<String, Double>> validation(ScriptNetwork network, ImageSet held, long seed) {
        ValueGroups groups = ValueGroups.of(held.records(), recipe.validate().groupBy(), "validate.groupBy");
        HeldOutPairs pairs = new HeldOutPairs(held.records(), groups, seed);
        return () -> pairs.accuracy(HeldOutImages.infer(runtime, network, held));
    }

    private ScriptNetwork network(long seed, String label, Progress progress) {
        InitConfig init = recipe.init();
        boolean frozen = init != null && init.freeze() == InitConfig.Freeze.TRUNK;
        ScriptNetwork network = new ScriptNetwork(
                runtime,
                EmbedderSource.of(recipe.network(), runtime.computeType(), frozen),
                Seeds.derive(seed, "embedder"));
        if (model != null) {
            try (Embedder start = Embedder.of(runtime, ModelFile.read(model, "embedder"))) {
                network.copyFrom(start.network());
            }
        } else if (init != null) {
            StateMatch weights = init.weightsFor(recipe.network());
            weights.loadInto(network);
            weights.remarks().forEach(remark -> progress.line(label + ": " + init.weights() + ": " + remark));
        }
        return network;
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
}
