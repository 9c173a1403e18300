package org.facegap.cli.command;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.facegap.core.UserError;
import org.facegap.generator.dataset.DatasetGenerator;
import org.facegap.generator.dataset.LabelAgreement;
import org.facegap.models.engine.EngineRuntime;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code facegap checkpoint agreement}: may a search look at cheaper images? */
@Command(
        name = "agreement",
        mixinStandardHelpOptions = true,
        description =
                "Measure how often an oracle labels a network's cheaper images (bfloat16, an earlier block's) like"
                        + " its whole ones in float32.",
        footerHeading = "%nExample:%n",
        footer = "  facegap checkpoint agreement ffhq.pkl --resolution 256 --oracle oracle.safetensors")
public final class CheckpointAgreementCommand implements Callable<Integer> {
    @Parameters(paramLabel = "MODEL", description = "builtin:NAME or a file: safetensors, .pkl, .pt")
    String checkpoint = "";

    @Option(
            names = "--resolution",
            paramLabel = "N",
            description = "side of the cheaper images; skip networks only (default: the network's)")
    int resolution;

    @Option(
            names = "--compute",
            description = "number format of the cheaper images: auto, float32 or bfloat16 (default: ${DEFAULT-VALUE})")
    String compute = "auto";

    @Option(names = "--oracle", paramLabel = "MODEL", description = "what labels them (default: ${DEFAULT-VALUE})")
    String oracle = "builtin:oracle-audit";

    @Option(names = "--samples", description = "latents (default: ${DEFAULT-VALUE})")
    int samples = 1000;

    @Option(names = "--psi", description = "truncation (default: ${DEFAULT-VALUE})")
    double psi = 1;

    @Option(names = "--seed", description = "of the latents (default: ${DEFAULT-VALUE})")
    long seed = 1;

    @Option(names = "--device", description = "auto, cpu, gpu0 ... (default: ${DEFAULT-VALUE})")
    String device = "auto";

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() {
        if (samples < 10 || samples > 10_000_000) {
            throw UserError.usage("--samples: expected a whole number from 10 to 10000000, found " + samples);
        }
        if (!(psi >= -2 && psi <= 2)) {
            throw UserError.usage("--psi: expected a number from -2 to 2, found " + psi);
        }
        if (resolution != 0 && (resolution < 4 || Integer.bitCount(resolution) != 1)) {
            throw UserError.usage("--resolution: expected a power of two from 4, found " + resolution);
        }
        EngineRuntime cheaper = EngineRuntime.start(device, compute, 0);
        LabelAgreement agreement = new DatasetGenerator(EngineRuntime.start(device, "float32", 0))
                .agreement(checkpoint, oracle, cheaper, resolution, samples, psi, seed);
        spec.commandLine()
                .getOut()
                .println("attribute     same label in " + cheaper.computeType().label()
                        + (resolution == 0 ? "" : " at " + resolution + " px") + ", 95 % interval, n " + samples);
        agreement
                .shares()
                .forEach((attribute, e) -> spec.commandLine()
                        .getOut()
                        .println(String.format(
                                Locale.ROOT, "%-13s %.4f [%.4f, %.4f]", attribute, e.value(), e.low(), e.high())));
        return 0;
    }
}
