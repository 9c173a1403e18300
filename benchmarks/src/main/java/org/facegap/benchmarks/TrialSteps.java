package org.facegap.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.progress.StepTimes;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.trainer.data.ImageSet;
import org.facegap.trainer.recognition.RecognitionConfig;
import org.facegap.trainer.recognition.RecognitionTraining;

/** A few steps of a recognition recipe on images of noise. */
record TrialSteps(RecognitionConfig recipe) {
    /** Images of noise, as many of every identity. */
    ImageSet noise(int images, int identities) {
        int size = recipe.network().size();
        SplittableRandom random = new SplittableRandom(1);
        byte[][] pixels = new byte[images][3 * size * size];
        List<FaceRecord> records = new ArrayList<>();
        for (int i = 0; i < images; i++) {
            random.nextBytes(pixels[i]);
            records.add(new FaceRecord("k" + i, "p" + i % identities, 0, 0, 0, Map.of(), "", -1, ""));
        }
        return ImageSet.of(records, pixels, size);
    }

    /** A whole training; images seen in a second of its steps after those that warm up. */
    double imagesPerSecond(EngineRuntime runtime, ImageSet images, int warmUp, int steps) {
        StepTimes times = new StepTimes(System::nanoTime);
        new RecognitionTraining(runtime, recipe.trial(warmUp + steps))
                .train(images, 1, "", times)
                .embedder()
                .close();
        return steps
                * recipe.batch()
                / times.seconds(warmUp).stream()
                        .mapToDouble(Double::doubleValue)
                        .sum();
    }
}
