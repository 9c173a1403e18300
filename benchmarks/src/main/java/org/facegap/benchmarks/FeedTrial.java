package org.facegap.benchmarks;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.facegap.core.config.ConfigReader;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.suite.config.SuiteConfig;
import org.facegap.trainer.data.Augmentation;
import org.facegap.trainer.data.BatchFeeder;
import org.facegap.trainer.data.ImageSet;
import org.facegap.trainer.recognition.RecognitionConfig;
import org.jspecify.annotations.Nullable;

/**
 * Images that are fed in a second beside images that a suite's recognition network is trained on in a second, in alternating rounds of one
 * run. From the repository's root, after {@code mvn install}:
 *
 * <pre>{@code mvn -q -pl benchmarks exec:java -Dexec.mainClass=org.facegap.benchmarks.FeedTrial [-Dexec.args="SUITE [FACE_DATASET]"]}</pre>
 *
 * With a dataset of any image size its images are fed as well, read and decoded each time they are drawn. The training's rounds are fed by
 * the same feeder, so they show what a user gets; feeding has the machine for itself in its rounds.
 */
public final class FeedTrial {
    private static final int ROUNDS = 5;
    private static final int STEPS = 60;
    private static final int WARM_UP = 10;
    private static final int IDENTITIES = 100;
    private final PrintStream out;
    private final RecognitionConfig recipe;

    private FeedTrial(PrintStream out, RecognitionConfig recipe) {
        this.out = out;
        this.recipe = recipe;
    }

    /** Runs the rounds. */
    public static void main(String[] args) {
        Path suite = Path.of(args.length > 0 ? args[0] : "configs/quickstart.yaml");
        RecognitionConfig recipe = Objects.requireNonNull(
                ConfigReader.read(suite, SuiteConfig.class, Map.of()).train().recognition(),
                "the suite trains no recognition");
        new FeedTrial(System.out, recipe).run(args.length > 1 ? FaceDataset.open(Path.of(args[1])) : null);
    }

    private void run(@Nullable FaceDataset dataset) {
        out.println("# processors: " + Runtime.getRuntime().availableProcessors() + ", largest heap: "
                + Runtime.getRuntime().maxMemory() / (1 << 20) + " MiB");
        TrialSteps steps = new TrialSteps(recipe);
        ImageSet noise = steps.noise(10 * IDENTITIES, IDENTITIES);
        Augmentation all = new Augmentation(0.5, 2, 0.1, 0.03, 2.5, 0.05, 0.8, 10, 3, 30, 0.2, 0.2, 0.2);
        EngineRuntime runtime = EngineRuntime.start("cpu", "float32", 1);
        for (int round = 1; round <= ROUNDS; round++) {
            tell(round, "recognition, a step on one thread", steps.imagesPerSecond(runtime, noise, WARM_UP, STEPS));
            tell(round, "feed from memory, the suite's augmentation", fed(noise, recipe.augmentation()));
            tell(round, "feed from memory, every augmentation", fed(noise, all));
            if (dataset != null) {
                ImageSet streamed = ImageSet.load(List.of(dataset), 0);
                tell(
                        round,
                        "feed from disk, " + dataset.card().size() + " px, the suite's augmentation",
                        fed(streamed, recipe.augmentation()));
            }
        }
    }

    private void tell(int round, String what, double imagesPerSecond) {
        out.println(String.format(Locale.ROOT, "round %d   %-56s %9.0f images/s", round, what, imagesPerSecond));
    }

    private double fed(ImageSet images, Augmentation augmentation) {
        try (BatchFeeder feeder = new BatchFeeder(images, augmentation, recipe.batch(), 1, 0)) {
            for (int s = 0; s < WARM_UP; s++) {
                feeder.next();
            }
            long start = System.nanoTime();
            for (int s = 0; s < STEPS; s++) {
                feeder.next();
            }
            return STEPS * recipe.batch() / ((System.nanoTime() - start) * 1e-9);
        }
    }
}
