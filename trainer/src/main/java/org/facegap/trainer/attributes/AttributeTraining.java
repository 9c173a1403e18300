package org.facegap.trainer.attributes;

import org.facegap.core.UserError;
import org.facegap.core.progress.Progress;
import org.facegap.core.random.Seeds;
import org.facegap.core.results.suite.TrainingCurve;
import org.facegap.models.attributes.AttributeClassifier;
import org.facegap.models.attributes.AttributeSource;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.network.ScriptNetwork;
import org.facegap.trainer.data.ImageSet;
import org.facegap.trainer.loop.Training;
import org.facegap.trainer.loop.TrainingFiles;

/** Trains an attribute network on an image set whose records carry labels. */
public final class AttributeTraining {
    private final EngineRuntime runtime;
    private final AttributeConfig recipe;

    /** A recipe on a runtime. */
    public AttributeTraining(EngineRuntime runtime, AttributeConfig recipe) {
        this.runtime = runtime;
        this.recipe = recipe;
    }

    /**
     * What training gives.
     *
     * @param classifier the network; the caller closes it
     * @param curve loss and training accuracy (mean over attributes)
     */
    public record Result(AttributeClassifier classifier, TrainingCurve curve) {}

    /** Trains from new weights; keeps nothing on the way. */
    public Result train(ImageSet images, long seed, String label, Progress progress) {
        return train(images, seed, label, TrainingFiles.none(), progress);
    }

    /**
     * Trains from new weights, or goes on from the last checkpoint of the same training.
     *
     * @throws UserError when a record lacks an attribute or has a value the network does not know, the images have another size than
     *     the network, or loss or gradient were not finite
     */
    public Result train(ImageSet images, long seed, String label, TrainingFiles files, Progress progress) {
        int size = recipe.network().size();
        if (images.size() != size) {
            throw new UserError(label + ": images are " + images.size() + " px, the network takes " + size);
        }
        ScriptNetwork network = new ScriptNetwork(
                runtime, AttributeSource.of(recipe.network(), runtime.computeType()), Seeds.derive(seed, "attributes"));
        Training.Outcome outcome;
        try (AttributeTask task = new AttributeTask(runtime, recipe, network, images.records())) {
            outcome = new Training(runtime, recipe, task, images, seed, label).run(files, null, progress);
        }
        return new Result(
                new AttributeClassifier(runtime, recipe.network(), network),
                new TrainingCurve("attributes", seed, outcome.points()));
    }
}
