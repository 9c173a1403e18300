package org.facegap.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.facegap.core.UserError;
import org.facegap.core.files.AtomicFile;
import org.facegap.core.files.DiskErrors;
import org.facegap.core.image.Image;
import org.facegap.core.random.NumpyRandom;
import org.facegap.core.words.Counted;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.named.ModelName;
import org.facegap.models.stylegan2.Noise;
import org.facegap.models.stylegan2.SynthesisSpec;
import org.facegap.models.stylegan2.layout.StyleGan2Checkpoint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code facegap sample}. */
@Command(
        name = "sample",
        mixinStandardHelpOptions = true,
        description = {
            "Draw a generator's images: a grid, one file per seed, or the way from seed to seed.",
            "A seed gives the face that it gives in the public StyleGAN2 tools."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  facegap sample --seeds 0-35 --psi 0.7 --out grid.png",
            "  facegap sample --checkpoint ffhq.pkl --seeds 85,265 --separate --out faces",
            "  facegap sample --checkpoint ffhq.pkl --seeds 8,9 --interpolate --out walk"
        })
public final class SampleCommand implements Callable<Integer> {
    private static final int MOST = 10_000;
    private static final int CHUNK = 32;

    @Option(
            names = "--checkpoint",
            paramLabel = "MODEL",
            description = "builtin:NAME or a file: safetensors, .pkl, .pt (default: ${DEFAULT-VALUE})")
    String checkpoint = "builtin:world-64";

    @Option(names = "--seeds", paramLabel = "SEEDS", description = "as in 0-35 or 1,5,9 (default: ${DEFAULT-VALUE})")
    String seeds = "0-35";

    @Option(
            names = "--psi",
            description = "truncation: 1 leaves faces as drawn, 0 gives the average face (default: ${DEFAULT-VALUE})")
    double psi = 0.7;

    @Option(names = "--cutoff", paramLabel = "N", description = "truncate the first N layers only (default: all)")
    int cutoff = -1;

    @Option(
            names = "--noise",
            paramLabel = "KIND",
            description = "none, const (the checkpoint's own) or random (by seed) (default: ${DEFAULT-VALUE})")
    String noise = "const";

    @Option(names = "--class", paramLabel = "N", description = "class of a conditional network, from 0")
    int label = -1;

    @Option(
            names = "--resolution",
            paramLabel = "N",
            description = "stop at this side; skip networks only (default: the network's)")
    int resolution;

    @Option(names = "--columns", description = "images side by side in the grid (default: ${DEFAULT-VALUE})")
    int columns = 6;

    @Option(names = "--separate", description = "one file seedNNNN.png per seed, --out is their folder")
    boolean separate;

    @Option(
            names = "--interpolate",
            description = "walk in W from each seed to the next, frameNNNNN.png; --out is their folder")
    boolean interpolate;

    @Option(names = "--frames", paramLabel = "N", description = "frames from seed to seed (default: ${DEFAULT-VALUE})")
    int frames = 60;

    @Option(names = "--device", description = "auto, cpu, gpu0 ... (default: ${DEFAULT-VALUE})")
    String device = "auto";

    @Option(names = "--compute", description = "auto, float32 or bfloat16 (default: ${DEFAULT-VALUE})")
    String compute = "float32";

    @Option(names = "--batch", paramLabel = "N", description = "images at once (default: by their size)")
    int batch;

    @Option(names = "--out", paramLabel = "PATH", required = true, description = "PNG file or folder to write")
    Path out = Path.of("");

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() {
        List<Long> numbers = numbers(seeds);
        Noise kind = check(numbers);
        try (StyleGan2Checkpoint file = new ModelName(checkpoint).generator("checkpoint")) {
            EngineRuntime runtime = EngineRuntime.start(device, compute, 0);
            SampledFaces.Truncation truncation = new SampledFaces.Truncation(psi, cutoff);
            try (SampledFaces faces =
                    new SampledFaces(runtime, file, new SynthesisSpec(resolution, batch), truncation, kind, label)) {
                int made = interpolate
                        ? walk(faces, numbers)
                        : separate ? separately(faces, numbers) : grid(faces, numbers);
                spec.commandLine().getOut().println(Counted.of(made, "images") + " in " + out);
            }
        }
        return 0;
    }

