package org.facegap.models.stylegan2.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.facegap.core.UserError;
import org.facegap.models.checkpoint.array.LazyTensor;
import org.facegap.models.checkpoint.pickle.FileBytes;
import org.facegap.models.checkpoint.pickle.MemoryBudget;
import org.facegap.models.checkpoint.pickle.PickleWriter;
import org.facegap.models.checkpoint.pickle.PickledItems;
import org.facegap.models.checkpoint.torch.TorchFile;
import org.facegap.models.stylegan2.Architecture;
import org.facegap.models.stylegan2.StyleGan2Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks in the wrappings of public forks give the very tensors of the plain file. */
class PublicForksTest {
    private static final StyleGan2Checkpoint SKIP = CheckpointFixture.read("tiny-skip.pkl");
    private static final StyleGan2Checkpoint PORT = CheckpointFixture.read("tiny-rosinality-zip.pt");

    private static void same(StyleGan2Checkpoint found, StyleGan2Checkpoint expected) {
        assertThat(found.tensors().keySet()).isEqualTo(expected.tensors().keySet());
        expected.tensors().forEach((name, tensor) -> {
            LazyTensor other = Objects.requireNonNull(found.tensors().get(name));
            assertThat(other.shape()).as(name).containsExactly(tensor.shape());
            assertThat(other.values()).as(name).containsExactly(tensor.values());
        });
    }

    /** A pickle that leaves the generator on the stack, then other operations. */
    private static byte[] spliced(String file, String ops) {
        byte[] bytes = CheckpointFixture.bytes(file);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = file.contains(".tf.") ? text.length() - 3 : text.indexOf("\u008c\u0013training_set_kwargs");
        assertThat(text.charAt(2)).as("a frame").isEqualTo('\u0095');
        String generator = text.substring(11, end);
        return new PickleWriter()
                .op("\u0080\u0004" + generator + "r")
                .i32(70_000)
                .op("0" + ops.replace("GENERATOR", "j\u0070\u0011\u0001\u0000") + ".")
                .array();
    }

    @ParameterizedTest
    @CsvSource({
        "GENERATOR, the file's one network",
        "]GENERATORa, [0]",
        "]NaGENERATORaNa, [1]",
        "NNGENERATOR\u0087, last",
        "}\u008c\u0001GGENERATORs, G",
        "}\u008c\u0005modelGENERATORs, model",
        "}\u008c\u0005model}\u008c\u0005G_emaGENERATORss, model.G_ema",
        "}\u008c\u0008networks](NGENERATORes, networks.[1]"
    })
    void networksOfNvidiaAreFoundInAnyContainer(String ops, String name) {
        for (String file : List.of("tiny-skip.pkl", "tiny-skip.tf.pkl")) {
            StyleGan2Checkpoint found = CheckpointFixture.read("fork.pkl", spliced(file, ops));
            same(found, CheckpointFixture.read(file));
            String last = file.contains(".tf.") ? "Gs" : "G_ema";
            assertThat(found.networks().get(0)).isEqualTo(name.equals("last") ? last : name);
            assertThat(found.format()).startsWith("NVIDIA");
        }
    }

    @Test
    void settingsThatRepeatTheResolutionAreReadAndOthersRefused() {
        same(withSetting("resolution_w", 8, "resolution_h", 8), CheckpointFixture.read("tiny-skip.tf.pkl"));
        same(withSetting("min_w", 4, "min_h", 4), CheckpointFixture.read("tiny-skip.tf.pkl"));
        same(withSetting("res_log2", 1, "min_h", 4), CheckpointFixture.read("tiny-skip.tf.pkl"));
        refused(() -> withSetting("resolution_w", 8, "resolution_h", 16), "not square", "8 and 16");
        refused(() -> withSetting("resolution_w", 32, "resolution_h", 32), "resolution is 8");
        refused(() -> withSetting("min_w", 5, "min_h", 3), "not square");
        refused(() -> withSetting("watermark_size", 5, "min_h", 4), "'watermark_size'", "not known");
    }

    private static StyleGan2Checkpoint withSetting(String one, int value, String other, int otherValue) {
        String key = "\u008c\nresolution";
        String added = setting(one, value) + setting(other, otherValue);
        byte[] plain = CheckpointFixture.bytes("tiny-skip.tf.pkl");
        byte[] more = StyleGan2FilesTest.replaced(unframed(plain), key, added + key);
        assertThat(more.length).isGreaterThan(plain.length);
        return CheckpointFixture.read("fork.pkl", more);
    }

    private static String setting(String name, int value) {
        return "\u008c" + (char) name.length() + name + "K" + (char) value;
    }

    private static byte[] unframed(byte[] pickle) {
        byte[] out = new byte[pickle.length - 9];
        System.arraycopy(pickle, 0, out, 0, 2);
        System.arraycopy(pickle, 11, out, 2, out.length - 2);
        return out;
    }

    private static void refused(Runnable read, String... words) {
        assertThatThrownBy(read::run).isInstanceOf(UserError.class).message().contains(words);
    }

