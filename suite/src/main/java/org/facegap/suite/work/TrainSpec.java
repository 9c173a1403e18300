package org.facegap.suite.work;

import java.util.TreeMap;
import org.facegap.models.attributes.AttributeSpec;
import org.facegap.trainer.attributes.AttributeRecipe;
import org.facegap.trainer.recognition.RecognitionRecipe;
import org.jspecify.annotations.Nullable;

/**
 * The models of one arm and seed.
 *
 * @param seed training seed
 * @param recognition recipe of the recognition model
 * @param attributes recipe of the attribute model; null when none is trained. Its attributes are in order of name, which is also the order in a stored config
 */
public record TrainSpec(
        long seed, RecognitionRecipe recognition, @Nullable AttributeRecipe attributes) {
    public TrainSpec {
        if (attributes != null) {
            AttributeSpec network = attributes.network();
            attributes = new AttributeRecipe(
                    new AttributeSpec(
                            network.size(), network.width(), network.depths(), new TreeMap<>(network.attributes())),
                    attributes.steps(),
                    attributes.batch(),
                    attributes.learningRate(),
                    attributes.weightDecay(),
                    attributes.augmentation());
        }
    }
}
