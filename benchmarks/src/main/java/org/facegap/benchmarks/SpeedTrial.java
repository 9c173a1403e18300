package org.facegap.benchmarks;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntToLongFunction;
import org.facegap.core.artifact.RunEnvironment;
import org.facegap.core.config.ConfigReader;
import org.facegap.core.image.Image;
import org.facegap.generator.world.Face;
import org.facegap.generator.world.Population;
import org.facegap.generator.world.Renderer;
import org.facegap.generator.world.SensorModel;
import org.facegap.generator.world.WorldSpec;
import org.facegap.suite.config.SuiteConfig;

/**
 * Times the parts that every suite spends its time on outside the engine, on one thread. From the repository's root, after {@code mvn install}:
 *
 * <pre>{@code mvn -q -pl benchmarks exec:java -Dexec.mainClass=org.facegap.benchmarks.SpeedTrial}</pre>
 *
 * The numbers are of this machine, now, with whatever else it is doing; compare them only with numbers taken beside them.
 */
public final class SpeedTrial {
    private static final int SAMPLES = 9;
    private static final double SAMPLE_SECONDS = 0.3;
    private final PrintStream out;

    private SpeedTrial(PrintStream out) {
        this.out = out;
    }

    /** Runs all trials; the first argument, if any, is the suite to read. */
    public static void main(String[] args) {
        new SpeedTrial(System.out).run(Path.of(args.length > 0 ? args[0] : "configs/quickstart.yaml"));
    }

    private void run(Path suite) {
        RunEnvironment.java().versions().forEach((name, version) -> out.println("# " + name + ": " + version));
        out.println("# processors: " + Runtime.getRuntime().availableProcessors());
        out.println("# samples: " + SAMPLES + " of at least " + SAMPLE_SECONDS + " s, after one that is not counted");
        Population population = new Population(WorldSpec.defaults());
        Renderer renderer = new Renderer();
        SplittableRandom random = new SplittableRandom(1);
        for (int size : new int[] {64, 128}) {
            trial("render " + size + " px", i -> {
                Face face = new Face(population.identity(random), population.shot(random));
                return (long) (1e6 * renderer.render(face, size)[size]);
            });
        }
        Face face = new Face(population.identity(random), population.shot(random));
        float[] clean = renderer.render(face, 64);
        trial("camera 64 px", i -> {
            float[] seen = SensorModel.apply(clean, 64, population.sensor(random), i);
            return (long) (1e6 * seen[0]);
        });
        Image image = Image.fromPlanar(clean, 64, 64);
        trial("write PNG 64 px", i -> image.png().length);
        byte[] png = image.png();
        trial("read PNG 64 px", i -> Image.decode(png).rgb()[0]);
        trial(
                "read suite",
                i -> ConfigReader.read(suite, SuiteConfig.class, Map.of()).seed());
    }

    private void trial(String name, IntToLongFunction operation) {
        long sink = 0;
        double[] seconds = new double[SAMPLES];
        for (int sample = -1; sample < SAMPLES; sample++) {
            long start = System.nanoTime();
            int done = 0;
            do {
                sink += operation.applyAsLong(done++);
            } while (System.nanoTime() - start < SAMPLE_SECONDS * 1e9);
            if (sample >= 0) {
                seconds[sample] = (System.nanoTime() - start) * 1e-9 / done;
            }
        }
        Timing timing = Timing.of(seconds);
        // The sum is printed so that no compiler can leave the work out.
        out.println(String.format(
                Locale.ROOT,
                "%-18s %10.1f / s   %8.3f ms [%.3f, %.3f]   n %d   (%x)",
                name,
                timing.perSecond(),
                1e3 * timing.median(),
                1e3 * timing.fastest(),
                1e3 * timing.slowest(),
                timing.samples(),
                sink & 0xff));
    }
}
