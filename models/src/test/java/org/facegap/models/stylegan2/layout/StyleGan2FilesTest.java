package org.facegap.models.stylegan2.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;
import org.facegap.core.UserError;
import org.facegap.models.checkpoint.array.LazyTensor;
import org.facegap.models.stylegan2.Architecture;
import org.facegap.models.stylegan2.StyleGan2Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against tensors read by PyTorch itself (their shapes and the CRC-32 of their little-endian float32 values). */
class StyleGan2FilesTest {
    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "sg2-32.pkl, sg2-32, NVIDIA PyTorch pickle",
        "sg2-32.tf.pkl, sg2-32, NVIDIA TensorFlow pickle",
        "sg2-16-cond.pkl, sg2-16-cond, NVIDIA PyTorch pickle",
        "sg2-16-clamp.pkl, sg2-16-clamp, NVIDIA PyTorch pickle",
        "sg2-16-resnet.pkl, sg2-16-resnet, NVIDIA PyTorch pickle",
        "sg2-16-orig.pkl, sg2-16-orig, NVIDIA PyTorch pickle",
        "rosinality-32-zip.pt, rosinality-32, rosinality torch.save zip"
    })
    void everyTensorIsTheReferences(String file, String golden, String format) throws Exception {
        JsonNode expected = new ObjectMapper()
                .readTree(CheckpointFixture.bytes("tensors.golden.json"))
                .get(golden);
        List<String> names = new ArrayList<>();
        expected.fieldNames().forEachRemaining(names::add);
        StyleGan2Checkpoint found = CheckpointFixture.read(file);
        assertThat(found.format()).isEqualTo(format);
        assertThat(found.tensors().keySet()).containsExactlyInAnyOrderElementsOf(names);
        found.tensors().forEach((name, tensor) -> {
            JsonNode e = expected.get(name);
            long[] shape = new long[e.get(0).size()];
            for (int i = 0; i < shape.length; i++) {
                shape[i] = e.get(0).get(i).asLong();
            }
            assertThat(tensor.shape()).as(name).containsExactly(shape);
            assertThat(crc(tensor)).as(name).isEqualTo(e.get(1).asLong());
        });
    }

    private static long crc(LazyTensor tensor) {
        float[] values = tensor.values();
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        CRC32 crc = new CRC32();
        crc.update(bytes.array());
        return crc.getValue();
    }

    @Test
    void configurationsAreThoseOfTheNetworks() {
        assertThat(CheckpointFixture.read("sg2-32.pkl").config())
                .isEqualTo(new StyleGan2Config(64, 64, 32, 1024, 64, 4, 0.01))
                .isEqualTo(CheckpointFixture.read("sg2-32.tf.pkl").config());
        assertThat(CheckpointFixture.read("sg2-16-cond.pkl").config())
                .isEqualTo(new StyleGan2Config(32, 48, 16, 512, 32, 2, 0.01, 3, Architecture.SKIP, 0));
        assertThat(CheckpointFixture.read("sg2-16-clamp.pkl").config())
                .isEqualTo(new StyleGan2Config(32, 32, 16, 512, 32, 2, 0.01, 0, Architecture.SKIP, 1.2));
        assertThat(CheckpointFixture.read("sg2-16-resnet.pkl").config())
                .isEqualTo(new StyleGan2Config(32, 32, 16, 512, 32, 2, 0.01, 0, Architecture.RESNET, 0));
        assertThat(CheckpointFixture.read("sg2-16-orig.pkl").config())
                .isEqualTo(new StyleGan2Config(32, 32, 16, 512, 32, 2, 0.01, 0, Architecture.ORIG, 0));
        assertThat(CheckpointFixture.read("rosinality-32-zip.pt").config())
                .isEqualTo(new StyleGan2Config(64, 64, 32, 768, 64, 4, 0.01));
    }

    @ParameterizedTest
    @CsvSource({
        "tiny-skip.pkl, tiny-skip.tf.pkl, SKIP, 0, 0",
        "tiny-skip.pkl, tiny-skip-python2.tf.pkl, SKIP, 0, 0",
        "tiny-resnet.pkl, tiny-resnet.tf.pkl, RESNET, 2, 256",
        "tiny-orig.pkl, tiny-orig.tf.pkl, ORIG, 0, 128"
    })
    void pyTorchAndTensorFlowFilesOfOneNetworkAreTheSame(
            String torchFile, String flowFile, Architecture architecture, int labels, double clamp) {
        StyleGan2Checkpoint torch = CheckpointFixture.read(torchFile);
        StyleGan2Checkpoint flow = CheckpointFixture.read(flowFile);
        assertThat(torch.config())
                .isEqualTo(new StyleGan2Config(3, 4, 8, 16, 2, 2, 0.01, labels, architecture, clamp))
                .isEqualTo(flow.config());
        torch.tensors().forEach((key, tensor) -> {
            LazyTensor other = Objects.requireNonNull(flow.tensors().get(key), key);
            assertThat(other.shape()).as(key).containsExactly(tensor.shape());
            if (key.endsWith("affine.bias")) {
                // the TensorFlow layout stores this minus 1, which may round
                assertThat(other.values())
                        .as(key)
                        .usingComparatorWithPrecision(1e-6f)
                        .containsExactly(tensor.values());
            } else {
                assertThat(other.values()).as(key).containsExactly(tensor.values());
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"zip", "legacy"})
    void portFilesAreNvidiasTensorsWithTheScaleAlreadyInTheWeights(String kind) {
        StyleGan2Checkpoint port = CheckpointFixture.read("tiny-rosinality-" + kind + ".pt");
        StyleGan2Checkpoint torch = CheckpointFixture.read("tiny-skip.pkl");
        assertThat(port.format()).isEqualTo("rosinality torch.save " + kind);
        assertThat(port.config()).isEqualTo(torch.config());
        torch.tensors().forEach((key, tensor) -> {
            float[] expected = tensor.values();
            if (key.matches(".*conv[01]\\.weight")) {
                for (int i = 0; i < expected.length; i++) {
                    expected[i] *= (float) (1 / Math.sqrt(tensor.shape()[1] * 9));
                }
            }
            assertThat(Objects.requireNonNull(port.tensors().get(key)).values())
                    .as(key)
                    .containsExactly(expected);
        });
    }

    @Test
    void remarksSayWhatWasIgnored() {
        StyleGan2Checkpoint found = CheckpointFixture.read("sg2-32.pkl");
        assertThat(found.networks()).containsExactly("G_ema", "G", "D");
        assertThat(found.remarks())
                .anySatisfy(r -> assertThat(r).contains("23 characters").contains("it was not run"))
                .anySatisfy(r -> assertThat(r).contains("not used: G, D"))
                .anySatisfy(r -> assertThat(r).contains("ignored: training_set_kwargs"));
        assertThat(CheckpointFixture.read("tiny-resnet.pkl").remarks())
                .anySatisfy(r -> assertThat(r).contains("float16"));
        assertThat(CheckpointFixture.read("tiny-rosinality-zip.pt").remarks())
                .anySatisfy(r -> assertThat(r).contains("ignored: args"));
    }

    @Test
    void whatAFileLacksIsZeroAndSaid() {
        byte[] file = CheckpointFixture.bytes("tiny-rosinality-zip.pt");
        StyleGan2Checkpoint average = CheckpointFixture.read("a.pt", replaced(file, "latent_avg", "latent_ave"));
        assertThat(average.notes()).containsEntry("w_avg", "missing");
        assertThat(values(average, "mapping.w_avg")).containsOnly(0f).hasSize(4);
        assertThat(average.remarks())
                .anySatisfy(r -> assertThat(r).contains("no average w"))
                .anySatisfy(r -> assertThat(r).contains("latent_ave"));
        assertThat(CheckpointFixture.read("a.pt", file).notes()).isEmpty();
        byte[] silent = replaced(CheckpointFixture.bytes("tiny-skip.pkl"), "noise_strength", "noise_strangth");
        assertThatThrownBy(() -> CheckpointFixture.read("a.pkl", silent))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("noise_strangth is not part");
        byte[] half = replaced(CheckpointFixture.bytes("tiny-skip.tf.pkl"), "noise2", "noise9");
        assertThatThrownBy(() -> CheckpointFixture.read("a.pkl", half))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("noise9 is not part");
    }

    @Test
    void withoutAnAveragedGeneratorTheOtherIsUsed() {
        byte[] file = CheckpointFixture.bytes("tiny-skip.pkl");
        StyleGan2Checkpoint renamedOnly = CheckpointFixture.read("a.pkl", replaced(file, "G_ema", "G_emb"));
        assertThat(renamedOnly.networks()).containsExactly("G_emb");
        assertThat(renamedOnly.remarks()).anySatisfy(r -> assertThat(r).contains("G_emb is used"));
        byte[] second = CheckpointFixture.bytes("tiny-resnet.pkl");
        byte[] renamed = replaced(second, "X\u0001\u0000\u0000\u0000G", "X\u0001\u0000\u0000\u0000g");
        byte[] swapped = replaced(renamed, "X\u0005\u0000\u0000\u0000G_ema", "X\u0001\u0000\u0000\u0000G");
        StyleGan2Checkpoint found = CheckpointFixture.read("a.pkl", swapped);
        assertThat(found.networks()).containsExactly("G");
        assertThat(found.remarks()).anySatisfy(r -> assertThat(r).contains("G is used"));
    }

    /** The StyleGAN3 repository's StyleGAN2 clamps by default, without saying so in the network's arguments. */
    @Test
    void theClampIsWhatTheLayersSay() {
        assertThat(CheckpointFixture.read("tiny-orig.pkl").config().convClamp()).isEqualTo(128);
    }

    @Test
    void filesOfMoreThanTwoGibibytesAreRefused() throws Exception {
        Path file = folder.resolve("huge.pkl");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(1L << 31);
        }
        refused(file, "up to 2 GiB");
    }

    private static float[] values(StyleGan2Checkpoint checkpoint, String name) {
        return Objects.requireNonNull(checkpoint.tensors().get(name), name).values();
    }

    @Test
    void ownFilesAreReadWithTheirSpecification() throws Exception {
        StyleGan2Checkpoint source = CheckpointFixture.read("tiny-skip.pkl");
        byte[] file = OwnFile.bytes(folder.resolve("own.safetensors"), source);
        StyleGan2Checkpoint found = CheckpointFixture.read("own.safetensors", file);
        assertThat(found.config()).isEqualTo(source.config());
        assertThat(found.notes()).containsEntry("made", "for a test");
        source.tensors()
                .forEach((name, tensor) -> assertThat(
                                Objects.requireNonNull(found.tensors().get(name))
                                        .values())
                        .containsExactly(tensor.values()));
        byte[] surplus = OwnFile.bytes(folder.resolve("own.safetensors"), source, "extra");
        assertThatThrownBy(() -> CheckpointFixture.read("own.safetensors", surplus))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("tensor extra is not part of a network");
    }

    @Test
    void filesAreOpenedByContent() throws Exception {
        Path file = folder.resolve("misnamed.safetensors");
        Files.write(file, CheckpointFixture.bytes("tiny-skip.tf.pkl"));
        try (StyleGan2Checkpoint found = StyleGan2Files.open(file)) {
            assertThat(found.format()).isEqualTo("NVIDIA TensorFlow pickle");
            assertThat(found.origin()).isEqualTo(file.toString());
        }
    }

    @Test
    void whatIsNoCheckpointIsNamedInOneSentence() throws Exception {
        Path empty = Files.createFile(folder.resolve("empty.pkl"));
        refused(empty, "is empty");
        refused(folder.resolve("none.pkl"), "there is no such file");
        refused(folder, "is not a regular file");
        Path text = folder.resolve("text.pkl");
        Files.write(text, "a text of no particular kind".getBytes(StandardCharsets.UTF_8));
        refused(text, "not a StyleGAN2 checkpoint");
    }

    private static void refused(Path file, String message) {
        assertThatThrownBy(() -> StyleGan2Files.open(file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(message)
                .hasMessageContaining(file.getFileName().toString());
    }

    @ParameterizedTest
    @CsvSource({
        "tiny-skip.pkl, channel_max, channel_mix, 'has the shape'",
        "tiny-skip.pkl, w_avg, w_agv, 'w_agv is not part of a network'",
        "tiny-skip.pkl, torgb, torgc, 'torgb.weight is missing'",
        "tiny-skip.pkl, lrelu, swish, 'has the activation'",
        "tiny-skip.tf.pkl, 8x8/Conv1/bias, 8x8/Conv1/bios, 'Conv1/bios is not part'",
        "tiny-skip.tf.pkl, fmap_max, fmap_mix, 'fmap_mix'",
        "tiny-skip.tf.pkl, resolution, resolutiom, 'resolutiom'",
        "tiny-rosinality-zip.pt, conv1.activate.bias, conv1.activate.bios, 'conv1.activate.bios is not part'"
    })
    void wrongFilesAreRefusedByName(String file, String word, String other, String message) {
        byte[] damaged = replaced(CheckpointFixture.bytes(file), word, other);
        assertThatThrownBy(() -> CheckpointFixture.read(file, damaged))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(message)
                .hasMessageContaining(file);
    }

    static byte[] replaced(byte[] bytes, String word, String other) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.replace(word, other).getBytes(StandardCharsets.ISO_8859_1);
    }
}
