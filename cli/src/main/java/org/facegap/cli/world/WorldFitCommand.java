package org.facegap.cli.world;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.facegap.core.config.ConfigReader;
import org.facegap.core.progress.Progress;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.suite.world.WorldFit;
import org.facegap.suite.world.WorldModelConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code facegap world fit}: makes one of the models shipped with the built-in world and measures it. */
@Command(
        name = "fit",
        description = "Make a model of the built-in world (generator, oracle or embedder) and measure it.",
        mixinStandardHelpOptions = true)
public final class WorldFitCommand implements Callable<Integer> {
    @Parameters(paramLabel = "CONFIG", description = "which model and how (configs/world/*.yaml)")
    Path config = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "folder for the model and its card")
    Path out = Path.of("");

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description = "folder for rendered images and checkpoints (default: OUT/work)")
    @Nullable
    Path work;

    @Option(names = "--start", paramLabel = "FILE", description = "generator to go on from")
    @Nullable
    Path start;

    @Option(names = "--device", defaultValue = "auto", description = "auto, cpu or gpuN (default: ${DEFAULT-VALUE})")
    String device = "auto";

    @Option(names = "--threads", defaultValue = "0", description = "CPU threads, 0 for all (default: ${DEFAULT-VALUE})")
    int threads;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "override a key of the config")
    Map<String, String> overrides = Map.of();

    private final PrintStream console = System.out;

    @Override
    public Integer call() {
        WorldModelConfig spec = ConfigReader.read(config, WorldModelConfig.class, overrides);
        EngineRuntime runtime = EngineRuntime.start(device, "auto", threads);
        Progress progress = Progress.console(console, System.console() != null);
        WorldFit.Made made = new WorldFit(runtime, out, work == null ? out.resolve("work") : work, start, progress)
                .make(spec, String.valueOf(config.getFileName()));
        made.notes().forEach((k, v) -> console.println(String.format(Locale.ROOT, "  %-28s %s", k, v)));
        console.println("model: " + made.file());
        return 0;
    }
}
