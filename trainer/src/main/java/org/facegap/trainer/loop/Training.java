package org.facegap.trainer.loop;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.Trainer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.facegap.core.UserError;
import org.facegap.core.progress.Progress;
import org.facegap.core.random.Seeds;
import org.facegap.core.results.suite.CurvePoint;
import org.facegap.models.checkpoint.Safetensors;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.trainer.data.BatchFeeder;
import org.facegap.trainer.data.ImageSet;
import org.jspecify.annotations.Nullable;

/**
 * Trains what a {@link TrainingTask} gives on an image set. It may be stopped at any moment: with files, the next training of the same recipe,
 * seed and images goes on from the last checkpoint, to the same weights bit for bit on the same processor.
 *
 * <p>Nothing waits for the device but a reading, every {@value #READ_EVERY} steps at most.
 */
public final class Training {
    private static final int CURVE_POINTS = 40;
    private static final int READ_EVERY = 50;

    /** A checkpoint takes at most this share of the time. */
    private static final double SAVING_SHARE = 0.05;

    private final EngineRuntime runtime;
    private final RecipeConfig recipe;
    private final TrainingTask task;
    private final ImageSet images;
    private final long seed;
    private final String label;

    /** A training; the task's networks hold their first weights. */
    public Training(
            EngineRuntime runtime, RecipeConfig recipe, TrainingTask task, ImageSet images, long seed, String label) {
        this.runtime = runtime;
        this.recipe = recipe;
        this.task = task;
        this.images = images;
        this.seed = seed;
        this.label = label;
    }

    /**
     * What came of it; the task's networks hold the weights that are the result.
     *
     * @param points loss and training accuracy
     * @param other weights of the kept network that are not the result: the last where the best are, or the other way round; empty without
     *     evaluations, or where both are the same
     * @param steps taken: fewer than the recipe's where evaluations ended it
     */
    public record Outcome(List<CurvePoint> points, Map<String, float[]> other, int steps) {}

    /**
     * Runs all steps that are not done yet.
     *
     * @param validation how well each group of held-out identities does with the network as it is, 0 to 1; null for no evaluations
     * @throws UserError when loss or gradient were not finite; it names step, likely cause, and what was kept
     */
    public Outcome run(TrainingFiles files, @Nullable Supplier<Map<String, Double>> validation, Progress progress) {
        try (TrainingState state = new TrainingState(runtime, recipe, task, images.records())) {
            Run run = new Run(state, files, validation);
            return run.all(progress);
        }
    }

    /** One run. */
    private final class Run {
        private final TrainingState state;
        private final @Nullable Supplier<Map<String, Double>> validation;
        private final TrainingFiles files;
        private final @Nullable Checkpoint checkpoint;
        private final Schedule schedule = recipe.optimize().schedule(recipe.learningRate(), recipe.steps());
        private final int parts = recipe.optimize().accumulate();
        private final List<CurvePoint> curve = new ArrayList<>();
        private final Map<String, Safetensors.Tensor> best = new LinkedHashMap<>();
        private Validated validated = new Validated(List.of());
        private double[] accuracy = new double[1];
        private Optimizer.@Nullable Reading before;
        private int taken;
        private long saved;
        private double savingSeconds;

        Run(TrainingState state, TrainingFiles files, @Nullable Supplier<Map<String, Double>> validation) {
            this.state = state;
            this.files = files;
            this.validation = validation;
            Path folder = files.folder();
            checkpoint = folder == null
                    ? null
                    : new Checkpoint(
                            runtime,
                            folder.resolve(task.name()),
                            TrainingState.hash(recipe, task.origin(), seed, images.records()),
                            state.arrays(),
                            state.numbers());
        }

