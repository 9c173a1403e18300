package org.facegap.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.facegap.core.UserError;
import org.facegap.models.checkpoint.Safetensors;
import org.facegap.models.checkpoint.array.LazyTensor;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.named.ModelName;
import org.facegap.models.recognition.EmbedderFile;
import org.facegap.models.stylegan2.StyleGan2;
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
            "Write a StyleGAN2 generator or a recognition network as safetensors (for every command here)",
            "or as a TorchScript module (for torch.jit.load in Python), a recognition network also",
            "as a state dict (for torch.load)."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  facegap checkpoint convert ffhq.pkl --to ffhq.safetensors",
            "  facegap checkpoint convert ffhq.safetensors --to ffhq.pt",
            "  facegap checkpoint convert runs/a/train/balanced-1/embedder.safetensors --to embedder.pt",
            "  facegap checkpoint convert backbone.pth --to iresnet50.safetensors"
        })
public final class CheckpointConvertCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "safetensors, .pkl, .pt, .pth, or builtin:NAME")
    String file = "";

    @Option(
            names = "--to",
            paramLabel = "FILE",
            required = true,
            description =
                    "file to write; its ending says which format: .safetensors, .pt (TorchScript) or .pth (state dict)")
    Path to = Path.of("");

    @Option(names = "--force", description = "overwrite a file that is there")
    boolean force;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        String ending = String.valueOf(to.getFileName()).toLowerCase(Locale.ROOT);
        String format = ending.replaceFirst("^.*\\.", ".");
        if (!List.of(".safetensors", ".pt", ".pth").contains(format)) {
            throw UserError.usage("--to: expected a file that ends in .safetensors, .pt or .pth, found " + to);
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
        Optional<EmbedderFile> embedder = name.embedderIfAny("checkpoint");
        String weights = embedder.isPresent() ? embedder(embedder.get(), name, format) : generator(name, format);
        spec.commandLine()
                .getOut()
                .printf(Locale.ROOT, "%s  %.1f MiB%nweights SHA-256 %s%n", to, Files.size(to) / 1048576.0, weights);
        return 0;
    }

    /** The hash of the weights. */
    private String embedder(EmbedderFile embedder, ModelName name, String format) {
        embedder.weights().remarks().forEach(spec.commandLine().getOut()::println);
        String weights = WeightsHash.of(embedder.weights().named());
        Map<String, String> facts = Map.of(
                "converted.from",
                embedder.format(),
                "converted.sha256",
                name.hash("checkpoint"),
                "weights.sha256",
                weights);
        switch (format) {
            case ".pt" -> embedder.toTorchScript(to, facts);
            case ".pth" -> embedder.toTorchState(to);
            default -> embedder.toSafetensors(to, facts);
        }
        return weights;
    }

    /** The hash of the weights. */
    private String generator(ModelName name, String format) {
        boolean script = format.equals(".pt");
        if (format.equals(".pth")) {
            throw UserError.usage("--to: a generator is written as .safetensors or .pt, found " + to);
        }
        try (StyleGan2Checkpoint checkpoint = name.generator("checkpoint")) {
            String weights = WeightsHash.of(checkpoint.tensors());
            Map<String, String> notes = new LinkedHashMap<>(checkpoint.notes());
            notes.putIfAbsent("converted.from", checkpoint.format());
            notes.putIfAbsent("converted.sha256", name.hash("checkpoint"));
            notes.put("weights.sha256", weights);
            Map<String, LazyTensor> tensors = new LinkedHashMap<>(checkpoint.tensors());
            if (script && "missing".equals(notes.remove("w_avg"))) {
                tensors.put("mapping.w_avg", measuredAverage(checkpoint));
            }
            StyleGan2Conversion conversion = new StyleGan2Conversion(checkpoint.config(), tensors, notes, file);
            if (script) {
                conversion.toTorchScript(to);
            } else {
                conversion.toSafetensors(to);
            }
            return weights;
        }
    }

    /** The average w of a file without one; a module in Python could not measure it when it is first asked to truncate. */
    private static LazyTensor measuredAverage(StyleGan2Checkpoint checkpoint) {
        try (StyleGan2 generator = checkpoint.generator(EngineRuntime.start("cpu", "float32", 0))) {
            return new Safetensors.Tensor(new long[] {checkpoint.config().wDim()}, generator.averageW());
        }
    }
}
