package org.facegap.trainer.loop;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.facegap.trainer.data.BatchFeeder;
import org.facegap.trainer.data.ImageSet;
import org.jspecify.annotations.Nullable;

/** Why a loss or gradient is not finite, in words: the step's batch is looked at once more with the weights before it. */
final class LikelyCause {
    private static final int MOST_NAMED = 3;

    private final TrainingRecipe recipe;
    private final TrainingTask task;
    private final ImageSet images;
    private final Schedule schedule;

    LikelyCause(TrainingRecipe recipe, TrainingTask task, ImageSet images, Schedule schedule) {
        this.recipe = recipe;
        this.task = task;
        this.images = images;
        this.schedule = schedule;
    }

    /**
     * Looks for it.
     *
     * @param reading of the step
     * @param before an earlier reading
     * @param feeder that gives the step's batch next; it is closed
     */
    String of(Optimizer.Reading reading, Optimizer.@Nullable Reading before, Step step, BatchFeeder feeder) {
        List<String> bad = new ArrayList<>();
        List<String> odd = new ArrayList<>();
        int all = recipe.batch();
        try (feeder) {
            for (int part = 0; part < recipe.optimize().accumulate(); part++) {
                BatchFeeder.Batch batch = feeder.next();
                step.look((trainer, manager) -> {
                    NDArray pixels = batch.images(manager);
                    note(pixels, batch.indices(), bad);
                    note(task.forward(trainer, manager, pixels, batch.indices()).losses(), batch.indices(), odd);
                });
            }
        }
        if (!bad.isEmpty()) {
            return "the likely cause is an image with pixels that are no numbers: " + named(bad);
        }
        if (!odd.isEmpty() && odd.size() < all) {
            return "the likely cause is an image unlike the others, or a margin or scale that is too large: the loss is not"
                    + " finite for " + named(odd);
        }
        String rate = String.format(Locale.ROOT, "the learning rate there, %.2g", schedule.at(reading.steps()));
        if (before != null && before.gradientNorm() > 100) {
            return String.format(
                    Locale.ROOT,
                    "the likely cause is %s: the gradient's norm was %.3g before; a lower learningRate, a longer"
                            + " optimize.warmUp or an optimize.clip usually helps",
                    rate,
                    before.gradientNorm());
        }
        return "the likely cause is " + rate
                + ", or a margin or scale that is too large; a lower learningRate, a longer"
                + " optimize.warmUp or an optimize.clip usually helps";
    }

    private void note(NDArray values, int[] rows, List<String> keys) {
        float[] numbers = values.toType(DataType.FLOAT32, false).toFloatArray();
        int each = numbers.length / rows.length;
        for (int i = 0; i < rows.length; i++) {
            for (int k = i * each; k < (i + 1) * each; k++) {
                if (!Float.isFinite(numbers[k])) {
                    keys.add(images.records().get(rows[i]).key());
                    break;
                }
            }
        }
    }

    private static String named(List<String> keys) {
        return String.join(", ", keys.subList(0, Math.min(MOST_NAMED, keys.size())))
                + (keys.size() > MOST_NAMED ? " and " + (keys.size() - MOST_NAMED) + " more" : "");
    }
}
