package org.facegap.cli.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.facegap.core.json.Json;
import org.facegap.models.named.ModelName;
import org.facegap.models.recognition.EmbedderFile;
import org.facegap.models.stylegan2.layout.StyleGan2Checkpoint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code facegap checkpoint inspect}. */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        description = {
            "Tell what a checkpoint of StyleGAN2 or of a recognition network holds, without running anything in it.",
            "For an ONNX file also print a model card to fill in, when it has none."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  facegap checkpoint inspect ffhq.pkl", "  facegap checkpoint inspect mobilefacenet.onnx"})
public final class CheckpointInspectCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "safetensors, .pkl, .pt, .pth, .onnx, or builtin:NAME")
    String file = "";

    @Option(names = "--json", description = "as JSON")
    boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() throws JsonProcessingException {
        PrintWriter out = spec.commandLine().getOut();
        if (file.toLowerCase(Locale.ROOT).endsWith(".onnx")) {
            OnnxInspection inspection = OnnxInspection.of(file);
            if (json) {
                out.println(Json.mapper().writeValueAsString(inspection));
            } else {
                inspection.lines().forEach(out::println);
            }
            return 0;
        }
        ModelName name = new ModelName(file);
        Optional<EmbedderFile> embedder = name.embedderIfAny("checkpoint");
        if (embedder.isPresent()) {
            EmbedderFacts facts = EmbedderFacts.of(file, name.hash("checkpoint"), embedder.get());
            if (json) {
                out.println(Json.mapper().writeValueAsString(facts));
            } else {
                facts.lines().forEach(out::println);
            }
            return 0;
        }
        try (StyleGan2Checkpoint checkpoint = name.generator("checkpoint")) {
            CheckpointFacts facts = CheckpointFacts.of(file, name.hash("checkpoint"), checkpoint);
            if (json) {
                out.println(Json.mapper().writeValueAsString(facts));
            } else {
                facts.lines().forEach(out::println);
            }
        }
        return 0;
    }
}
