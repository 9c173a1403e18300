package org.facegap.models.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.models.checkpoint.Safetensors;
import org.facegap.models.checkpoint.array.LazyTensor;
import org.facegap.models.checkpoint.weights.TensorFile;
import org.facegap.models.engine.ComputeType;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.engine.ScriptModule;
import org.facegap.models.network.ScriptNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbedderFileTest {
    private static final EngineRuntime RUNTIME = EngineRuntime.start("cpu", "float32", 1);
    private static final EmbedderConfig MOBILE = new EmbedderConfig.MobileFaceNet("mobilefacenet", 32, 24);

    @TempDir
    Path folder;

    private static ScriptNetwork network(EmbedderConfig config) {
        return new ScriptNetwork(RUNTIME, EmbedderSource.of(config, ComputeType.FLOAT32), 5);
    }

    private static Map<String, LazyTensor> tensors(EmbedderConfig config, String prefix) {
        Map<String, LazyTensor> tensors = new LinkedHashMap<>();
        try (ScriptNetwork network = network(config)) {
            network.source()
                    .parameters()
                    .forEach(p -> tensors.put(
                            prefix + p.name(), new Safetensors.Tensor(p.shape(), network.values(p.name()))));
        }
        return tensors;
    }

    private static TensorFile file(TensorFile.Group... groups) {
        return new TensorFile("weights.pth", "torch.save zip", List.of(groups), Map.of());
    }

    private static TensorFile.Group group(String path, Map<String, LazyTensor> tensors, String... others) {
        return new TensorFile.Group(path, tensors, List.of(others));
    }

    private static float[][] images(int size) {
        float[][] images = new float[3][3 * size * size];
        for (int i = 0; i < images.length; i++) {
            for (int j = 0; j < images[i].length; j++) {
                images[i][j] = (float) ((Math.sin(0.37 * i + 0.01 * j * (i + 1)) + 1) / 2);
            }
        }
        return images;
    }

    @ParameterizedTest
    @ValueSource(strings = {".pth", ".safetensors", ".pt"})
    void whatIsWrittenSaysTheSame(String ending) {
        EmbedderFile made = EmbedderFile.of(file(group("", tensors(MOBILE, ""))));
        assertThat(made.config()).isEqualTo(MOBILE);
        Path to = folder.resolve("model" + ending);
        float[][] images = images(32);
        float[][] expected;
        try (Embedder embedder = Embedder.of(RUNTIME, made)) {
            expected = embedder.embed(images);
        }
        if (ending.equals(".pt")) {
            made.toTorchScript(to, Map.of());
            float[] found = scripted(to, images);
            for (int i = 0; i < images.length; i++) {
                double length = 0;
                for (int j = 0; j < 24; j++) {
                    length += Math.pow(found[24 * i + j], 2);
                }
                for (int j = 0; j < 24; j++) {
                    assertThat(found[24 * i + j] / Math.sqrt(length)).isCloseTo(expected[i][j], within(1e-6));
                }
            }
            return;
        }
        if (ending.equals(".pth")) {
            made.toTorchState(to);
        } else {
            made.toSafetensors(to, Map.of("a", "b"));
        }
        EmbedderFile read = EmbedderFile.open(to);
        assertThat(read.config()).isEqualTo(MOBILE);
        assertThat(read.notes()).isEqualTo(ending.equals(".pth") ? Map.of() : Map.of("a", "b"));
        try (Embedder embedder = Embedder.of(RUNTIME, read)) {
            assertThat(embedder.embed(images)).isDeepEqualTo(expected);
        }
    }

    private static float[] scripted(Path file, float[][] images) {
        try (ScriptModule module = ScriptModule.load(RUNTIME, file);
                NDManager manager = RUNTIME.newManager()) {
            float[] flat = new float[images.length * images[0].length];
            for (int i = 0; i < images.length; i++) {
                System.arraycopy(images[i], 0, flat, i * images[0].length, images[0].length);
            }
            var x = manager.create(flat, new Shape(images.length, 3, 32, 32));
            assertThatThrownBy(() -> module.forward(manager, new NDList(x.mul(2).sub(1))))
                    .hasMessageContaining("expected RGB from 0 to 1");
            return module.forward(manager, new NDList(x)).singletonOrThrow().toFloatArray();
        }
    }

    @Test
    void namesOfAnyWidthGoIntoAScript() {
        EmbedderFile shipped = EmbedderFile.of(
                TensorFile.open(shippedCopy(new EmbedderConfig.Small("iresnet", 32, 8, List.of(1, 2), 24))));
        shipped.toTorchScript(folder.resolve("small.pt"), Map.of());
        float[] found = scripted(folder.resolve("small.pt"), images(32));
        assertThat(found).hasSize(72).doesNotContain(Float.NaN);
    }

    private Path shippedCopy(EmbedderConfig config) {
        Path to = folder.resolve("own.safetensors");
        try (Embedder embedder = new Embedder(RUNTIME, config, network(config))) {
            embedder.save(to, Map.of());
        }
        return to;
    }

    @ParameterizedTest
    @ValueSource(strings = {"module.", "backbone.", "module.backbone."})
    void prefixesAndContainersAreFoundAndWhatIsLeftIsTold(String prefix) {
        Map<String, LazyTensor> state = tensors(MOBILE, prefix);
        state.put(prefix + "layers.0.layers.1.num_batches_tracked", new Safetensors.Tensor(new long[0], new float[1]));
        state.put("head.kernel", new Safetensors.Tensor(new long[] {1}, new float[1]));
        Map<String, LazyTensor> other = Map.of("weight", new Safetensors.Tensor(new long[] {1}, new float[1]));
        EmbedderFile read = EmbedderFile.of(file(group("optimizer", other), group("state", state, "epoch")));
        assertThat(read.config()).isEqualTo(MOBILE);
        assertThat(read.weights().remarks())
                .containsExactly(
                        "1 counters num_batches_tracked are not used",
                        "not used, beside state." + prefix.substring(0, prefix.length() - 1)
                                + ": epoch, head.kernel, optimizer");
    }

    @Test
    void everyFaultIsToldAtOnce() {
        Map<String, LazyTensor> state = tensors(MOBILE, "");
        state.remove("conv_sep.layers.1.bias");
        state.remove("layers.0.layers.0.weight");
        state.put("extra.weight", new Safetensors.Tensor(new long[] {1}, new float[1]));
        state.put("layers.0.layers.1.bias", new Safetensors.Tensor(new long[] {2}, new float[2]));
        assertThatThrownBy(() -> EmbedderFile.weights(file(group("", state)), MOBILE))
                .isInstanceOf(UserError.class)
                .hasMessage("weights.pth does not fit mobilefacenet of 32 px and 24 numbers: 2 missing"
                        + " (layers.0.layers.0.weight, conv_sep.layers.1.bias); 1 unexpected (extra.weight); 1 of another"
                        + " shape (layers.0.layers.1.bias [2] instead of [128])");
        assertThatThrownBy(() -> EmbedderFile.of(file(group("", state)))).hasMessageContaining("2 missing");
    }

    @Test
    void anotherNetworkIsNamed() {
        TensorFile file = file(group("", tensors(MOBILE, "")));
        assertThatThrownBy(() ->
                        EmbedderFile.weights(file, new EmbedderConfig.MobileFaceNet("mobilefacenet-large", 32, 24)))
                .hasMessageContaining("Its tensors are those of mobilefacenet of 32 px and 24 numbers");
        assertThatThrownBy(() -> EmbedderFile.weights(file, new EmbedderConfig.MobileFaceNet("mobilefacenet", 48, 24)))
                .hasMessageContaining("1 of another shape (features.layers.0.layers.0.weight [512, 1, 2, 2] instead of"
                        + " [512, 1, 3, 3]). Its tensors are those of mobilefacenet of 32 px and 24 numbers");
        Map<String, LazyTensor> unread = new LinkedHashMap<>();
        EmbedderSource.of(new EmbedderConfig.IResNet("iresnet34", 32, 24), ComputeType.FLOAT32)
                .parameters()
                .forEach(p -> unread.put(p.name(), new Unread(p.shape())));
        assertThat(EmbedderFile.of(file(group("", unread))).config())
                .isEqualTo(new EmbedderConfig.IResNet("iresnet34", 32, 24));
    }

    /** Shapes are looked at before values. */
    private record Unread(long[] shape) implements LazyTensor {
        @Override
        public String dtype() {
            return "float32";
        }

        @Override
        public float[] values() {
            throw new AssertionError("read");
        }
    }

    @Test
    void weightsThatAreNoNumbersAreRefused() {
        Map<String, LazyTensor> state = tensors(MOBILE, "");
        float[] damaged = new float[128];
        damaged[7] = Float.NaN;
        state.put("layers.0.layers.1.bias", new Safetensors.Tensor(new long[] {128}, damaged));
        EmbedderFile read = EmbedderFile.of(file(group("", state)));
        assertThatThrownBy(() -> Embedder.of(RUNTIME, read))
                .hasMessage("weights.pth: tensor layers.0.layers.1.bias holds a value that is not finite");
    }

    @Test
    void otherModelsAreNone() {
        assertThatThrownBy(() -> EmbedderFile.of(file()))
                .hasMessage("weights.pth: expected a model of kind embedder, found tensors with the names of no network"
                        + " that is known");
        TensorFile attributes =
                new TensorFile("a.safetensors", "safetensors", List.of(), Map.of("facegap.kind", "attributes"));
        assertThatThrownBy(() -> EmbedderFile.of(attributes)).hasMessageContaining("found attributes");
    }
}
