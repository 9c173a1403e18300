package org.facegap.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.facegap.cli.suite.ModelName;
import org.facegap.core.UserError;
import org.facegap.models.stylegan2.export.StyleGan2Conversion;
import org.facegap.models.stylegan2.export.WeightsHash;
import org.facegap.models.stylegan2.layout.StyleGan2Checkpoint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code facegap checkpoint convert}. */
@Command(
        name = "convert",
        mixinStandardHelpOptions = true,
        description = {
            "Write a checkpoint's generator as safetensors (for every command here)",
            "or as a TorchScript module (for torch.jit.load in Python)."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  facegap checkpoint convert ffhq.pkl --to ffhq.safetensors",
            "  facegap checkpoint convert ffhq.safetensors --to ffhq.pt"
        })
public final class CheckpointConvertCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "safetensors, .pkl, .pt, or builtin:NAME")
    String file = "";

    @Option(
            names = "--to",
            paramLabel = "FILE",
            required = true,
            description = "file to write; its ending says which format: .safetensors or .pt")
    Path to = Path.of("");

    @Option(names = "--force", description = "overwrite a file that is there")
    boolean force;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        String ending = String.valueOf(to.getFileName()).toLowerCase(Locale.ROOT);
        boolean script = ending.endsWith(".pt");
        if (!script && !ending.endsWith(".safetensors")) {
            throw UserError.usage("--to: expected a file that ends in .safetensors or .pt, found " + to);
        }
        if (Files.isDirectory(to)) {
            throw UserError.usage("--to: " + to + " is a folder");
        }
        ModelName name = new ModelName(file);
        if (Files.exists(to)) {
            if (name.isFile() && Files.isSameFile(to, Path.of(file))) {
                throw UserError.usage("--to: " + to + " is the file that is converted");
            }
            if (!force) {
                throw UserError.usage("--to: " + to + " is there already; --force overwrites it");
            }
        }
        try (StyleGan2Checkpoint checkpoint = name.generator()) {
            String weights = WeightsHash.of(checkpoint.tensors());
            Map<String, String> notes = new LinkedHashMap<>(checkpoint.notes());
            notes.putIfAbsent("converted.from", checkpoint.format());
            notes.putIfAbsent("converted.sha256", name.hash("checkpoint"));
            notes.put("weights.sha256", weights);
            StyleGan2Conversion conversion =
                    new StyleGan2Conversion(checkpoint.config(), checkpoint.tensors(), notes, file);
            if (script) {
                conversion.toTorchScript(to);
            } else {
                conversion.toSafetensors(to);
            }
            spec.commandLine()
                    .getOut()
                    .printf(Locale.ROOT, "%s  %.1f MiB%nweights SHA-256 %s%n", to, Files.size(to) / 1048576.0, weights);
        }
        return 0;
    }
}
