package org.facegap.cli.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.facegap.core.UserError;
import org.facegap.core.estimate.Estimate;
import org.facegap.generator.dataset.DatasetGenerator;
import org.facegap.generator.dataset.SampleShares;
import org.facegap.models.engine.EngineRuntime;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code facegap shares}: whom a generator makes when nobody chooses, at several truncations. */
@Command(
        name = "shares",
        mixinStandardHelpOptions = true,
        description = "Measure the shares of attribute values among a generator's plain samples.",
        footerHeading = "%nExample:%n",
        footer = "  facegap shares --checkpoint builtin:world-64 --oracle builtin:oracle-audit --psi 1,0.7,0.5")
public final class SharesCommand implements Callable<Integer> {
    @Option(
            names = "--checkpoint",
            paramLabel = "MODEL",
            description = "builtin:NAME or a file: safetensors, .pkl, .pt (default: ${DEFAULT-VALUE})")
    String checkpoint = "builtin:world-64";

    @Option(
            names = "--oracle",
            paramLabel = "MODEL",
            description = "what labels the samples (default: ${DEFAULT-VALUE})")
    String oracle = "builtin:oracle-audit";

    @Option(names = "--attributes", split = ",", description = "attributes to count (default: ${DEFAULT-VALUE})")
    List<String> attributes = List.of("tone", "age", "presentation");

    @Option(names = "--psi", split = ",", description = "truncations (default: 1,0.7,0.5)")
    List<Double> psi = List.of(1.0, 0.7, 0.5);

    @Option(names = "--samples", description = "samples per truncation (default: ${DEFAULT-VALUE})")
    int samples = 10_000;

    @Option(names = "--seed", description = "of the samples (default: ${DEFAULT-VALUE})")
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
        DatasetGenerator generator = new DatasetGenerator(EngineRuntime.start(device, "auto", 0));
        PrintWriter out = spec.commandLine().getOut();
        out.println("psi   attribute     value       share, 95 % interval, n " + samples);
        for (double strength : psi) {
            SampleShares shares = generator.shares(checkpoint, oracle, attributes, samples, strength, seed);
            for (Map.Entry<String, Map<String, Estimate>> attribute :
                    shares.shares().entrySet()) {
                for (Map.Entry<String, Estimate> value : attribute.getValue().entrySet()) {
                    Estimate e = value.getValue();
                    out.println(String.format(
                            Locale.ROOT,
                            "%-5s %-13s %-11s %.4f [%.4f, %.4f]",
                            strength,
                            attribute.getKey(),
                            value.getKey(),
                            e.value(),
                            e.low(),
                            e.high()));
                }
            }
            out.flush();
        }
        return 0;
    }
}