    private static void refused(byte[] file, String... words) {
        refused(() -> CheckpointFixture.read("fork.bin", file), words);
    }

    private static Map<String, Object> prefixed(Map<String, ? extends Object> state, String prefix) {
        Map<String, Object> out = new LinkedHashMap<>();
        state.forEach((name, value) -> out.put(prefix + name, value));
        return out;
    }

    /** The port's state of the fixture as it lies in the file. */
    private static Map<String, Object> port() {
        FileBytes file = FileBytes.of("port", ByteBuffer.wrap(CheckpointFixture.bytes("tiny-rosinality-zip.pt")));
        TorchFile torch = TorchFile.zip(file, MemoryBudget.of(file));
        Map<Object, Object> root = ((PickledItems) torch.root()).items();
        Map<String, Object> state = new LinkedHashMap<>();
        ((PickledItems) Objects.requireNonNull(root.get("g_ema")))
                .items()
                .forEach((name, node) -> state.put(
                        (String) name, Objects.requireNonNull(torch.tensors().tensor(node))));
        return state;
    }

    private static LazyTensor average() {
        return Objects.requireNonNull(PORT.tensors().get("mapping.w_avg"));
    }

    private static Map<String, Object> with(Map<String, ? extends Object> map, String key, Object value) {
        Map<String, Object> out = new LinkedHashMap<>(map);
        out.put(key, value);
        return out;
    }

    private static final List<Function<Object, byte[]>> WRITERS =
            List.of(ForkFile::pickle, ForkFile::zip, ForkFile::legacy);

