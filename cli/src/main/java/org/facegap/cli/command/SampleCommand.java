package org.facegap.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.facegap.cli.suite.ModelName;
import org.facegap.core.UserError;
import org.facegap.core.files.AtomicFile;
import org.facegap.core.image.Picture;
import org.facegap.core.random.Gaussian;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.stylegan2.StyleGan2;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code facegap sample}. */
@Command(
        name = "sample",
        mixinStandardHelpOptions = true,
        description = "Draw a grid of a generator's pictures.",
        footerHeading = "%nExample:%n",
        footer = "  facegap sample --checkpoint builtin:world-64 --seeds 0-35 --psi 0.7 --out grid.png")
public final class SampleCommand implements Callable<Integer> {
    private static final int MOST = 10_000;

    @Option(
            names = "--checkpoint",
            paramLabel = "MODEL",
            description = "builtin:NAME or a safetensors file (default: ${DEFAULT-VALUE})")
    String checkpoint = "builtin:world-64";

    @Option(names = "--seeds", paramLabel = "SEEDS", description = "as in 0-35 or 1,5,9 (default: ${DEFAULT-VALUE})")
    String seeds = "0-35";

    @Option(
            names = "--psi",
            description = "truncation: 1 leaves faces as drawn, 0 gives the average face (default: ${DEFAULT-VALUE})")
    double psi = 0.7;

    @Option(names = "--columns", description = "pictures side by side (default: ${DEFAULT-VALUE})")
    int columns = 6;

    @Option(names = "--device", description = "auto, cpu, gpu0 ... (default: ${DEFAULT-VALUE})")
    String device = "auto";

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "PNG file to write")
    Path out = Path.of("");

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() {
        List<Long> numbers = numbers(seeds);
        if (!(psi >= -2 && psi <= 2)) {
            throw UserError.usage("--psi: expected a number from -2 to 2, found " + psi);
        }
        if (columns < 1 || columns > 100) {
            throw UserError.usage("--columns: expected a whole number from 1 to 100, found " + columns);
        }
        EngineRuntime runtime = EngineRuntime.start(device, "float32", 0);
        List<Picture> pictures = new ArrayList<>();
        try (StyleGan2 generator = StyleGan2.of(runtime, new ModelName(checkpoint).read("stylegan2"))) {
            float[][] z = new float[numbers.size()][generator.config().zDim()];
            for (int i = 0; i < z.length; i++) {
                new Gaussian(numbers.get(i)).fill(z[i]);
            }
            int size = generator.config().resolution();
            for (float[] picture : generator.synthesize(generator.map(z, psi))) {
                pictures.add(Picture.fromPlanar(picture, size, size));
            }
        }
        AtomicFile.write(out, Picture.grid(pictures, columns).png());
        spec.commandLine().getOut().println(pictures.size() + " pictures in " + out);
        return 0;
    }

    /** {@code 0-35} or {@code 1,5,9} or both. */
    static List<Long> numbers(String text) {
        List<Long> numbers = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String range = part.trim();
            if (!range.matches("[0-9]{1,15}(-[0-9]{1,15})?")) {
                throw UserError.usage("--seeds: expected numbers as in 0-35 or 1,5,9, found '" + text + "'");
            }
            String[] ends = range.split("-", -1);
            long first = Long.parseLong(ends[0]);
            long last = Long.parseLong(ends[ends.length - 1]);
            if (last < first || last - first >= MOST || numbers.size() > MOST) {
                throw UserError.usage("--seeds: '" + range + "' is no range of 1 to " + MOST + " numbers");
            }
            for (long n = first; n <= last; n++) {
                numbers.add(n);
            }
        }
        return numbers;
    }
}
