package org.facegap.suite.work;

import java.util.TreeMap;
import java.util.stream.Stream;
import org.facegap.models.attributes.ClassifierConfig;
import org.facegap.suite.stage.Stage;
import org.facegap.trainer.attributes.AttributeConfig;
import org.facegap.trainer.data.SamplingConfig;
import org.facegap.trainer.recognition.RecognitionConfig;
import org.jspecify.annotations.Nullable;

/**
 * The models of one arm and seed.
 *
 * @param seed training seed
 * @param threads CPU threads
 * @param sampling how often the images are drawn
 * @param recognition recipe of the recognition model; null when none is trained
 * @param attributes recipe of the attribute model; null when none is trained. Its attributes are in order of name, which is also the order in a stored config
 */
public record TrainSpec(
        long seed,
        int threads,
        SamplingConfig sampling,
        @Nullable RecognitionConfig recognition,
        @Nullable AttributeConfig attributes)
        implements Stage.Threaded {
    public TrainSpec {
        if (attributes != null) {
            ClassifierConfig network = attributes.network();
            attributes = attributes.with(new ClassifierConfig(
                    network.size(), network.width(), network.depths(), new TreeMap<>(network.attributes())));
        }
    }

    /** Files of the weights that are trained. */
    public String[] weights() {
        return Stream.of(recognition == null ? "" : TrainWork.EMBEDDER, attributes == null ? "" : TrainWork.ATTRIBUTES)
                .filter(file -> !file.isEmpty())
                .toArray(String[]::new);
    }
}
