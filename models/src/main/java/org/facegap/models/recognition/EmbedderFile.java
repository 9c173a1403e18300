package org.facegap.models.recognition;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.facegap.core.UserError;
import org.facegap.core.files.AtomicFile;
import org.facegap.core.json.Json;
import org.facegap.models.checkpoint.ModelFile;
import org.facegap.models.checkpoint.SafetensorsWriter;
import org.facegap.models.checkpoint.array.LazyTensor;
import org.facegap.models.checkpoint.weights.StateMatch;
import org.facegap.models.checkpoint.weights.TensorFile;
import org.facegap.models.engine.ComputeType;
import org.facegap.models.engine.ScriptArchive;
import org.facegap.models.engine.ScriptClass;
import org.facegap.models.network.NetworkSource;
import org.facegap.models.network.ParameterSpec;
import org.facegap.models.network.ScriptExport;

/**
 * The weights of a recognition network in a file: safetensors of this project, or a {@code torch.save} state dict or
 * safetensors with the names of a public family, which then also tell size and length of the embedding.
 *
 * @param config of the network
 * @param weights that fit it to the last name and shape
 * @param notes free facts of the file
 * @param format for people
 */
public record EmbedderFile(EmbedderConfig config, StateMatch weights, Map<String, String> notes, String format) {
    private static final String KIND = "embedder";
    private static final int USUAL_SIZE = 112;
    private static final int USUAL_DIMENSION = 512;

    /**
     * Opens a file.
     *
     * @throws UserError when it is none of the kinds above
     */
    public static EmbedderFile open(Path file) {
        return of(TensorFile.open(file));
    }

    /**
     * The network of a file.
     *
     * @throws UserError when it holds another kind of model, or tensors of no network that is known here
     */
    public static EmbedderFile of(TensorFile file) {
        return find(file)
                .orElseThrow(() -> new UserError(file.origin() + ": expected a model of kind embedder, found "
                        + file.notes()
                                .getOrDefault(ModelFile.KIND, "tensors with the names of no network that is known")));
    }

    /** The network of a file; empty when it holds another kind of model. */
    public static Optional<EmbedderFile> find(TensorFile file) {
        Map<String, String> notes = new LinkedHashMap<>(file.notes());
        String kind = notes.remove(ModelFile.KIND);
        String spec = notes.remove(ModelFile.SPEC);
        if (kind != null) {
            if (!kind.equals(KIND) || spec == null) {
                return Optional.empty();
            }
            EmbedderConfig config =
                    new ModelFile(kind, spec, notes, Map.of(), file.origin()).spec(EmbedderConfig.class);
            return Optional.of(new EmbedderFile(config, weights(file, config), notes, "facegap " + file.format()));
        }
        return nearest(file).map(config -> new EmbedderFile(config, weights(file, config), notes, file.format()));
    }

    /**
     * The tensors of a file for a network.
     *
     * @throws UserError that tells all names that are missing, unexpected or of another shape
     */
    public static StateMatch weights(TensorFile file, EmbedderConfig config) {
        StateMatch match = StateMatch.best(file, parameters(config));
        String hint = match.isExact()
                ? ""
                : nearest(file)
                        .filter(other -> !other.equals(config)
                                && StateMatch.best(file, parameters(other)).isExact())
                        .map(other -> "Its tensors are those of " + title(other))
                        .orElse("");
        return match.require(title(config), hint);
    }

    /** What a network is called in messages. */
    private static String title(EmbedderConfig config) {
        return config.architecture() + " of " + config.size() + " px and " + config.dimension() + " numbers";
    }

    private static List<ParameterSpec> parameters(EmbedderConfig config) {
        return EmbedderSource.of(config, ComputeType.FLOAT32).parameters();
    }

    /** The public network whose names come nearest to those of the tensors; empty where most of them are missing. */
    private static Optional<EmbedderConfig> nearest(TensorFile file) {
        if (file.groups().isEmpty()) {
            return Optional.empty();
        }
        int fewest = Integer.MAX_VALUE;
        EmbedderConfig nearest = null;
        for (EmbedderConfig usual : publicConfigs()) {
            List<ParameterSpec> parameters = parameters(usual);
            StateMatch match = StateMatch.best(file, parameters);
            int faults = match.missing().size() + match.unexpected().size();
            if (faults < fewest && 2 * match.missing().size() < parameters.size()) {
                fewest = faults;
                nearest = shaped(usual, match);
            }
        }
        return Optional.ofNullable(nearest);
    }

