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

/** {@code facegap checkpoint agreement}: may a search look at smaller pictures? */
@Command(
        name = "agreement",
        mixinStandardHelpOptions = true,
        description = "Measure how often an oracle labels a network's smaller pictures like its whole ones.",
        footerHeading = "%nExample:%n",
        footer = "  facegap checkpoint agreement ffhq.pkl --resolution 256 --oracle oracle.safetensors")
public final class CheckpointAgreementCommand implements Callable<Integer> {
    @Parameters(paramLabel = "MODEL", description = "builtin:NAME or a file: safetensors, .pkl, .pt")
    String checkpoint = "";

    @Option(names = "--resolution", required = true, paramLabel = "N", description = "side of the smaller pictures")
    int resolution;

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
        if (resolution < 4 || Integer.bitCount(resolution) != 1) {
            throw UserError.usage("--resolution: expected a power of two from 4, found " + resolution);
        }
        LabelAgreement agreement;
        try {
            agreement = new DatasetGenerator(EngineRuntime.start(device, "auto", 0))
                    .agreement(checkpoint, oracle, resolution, samples, psi, seed);
        } catch (IllegalArgumentException e) {
            throw new UserError("--" + e.getMessage(), e, UserError.USAGE);
        }
        spec.commandLine().getOut().println("attribute     same label, 95 % interval, n " + samples);
        agreement
                .shares()
                .forEach((attribute, e) -> spec.commandLine()
                        .getOut()
                        .println(String.format(
                                Locale.ROOT, "%-13s %.4f [%.4f, %.4f]", attribute, e.value(), e.low(), e.high())));
        return 0;
    }
}