        Outcome all(Progress progress) {
            int first = resume();
            taken = first;
            int steps = recipe.steps();
            int every = Math.max(1, steps / CURVE_POINTS);
            boolean ended = ended(first);
            TrainingLog log = new TrainingLog(files.folder(), task.name(), first);
            try (Progress.Task shown = progress.begin(label, steps, "steps");
                    Step step = new Step(runtime, task.block(), state.optimizer(), schedule, first);
                    BatchFeeder feeder = feeder(first)) {
                shown.resume(first);
                saved = System.nanoTime();
                for (int s = first; s < steps && !ended; s++) {
                    boolean last = s == steps - 1;
                    boolean point = s % every == 0 || last;
                    boolean evaluate =
                            validation != null && ((s + 1) % recipe.validate().every(steps) == 0 || last);
                    boolean read = point || evaluate || (s + 1) % READ_EVERY == 0;
                    step.run(objective(feeder, read), parts);
                    taken = s + 1;
                    state.average();
                    boolean save = checkpoint != null && (last || due());
                    if (read || save) {
                        Optimizer.Reading reading = read(step);
                        if (read) {
                            log.reading(s, reading, schedule.at(s), accuracy[0], recipe.batch());
                            shown.note(String.format(Locale.ROOT, "loss %.4f", reading.loss()));
                        }
                        if (point) {
                            curve.add(new CurvePoint(s, reading.loss(), accuracy[0]));
                        }
                    }
                    if (evaluate) {
                        evaluate(s + 1, log);
                        ended = ended(s + 1);
                    }
                    if (save || (ended && checkpoint != null)) {
                        save(s + 1);
                    }
                    shown.advance(1);
                }
            }
            return outcome();
        }

        private int resume() {
            Checkpoint.State found = checkpoint == null ? null : checkpoint.load(best);
            state.loaded();
            if (found == null) {
                return 0;
            }
            curve.addAll(found.curve());
            validated = found.validated();
            return Math.toIntExact(found.step());
        }

        private boolean ended(long step) {
            int patience = recipe.validate().stopAfter();
            return step >= recipe.steps() || (patience > 0 && validated.sinceBest() >= patience);
        }

        private BatchFeeder feeder(long step) {
            return new BatchFeeder(
                    images, recipe.augmentation(), recipe.batch() / parts, Seeds.derive(seed, "batches"), step * parts);
        }

        private BiFunction<Trainer, NDManager, NDArray> objective(BatchFeeder feeder, boolean read) {
            accuracy[0] = 0;
            return (trainer, manager) -> {
                BatchFeeder.Batch batch = feeder.next();
                TrainingTask.Forward forward = task.forward(trainer, manager, batch.images(manager), batch.indices());
                if (read) {
                    accuracy[0] += forward.accuracy().getAsDouble() / parts;
                }
                return state.groupLoss().of(manager, forward.losses(), batch.indices());
            };
        }

        private Optimizer.Reading read(Step step) {
            Optimizer.Reading reading = state.optimizer().read();
            if (!reading.finite()) {
                state.optimizer().restore();
                Path kept = checkpoint == null ? null : checkpoint.save(reading.steps(), curve, validated, best);
                String cause = new LikelyCause(recipe, task, images, schedule)
                        .of(reading, before, step, feeder(reading.steps()));
                throw new UserError(label + ": training stopped at step " + reading.steps() + ": "
                        + (Double.isFinite(reading.loss()) ? "the gradient" : "the loss") + " is not finite; " + cause
                        + "; "
                        + (kept == null
                                ? "nothing was kept, since this training has no folder"
                                : "the weights before that step are kept in " + kept));
            }
            before = reading;
            return reading;
        }

        private boolean due() {
            double since = (System.nanoTime() - saved) * 1e-9;
            return since >= Math.max(files.every().toNanos() * 1e-9, savingSeconds / SAVING_SHARE);
        }

        private void save(long step) {
            long start = System.nanoTime();
            Objects.requireNonNull(checkpoint).save(step, curve, validated, best);
            saved = System.nanoTime();
            savingSeconds = files.every().isZero() ? 0 : (saved - start) * 1e-9;
        }

        private void evaluate(long step, TrainingLog log) {
            state.withAverage(() -> {
                Map<String, Double> groups = Objects.requireNonNull(validation).get();
                validated = validated.with(new Validated.Evaluation(step, groups));
                log.evaluation(step, groups);
                if (validated.isLastBest()) {
                    best.clear();
                    best.putAll(state.weights());
                }
            });
        }

        private Outcome outcome() {
            state.keepAverage();
            Map<String, float[]> other = new LinkedHashMap<>();
            if (!best.isEmpty() && !validated.isLastBest()) {
                Map<String, float[]> last = task.network().state();
                best.forEach((name, tensor) -> other.put(name, tensor.values()));
                if (recipe.validate().keep() == ValidateConfig.Keep.BEST) {
                    other.forEach(task.network()::setValues);
                    other.replaceAll((name, values) -> Objects.requireNonNull(last.get(name)));
                }
            }
            return new Outcome(List.copyOf(curve), other, taken);
        }
    }
}