    private static List<EmbedderConfig> publicConfigs() {
        return List.copyOf(Stream.concat(
                        Stream.of("iresnet18", "iresnet34", "iresnet50", "iresnet100")
                                .map(a -> (EmbedderConfig) new EmbedderConfig.IResNet(a, USUAL_SIZE, USUAL_DIMENSION)),
                        Stream.of("mobilefacenet", "mobilefacenet-large")
                                .map(a -> new EmbedderConfig.MobileFaceNet(a, USUAL_SIZE, USUAL_DIMENSION)))
                .toList());
    }

    /** The same with the size and length that the shapes tell; as it is where they tell none that there is. */
    private static EmbedderConfig shaped(EmbedderConfig usual, StateMatch match) {
        boolean residual = usual instanceof EmbedderConfig.IResNet;
        long[] last = shape(match, residual ? "fc.weight" : "features.layers.2.weight");
        long[] pooled = residual ? last : shape(match, "features.layers.0.layers.0.weight");
        if (last.length != 2 || last[0] < 8 || last[0] > 2048 || pooled.length < 2) {
            return usual;
        }
        long side = residual ? Math.round(Math.sqrt(last[1] / 512.0)) : pooled[pooled.length - 1];
        if (side < 1 || side > 32) {
            return usual;
        }
        int size = (int) (16 * side);
        int dimension = (int) last[0];
        return residual
                ? new EmbedderConfig.IResNet(usual.architecture(), size, dimension)
                : new EmbedderConfig.MobileFaceNet(usual.architecture(), size, dimension);
    }

    private static long[] shape(StateMatch match, String name) {
        LazyTensor tensor = match.named().get(name);
        return tensor == null ? new long[0] : tensor.shape();
    }

    /**
     * Writes this project's own format, which every command reads.
     *
     * @param facts further notes
     */
    public void toSafetensors(Path file, Map<String, String> facts) {
        SafetensorsWriter.write(file, ModelFile.metadata(KIND, config, told(facts)), weights.named());
    }

    /**
     * Writes a state dict for {@code torch.load}; one of a public family fits {@code load_state_dict} of its class there, which
     * takes RGB from -1 to 1.
     */
    public void toTorchState(Path file) {
        ScriptClass state = new ScriptClass("State");
        weights.named().forEach((name, tensor) -> state.tensor(name, tensor.shape(), true, tensor::values));
        AtomicFile.write(file, out -> ScriptArchive.writeState(out, state));
    }

    /**
     * Writes a module for {@code torch.jit.load}. {@code model(x)} takes float [N, 3, size, size], RGB from 0 to 1, and gives embeddings,
     * float32 [N, dimension], of the length that the network gives them: cosines are of {@code
     * torch.nn.functional.normalize} of them. Values far outside of 0..1, such as images in -1..1 or 0..255, are a {@code ValueError}.
     * Parameters keep their names; configuration and notes go along as JSON.
     *
     * @param facts further notes
     */
    public void toTorchScript(Path file, Map<String, String> facts) {
        NetworkSource source = EmbedderSource.of(config, ComputeType.FLOAT32);
        ScriptExport export = new ScriptExport(
                source,
                "Embedder",
                p -> Objects.requireNonNull(weights.named().get(p.name())).values());
        export.result().number("image_size", config.size());
        export.result().number("embedding_size", config.dimension());
        export.method("infer", "", "embed");
        export.text("", """
                  def forward(self, x: Tensor) -> Tensor:
                    image = torch.to(x, 6)
                    if bool(torch.any(torch.gt(torch.abs(torch.sub(image, 0.5)), 1.0))):
                      ops.prim.RaiseException("expected RGB from 0 to 1", "builtins.ValueError")
                    else:
                      pass
                    return self.embed(image)
                """);
        Map<String, String> extras =
                Map.of("facegap.json", Json.canonical(Map.of("config", config, "notes", told(facts))));
        AtomicFile.write(file, out -> ScriptArchive.write(out, export.result(), extras));
    }

    private Map<String, String> told(Map<String, String> facts) {
        Map<String, String> all = new LinkedHashMap<>(notes);
        facts.forEach(all::putIfAbsent);
        return all;
    }
}
