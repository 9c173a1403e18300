package org.facegap.suite.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.progress.StepTimes;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.suite.work.TrainSpec;
import org.facegap.trainer.attributes.AttributeConfig;
import org.facegap.trainer.attributes.AttributeTraining;
import org.facegap.trainer.data.ImageSet;
import org.facegap.trainer.recognition.RecognitionConfig;
import org.facegap.trainer.recognition.RecognitionTraining;

/** Times a few steps of a training on grey images, on this machine as it is now. */
final class TrainTrial {
    private static final int IDENTITIES = 500;

    /** Steps of a trial, the first two of which only warm up; fewer where one takes long. */
    private static final int STEPS = 10;

    private static final int FEW_STEPS = 4;
    private static final int WARM_UP = 2;

    private final EngineRuntime runtime;

    TrainTrial(EngineRuntime runtime) {
        this.runtime = runtime;
    }

    /**
     * Seconds that a training of its networks will take.
     *
     * @param secondsByRule the same by rule of thumb, which decides how many steps are tried
     */
    double seconds(TrainSpec spec, double secondsByRule) {
        RecognitionConfig recognition = spec.recognition();
        AttributeConfig attributes = spec.attributes();
        int all = recognition != null
                ? recognition.steps()
                : Objects.requireNonNull(attributes).steps();
        int steps = secondsByRule / all > 0.5 ? FEW_STEPS : STEPS;
        return (recognition == null ? 0 : seconds(recognition, steps))
                + (attributes == null ? 0 : seconds(attributes, steps));
    }

    private double seconds(RecognitionConfig recipe, int steps) {
        StepTimes times = new StepTimes(System::nanoTime);
        new RecognitionTraining(runtime, recipe.trial(steps))
                .train(grey(recipe.network().size(), Map.of()), 1, "", times)
                .embedder()
                .close();
        return recipe.steps() * typical(times);
    }

    private double seconds(AttributeConfig recipe, int steps) {
        Map<String, AttributeLabel> labels = new LinkedHashMap<>();
        recipe.network().attributes().forEach((name, values) -> labels.put(name, AttributeLabel.truth(values.get(0))));
        StepTimes times = new StepTimes(System::nanoTime);
        new AttributeTraining(runtime, recipe.trial(steps))
                .train(grey(recipe.network().size(), labels), 1, "", times)
                .classifier()
                .close();
        return recipe.steps() * typical(times);
    }

    private static ImageSet grey(int size, Map<String, AttributeLabel> labels) {
        byte[] pixels = new byte[3 * size * size];
        java.util.Arrays.fill(pixels, (byte) 128);
        List<FaceRecord> records = new ArrayList<>();
        for (int i = 0; i < 2 * IDENTITIES; i++) {
            records.add(new FaceRecord("t" + i, "p" + i / 2, 0, 0, 0, labels, "", -1, ""));
        }
        return ImageSet.of(records, Collections.nCopies(records.size(), pixels).toArray(byte[][]::new), size);
    }

    /** Median of the steps after the warm-up. */
    static double typical(StepTimes times) {
        return Speed.median(times.seconds(WARM_UP));
    }
}