    @ParameterizedTest
    @ValueSource(strings = {"", "module.", "g_ema.", "generator.", "netG.module.", "decoder."})
    void statesOfThePortAreReadWithAnyPrefix(String prefix) {
        Map<String, Object> state = with(prefixed(port(), prefix), "latent_avg", average());
        for (Function<Object, byte[]> writer : WRITERS) {
            same(CheckpointFixture.read("fork.pt", writer.apply(state)), PORT);
            same(CheckpointFixture.read("fork.pt", writer.apply(with(state, "epoch", 7))), PORT);
            same(CheckpointFixture.read("fork.pt", writer.apply(Map.of("state_dict", state))), PORT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"g_ema", "params_ema", "state_dict", "generator", "netG", "model"})
    void statesOfThePortAreReadInAnyContainer(String key) {
        for (Function<Object, byte[]> writer : WRITERS) {
            Map<String, Object> root = with(Map.of(key, port()), "latent_avg", average());
            StyleGan2Checkpoint found = CheckpointFixture.read("fork.pt", writer.apply(root));
            same(found, PORT);
            assertThat(found.format()).startsWith("rosinality ");
            assertThat(found.networks()).containsExactly(key);
            StyleGan2Checkpoint bare = CheckpointFixture.read("fork.pt", writer.apply(Map.of(key, port())));
            assertThat(bare.notes()).containsEntry("w_avg", "missing");
            same(CheckpointFixture.read("fork.pt", writer.apply(List.of(1, root))), PORT);
            same(CheckpointFixture.read("fork.pt", writer.apply(new Object[] {root, "text"})), PORT);
        }
    }

    /** Encoders keep one average w a layer. */
    @Test
    void anAverageOfEqualRowsIsOneRow() {
        float[] row = average().values();
        LazyTensor rows = DerivedTensor.filled(0, 3, row.length);
        LazyTensor equal = new DerivedTensor(rows.shape(), "float32", () -> {
            float[] all = new float[3 * row.length];
            for (int i = 0; i < all.length; i++) {
                all[i] = row[i % row.length];
            }
            return all;
        });
        Map<String, Object> encoder = new LinkedHashMap<>(prefixed(port(), "decoder."));
        encoder.put("encoder.input_layer.0.weight", DerivedTensor.filled(1, 4, 3));
        StyleGan2Checkpoint found = CheckpointFixture.read(
                "psp.pt", ForkFile.zip(with(Map.of("state_dict", encoder), "latent_avg", equal)));
        same(found, PORT);
        assertThat(found.networks()).containsExactly("state_dict.decoder");
        assertThat(found.remarks()).contains("ignored: 1 entries whose names do not begin with decoder.");
        LazyTensor unequal = new DerivedTensor(new long[] {2, row.length}, "float32", () -> {
            float[] all = new float[2 * row.length];
            System.arraycopy(row, 0, all, 0, row.length);
            return all;
        });
        StyleGan2Checkpoint mean = CheckpointFixture.read(
                "psp.pt", ForkFile.zip(with(Map.of("state_dict", encoder), "latent_avg", unequal)));
        assertThat(Objects.requireNonNull(mean.tensors().get("mapping.w_avg")).values()[0])
                .isEqualTo(row[0] / 2);
        assertThat(mean.remarks()).anySatisfy(r -> assertThat(r).contains("differs from layer to layer"));
    }

    @ParameterizedTest
    @CsvSource({"tiny-skip.pkl, SKIP", "tiny-resnet.pkl, RESNET", "tiny-orig.pkl, ORIG", "sg2-16-cond.pkl, SKIP"})
    void statesOfNvidiasNetworksAreRead(String file, Architecture architecture) {
        StyleGan2Checkpoint expected = CheckpointFixture.read(file);
        for (Function<Object, byte[]> writer : WRITERS) {
            for (Object root : List.of(
                    expected.tensors(),
                    Map.of("G_ema", expected.tensors()),
                    Map.of("state_dict", prefixed(expected.tensors(), "module.")),
                    with(Map.of("G_ema", expected.tensors()), "G", prefixed(expected.tensors(), "")))) {
                StyleGan2Checkpoint found = CheckpointFixture.read("fork.pt", writer.apply(root));
                same(found, expected);
                StyleGan2Config c = expected.config();
                assertThat(found.config())
                        .isEqualTo(new StyleGan2Config(
                                c.zDim(),
                                c.wDim(),
                                c.resolution(),
                                found.config().channelBase(),
                                found.config().channelMax(),
                                c.mappingLayers(),
                                0.01,
                                c.cDim(),
                                architecture,
                                0));
                assertThat(found.remarks()).anySatisfy(r -> assertThat(r).contains("does not say its settings"));
            }
        }
    }

    @Test
    void ofSeveralGeneratorsTheAveragedIsUsed() {
        Map<String, Object> other = new LinkedHashMap<>(SKIP.tensors());
        other.replaceAll((name, tensor) -> DerivedTensor.plusOne((LazyTensor) tensor));
        for (String[] names : new String[][] {
            {"G", "G_ema"}, {"generator", "generator_smooth"}, {"params", "params_ema"}, {"g", "g_running"}
        }) {
            Map<String, Object> root = new LinkedHashMap<>();
            root.put(names[0], other);
            root.put(names[1], SKIP.tensors());
            StyleGan2Checkpoint found = CheckpointFixture.read("fork.pt", ForkFile.zip(root));
            same(found, SKIP);
            assertThat(found.networks()).containsExactly(names[1], names[0]);
            Map<String, Object> flat = prefixed(other, names[0] + ".");
            flat.putAll(prefixed(SKIP.tensors(), names[1] + "."));
            StyleGan2Checkpoint inOneState = CheckpointFixture.read("fork.pt", ForkFile.zip(flat));
            same(inOneState, SKIP);
            assertThat(inOneState.remarks()).contains("not used: " + names[0]);
        }
    }

    @Test
    void whatIsFoundInsteadIsListed() {
        LazyTensor tensor = DerivedTensor.filled(1, 4, 3);
        refused(
                ForkFile.zip(with(Map.of("model", Map.of("conv1.weight", tensor, "fc.bias", tensor)), "epoch", 3)),
                "no StyleGAN2 generator",
                "torch.save",
                "model (a dict of 2)",
                "epoch (a number)",
                "conv1.weight [4, 3]");
        refused(ForkFile.pickle(List.of("text", 1)), "a list of 2", "[0] (a text)", "[1] (a number)");
        refused(ForkFile.pickle(3), "one value");
        refused(ForkFile.pickle(Map.of()), "a dict of 0");
    }

    @ParameterizedTest
    @CsvSource({
        "GAN, GE.blocks.0.to_style1.weight, lucidrains",
        "G, initial_block, lucidrains",
        "params_ema, style_conv1.modulated_conv.weight, BasicSR",
        "state_dict, generator_ema.style_mapping.1.weight, MMGeneration",
        "generator_smooth, mapping.dense0.weight, GenForce",
        "G_ema, synthesis.L0_36_512.weight, StyleGAN3",
        "G_ema, synthesis.input.freqs, StyleGAN3",
        "generator, generator.progression.0.conv1.conv.weight_orig, StyleGAN1",
        "d, final_linear.0.weight, discriminator"
    })
    void networksThatAreEasilyMistakenAreNamed(String key, String tensor, String word) {
        Map<String, Object> root = Map.of(key, Map.of(tensor, DerivedTensor.filled(1, 2, 2)));
        WRITERS.forEach(writer -> refused(writer.apply(root), word, tensor));
    }

    @Test
    void statesThatAreNotSquareOrNotWholeAreRefused() {
        refused(
                ForkFile.zip(with(SKIP.tensors(), "synthesis.b4.const", DerivedTensor.filled(1, 2, 4, 6))),
                "not square",
                "4 x 6");
        refused(ForkFile.zip(with(port(), "input.input", DerivedTensor.filled(1, 1, 2, 3, 5))), "not square");
        Map<String, Object> less = new LinkedHashMap<>(SKIP.tensors());
        less.remove("synthesis.b8.conv0.bias");
        refused(ForkFile.zip(less), "synthesis.b8.conv0.bias is missing");
        refused(ForkFile.zip(with(SKIP.tensors(), "synthesis.b8.extra", average())), "extra is not part");
        refused(ForkFile.zip(Map.of("g_ema", with(port(), "conv1.note", "text"))), "not a tensor: conv1.note");
    }
}
