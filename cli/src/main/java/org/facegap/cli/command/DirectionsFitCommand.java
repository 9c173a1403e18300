package org.facegap.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.facegap.core.UserError;
import org.facegap.generator.dataset.GeneratorDirections;
import org.facegap.generator.variation.LatentDirections;
import org.facegap.generator.variation.VariationConfig;
import org.facegap.models.engine.EngineRuntime;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code facegap directions fit}. */
@Command(
        name = "fit",
        mixinStandardHelpOptions = true,
        description = {
            "Fit directions by linear support vector machines between labelled latents.",
            "Written as GENERATOR.directions.json, they are used by searches with that generator."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  facegap directions fit --labels world --space w --out world-w.json",
            "  facegap directions fit --generator ffhq.pkl --labels oracle:faces.safetensors \\",
            "      --family pose=pose --family smile=expression --space w --out ffhq.pkl.directions.json",
            "  facegap directions fit --generator ffhq.pkl --labels labels.csv \\",
            "      --family left-right=pose --family lamp=light --out ffhq.pkl.directions.json"
        })
public final class DirectionsFitCommand implements Callable<Integer> {
    @Option(
            names = "--generator",
            paramLabel = "MODEL",
            description = "builtin:NAME or a file: safetensors, .pkl, .pt (default: ${DEFAULT-VALUE})")
    String generator = "builtin:world-64";

    @Option(
            names = "--labels",
            required = true,
            paramLabel = "LABELS",
            description =
                    "world (its own generators only), oracle:MODEL, or a table with the columns seed, trait, value")
    String labels = "";

    @Option(
            names = "--family",
            paramLabel = "TRAIT=FAMILY",
            description =
                    "an attribute of the oracle or a trait of the table, and whether it is pose, light, expression,"
                            + " hair, background or exposure; the order is that in which directions are made orthogonal")
    Map<String, String> families = new LinkedHashMap<>();

    @Option(names = "--space", description = "z or w; w serves W+ too (default: ${DEFAULT-VALUE})")
    String space = "z";

    @Option(names = "--psi", description = "truncation of the images that an oracle labels (default: ${DEFAULT-VALUE})")
    double psi = 1;

    @Option(
            names = "--samples",
            paramLabel = "N",
            description = "random latents to label; with a table, to take the mean w from (default: ${DEFAULT-VALUE})")
    int samples = 8192;

    @Option(names = "--seed", description = "of the random latents (default: ${DEFAULT-VALUE})")
    long seed = 1;

    @Option(names = "--device", description = "auto, cpu, gpu0 ... (default: ${DEFAULT-VALUE})")
    String device = "auto";

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "JSON file to write")
    Path out = Path.of("");

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() {
        if (!space.equals(LatentDirections.Z) && !space.equals(LatentDirections.W)) {
            throw UserError.usage("--space: expected z or w, found '" + space + "'");
        }
        if (!(psi > 0 && psi <= 1)) {
            throw UserError.usage("--psi: expected a number above 0, 1 at most, found " + psi);
        }
        if (samples < 100 || samples > 100_000) {
            throw UserError.usage("--samples: expected a whole number from 100 to 100000, found " + samples);
        }
        families.forEach((trait, family) -> {
            if (!VariationConfig.FAMILIES.contains(family)) {
                throw UserError.usage("--family: expected one of " + VariationConfig.FAMILIES + " for " + trait
                        + ", found '" + family + "'");
            }
        });
        if (Files.isDirectory(out)) {
            throw UserError.usage("--out: " + out + " is a folder");
        }
        LatentDirections fitted = new GeneratorDirections(EngineRuntime.start(device, "float32", 0))
                .fit(generator, labels, families, space, psi, samples, seed);
        fitted.save(out);
        DirectionsShowCommand.print(fitted, spec.commandLine().getOut());
        return 0;
    }
}
