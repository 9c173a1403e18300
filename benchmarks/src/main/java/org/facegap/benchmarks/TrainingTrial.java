package org.facegap.benchmarks;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.facegap.core.config.ConfigReader;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.network.ScriptNetwork;
import org.facegap.models.recognition.EmbedderSource;
import org.facegap.suite.config.SuiteConfig;
import org.facegap.trainer.data.ImageSet;
import org.facegap.trainer.loop.Optimizer;
import org.facegap.trainer.loop.OptimizerConfig;
import org.facegap.trainer.recognition.RecognitionConfig;

/**
 * What training a suite's recognition network takes, on one thread and images of noise. From the repository's root, after {@code mvn
 * install}:
 *
 * <pre>{@code mvn -q -pl benchmarks exec:java -Dexec.mainClass=org.facegap.benchmarks.TrainingTrial -Dexec.args="SUITE WHAT [KEY=VALUE...]"}</pre>
 *
 * WHAT is {@code rounds}: images seen in a second, a round for every line of the standard input, so that another program can be timed in
 * turn; {@code optimizer}: its share of a step; {@code memory}: resident memory over 20 trainings in one process; or {@code head}: one
 * step with a head of 100,000 identities. Keys are the suite's, as of {@code facegap run --set}.
 */
public final class TrainingTrial {
    private static final int WARM_UP = 5;
    private static final int STEPS = 30;
    private static final int TRAININGS = 20;
    private static final int HEAD = 100_000;
    private final PrintStream out;
    private final RecognitionConfig recipe;
    private final TrialSteps steps;

    private TrainingTrial(PrintStream out, RecognitionConfig recipe) {
        this.out = out;
        this.recipe = recipe;
        steps = new TrialSteps(recipe);
    }

    /** Runs one of the trials. */
    public static void main(String[] args) throws IOException {
        Map<String, String> keys = new LinkedHashMap<>();
        for (String set : List.of(args).subList(2, args.length)) {
            keys.put(set.substring(0, set.indexOf('=')), set.substring(set.indexOf('=') + 1));
        }
        RecognitionConfig recipe = Objects.requireNonNull(ConfigReader.read(Path.of(args[0]), SuiteConfig.class, keys)
                .train()
                .recognition());
        TrainingTrial trial = new TrainingTrial(System.out, recipe);
        EngineRuntime runtime = EngineRuntime.start("cpu", keys.getOrDefault("compute.type", "float32"), 1);
        switch (args[1]) {
            case "rounds" -> trial.rounds(runtime);
            case "optimizer" -> trial.optimizer(runtime);
            case "memory" -> trial.memory(runtime);
            case "head" -> trial.head(runtime);
            default -> throw new IllegalArgumentException(args[1] + ": rounds, optimizer, memory or head expected");
        }
    }

    private void tell(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
        out.flush();
    }

    private void rounds(EngineRuntime runtime) throws IOException {
        ImageSet noise = steps.noise(1000, 100);
        BufferedReader pace = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        tell("ready");
        while (pace.readLine() != null) {
            tell("%.1f images/s", steps.imagesPerSecond(runtime, noise, WARM_UP, STEPS));
        }
    }

    private void optimizer(EngineRuntime runtime) {
        ImageSet noise = steps.noise(1000, 100);
        for (int round = 1; round <= 5; round++) {
            double step = recipe.batch() / steps.imagesPerSecond(runtime, noise, WARM_UP, STEPS);
            double optimizer = optimizerSeconds(runtime);
            tell(
                    "round %d   step %8.3f ms   optimizer %7.3f ms   %.2f %%",
                    round, 1e3 * step, 1e3 * optimizer, 100 * optimizer / step);
        }
    }

    /** Seconds of one call over the network's parameters, with gradients of zeros. */
    private double optimizerSeconds(EngineRuntime runtime) {
        int size = recipe.network().size();
        try (ScriptNetwork network =
                        new ScriptNetwork(runtime, EmbedderSource.of(recipe.network(), runtime.computeType()), 1);
                NDManager manager = runtime.newManager()) {
            NDArray images = manager.zeros(new Shape(2, 3, size, size), DataType.FLOAT32);
            NDArray loss;
            try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
                loss = network.runWithGradient(manager, "train", images)
                        .singletonOrThrow()
                        .sum();
                collector.backward(loss);
            }
            try (Optimizer optimizer = new Optimizer(
                    runtime, new OptimizerConfig.AdamW(0.9, 0.999), 1, Optimizer.undecayed(network), List.of())) {
                for (int i = 0; i < WARM_UP; i++) {
                    optimizer.step(1e-3, loss);
                }
                long start = System.nanoTime();
                for (int i = 0; i < STEPS; i++) {
                    optimizer.step(1e-3, loss);
                }
                return (System.nanoTime() - start) * 1e-9 / STEPS;
            }
        }
    }

    private void memory(EngineRuntime runtime) throws IOException {
        ImageSet noise = steps.noise(1000, 100);
        for (int training = 1; training <= TRAININGS; training++) {
            double speed = steps.imagesPerSecond(runtime, noise, WARM_UP, STEPS);
            System.gc();
            tell("training %2d   resident %5d MiB   %.1f images/s", training, residentMib(), speed);
        }
    }

    private void head(EngineRuntime runtime) throws IOException {
        double speed = steps.imagesPerSecond(runtime, steps.noise(HEAD, HEAD), 1, 3);
        tell("%d identities   resident %d MiB   %.1f images/s", HEAD, residentMib(), speed);
    }

    /** The kernel's count of this process's memory. */
    private static long residentMib() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow(() -> new IOException("/proc/self/status has no VmRSS"));
    }
}