    /** Every option whose value can be judged without the network. */
    private Noise check(List<Long> numbers) {
        if (!(psi >= -2 && psi <= 2)) {
            throw UserError.usage("--psi: expected a number from -2 to 2, found " + psi);
        }
        if (columns < 1 || columns > 100) {
            throw UserError.usage("--columns: expected a whole number from 1 to 100, found " + columns);
        }
        if (cutoff < -1) {
            throw UserError.usage("--cutoff: expected a whole number from 0, found " + cutoff);
        }
        if (batch < 0 || batch > 1024) {
            throw UserError.usage("--batch: expected a whole number from 1 to 1024, found " + batch);
        }
        if (resolution != 0 && (resolution < 4 || resolution > 1024 || Integer.bitCount(resolution) != 1)) {
            throw UserError.usage("--resolution: expected a power of two from 4 to 1024, found " + resolution);
        }
        if (separate && interpolate) {
            throw UserError.usage("--separate and --interpolate exclude each other");
        }
        if (interpolate && numbers.size() < 2) {
            throw UserError.usage("--interpolate: expected two seeds or more, found " + seeds);
        }
        if (interpolate && (frames < 1 || (long) frames * (numbers.size() - 1) > 100_000)) {
            throw UserError.usage("--frames: expected a whole number from 1, and 100000 frames in all at most, found "
                    + frames + " for each of " + (numbers.size() - 1) + " legs");
        }
        if ((separate || interpolate) && Files.exists(out) && !Files.isDirectory(out)) {
            throw UserError.usage("--out: " + out + " is a file, not a folder");
        }
        if (!separate && !interpolate && Files.isDirectory(out)) {
            throw UserError.usage("--out: " + out + " is a folder; --separate writes one file per seed into it");
        }
        return switch (noise) {
            case "none" -> Noise.NONE;
            case "const" -> Noise.CONSTANT;
            case "random" -> Noise.RANDOM;
            default -> throw UserError.usage("--noise: expected none, const or random, found '" + noise + "'");
        };
    }

    private int grid(SampledFaces faces, List<Long> numbers) {
        int used = Math.min(columns, numbers.size());
        int rows = (numbers.size() + used - 1) / used;
        if ((long) Math.max(used, rows) * faces.size() > Image.MAX_SIDE) {
            throw UserError.usage("--seeds: a grid of " + used + "x" + rows + " images of " + faces.size()
                    + " px is larger than " + Image.MAX_SIDE
                    + " px a side; --separate writes one file per seed");
        }
        List<Image> images = new ArrayList<>();
        for (List<Long> chunk : chunks(numbers)) {
            images.addAll(faces.images(faces.latents(chunk), chunk));
        }
        AtomicFile.write(out, Image.grid(images, columns).png());
        return images.size();
    }

    private int separately(SampledFaces faces, List<Long> numbers) {
        folder();
        for (List<Long> chunk : chunks(numbers)) {
            List<Image> images = faces.images(faces.latents(chunk), chunk);
            for (int i = 0; i < chunk.size(); i++) {
                String name = String.format(Locale.ROOT, "seed%04d.png", chunk.get(i));
                AtomicFile.write(out.resolve(name), images.get(i).png());
            }
        }
        return numbers.size();
    }

    /** Straight lines in W, the last seed's own face at the end. */
    private int walk(SampledFaces faces, List<Long> numbers) {
        folder();
        int count = 0;
        List<float[]> waiting = new ArrayList<>();
        for (int leg = 0; leg < numbers.size() - 1; leg++) {
            float[][] ends = faces.latents(numbers.subList(leg, leg + 2));
            int last = leg == numbers.size() - 2 ? frames : frames - 1;
            for (int f = 0; f <= last; f++) {
                waiting.add(between(ends[0], ends[1], (double) f / frames));
                if (waiting.size() == CHUNK) {
                    count = frames(faces, waiting, numbers.get(0), count);
                }
            }
        }
        return frames(faces, waiting, numbers.get(0), count);
    }

    private int frames(SampledFaces faces, List<float[]> waiting, long noiseSeed, int first) {
        int count = first;
        List<Long> noiseSeeds = Collections.nCopies(waiting.size(), noiseSeed);
        for (Image image : faces.images(waiting.toArray(new float[0][]), noiseSeeds)) {
            AtomicFile.write(out.resolve(String.format(Locale.ROOT, "frame%05d.png", count++)), image.png());
        }
        waiting.clear();
        return count;
    }

    private static float[] between(float[] from, float[] to, double share) {
        float[] latent = new float[from.length];
        for (int i = 0; i < latent.length; i++) {
            latent[i] = (float) (from[i] + share * (to[i] - from[i]));
        }
        return latent;
    }

    private void folder() {
        try {
            Files.createDirectories(out);
        } catch (IOException e) {
            throw DiskErrors.writing(out, e);
        }
    }

    private static List<List<Long>> chunks(List<Long> numbers) {
        List<List<Long>> chunks = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i += CHUNK) {
            chunks.add(numbers.subList(i, Math.min(numbers.size(), i + CHUNK)));
        }
        return chunks;
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
            if (last > NumpyRandom.MAX_SEED) {
                throw UserError.usage(
                        "--seeds: expected numbers from 0 to " + NumpyRandom.MAX_SEED + ", found " + last);
            }
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
