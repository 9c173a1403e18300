package org.facegap.trainer.loop;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where a training keeps what it needs to go on after it was stopped at any moment, and its log. Nothing of it changes what is learned.
 *
 * @param folder of this training, or of several with other names; null: nothing is kept
 * @param every time between two checkpoints
 */
public record TrainingFiles(@Nullable Path folder, Duration every) {
    /** Nothing is kept. */
    public static TrainingFiles none() {
        return new TrainingFiles(null, Duration.ZERO);
    }

    /** A checkpoint every half minute. */
    public static TrainingFiles in(Path folder) {
        return new TrainingFiles(folder, Duration.ofSeconds(30));
    }

    /** The log of a training: a JSON object per reading, one a line. */
    public static Path log(Path folder, String name) {
        return folder.resolve("training-" + name + ".jsonl");
    }

    /** The same for TensorBoard, {@code --logdir} the folder {@code tensorboard}. */
    public static Path events(Path folder, String name) {
        return folder.resolve("tensorboard").resolve(name).resolve("events.out.tfevents.0.facegap");
    }
}
