package org.facegap.models.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.facegap.models.external.OnnxMessage.attribute;
import static org.facegap.models.external.OnnxMessage.external;
import static org.facegap.models.external.OnnxMessage.model;
import static org.facegap.models.external.OnnxMessage.node;
import static org.facegap.models.external.OnnxMessage.value;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.facegap.core.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxFileTest {
    @TempDir
    Path dir;

    private OnnxFacts inspect(byte[] bytes) throws IOException {
        return OnnxFile.inspect(Files.write(dir.resolve("model.onnx"), bytes));
    }

    private static OnnxMessage graph(OnnxMessage... nodes) {
        OnnxMessage graph = new OnnxMessage();
        for (OnnxMessage node : nodes) {
            graph.message(1, node);
        }
        return graph.message(11, value("x", 1, 3)).message(12, value("y", 1, 3));
    }

    @Test
    void aFileTellsWhatItHolds() throws IOException {
        byte[] bytes = TinyOnnx.embedder(1);
        OnnxFacts facts = inspect(bytes);
        assertThat(facts.bytes()).isEqualTo(bytes.length);
        assertThat(facts.producer()).isEqualTo("facegap tests");
        assertThat(facts.opsets()).isEqualTo(Map.of("ai.onnx", 13L));
        assertThat(facts.inputs())
                .containsExactly(new OnnxFacts.Value("image", "float", List.of("N", "3", "16", "16")));
        assertThat(facts.outputs()).containsExactly(new OnnxFacts.Value("vector", "float", List.of("N", "12")));
        assertThat(facts.nodes()).isEqualTo(4);
        assertThat(facts.parameters()).isEqualTo(6 * 48 + 12 * 96 + 12);
        assertThat(facts.operators())
                .containsOnlyKeys("ai.onnx.Conv", "ai.onnx.Relu", "ai.onnx.Flatten", "ai.onnx.Gemm");
        assertThat(facts.externalFiles()).isEmpty();
    }

    @Test
    void anInputWithAStoredValueIsNoInput() throws IOException {
        OnnxMessage graph = graph(node("Add", "x w", "y"))
                .message(11, value("w", 1, 3))
                .message(5, OnnxMessage.tensor("w", new float[3], 1, 3));
        assertThat(inspect(model(graph).toBytes()).inputs())
                .extracting(OnnxFacts.Value::name)
                .containsExactly("x");
    }

    @Test
    void foreignOperatorsAreRefusedWhereverTheyHide() {
        OnnxMessage foreign = node("com.evil", "Run", "x", "y");
        OnnxMessage branch = new OnnxMessage().message(1, foreign);
        OnnxMessage hidden = node(
                "If",
                "x",
                "y",
                new OnnxMessage().text(1, "then_branch").message(6, branch).number(20, 5));
        for (OnnxMessage node : List.of(foreign, hidden)) {
            assertThatThrownBy(() -> inspect(model(graph(node)).toBytes()))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("model.onnx")
                    .hasMessageContaining("operator com.evil.Run")
                    .hasMessageContaining("refused");
        }
        OnnxMessage cached = node("com.microsoft", "EPContext", "x", "y");
        assertThatThrownBy(() -> inspect(model(graph(cached)).toBytes())).hasMessageContaining("EPContext");
    }

    @Test
    void anOperatorMayBeDefinedInTheFileButNotByMoreForeignOnes() throws IOException {
        OnnxMessage own = new OnnxMessage().text(1, "Twice").text(10, "mine").message(7, node("Add", "a a", "b"));
        OnnxMessage call = node("mine", "Twice", "x", "y");
        assertThat(inspect(model(graph(call)).message(25, own).toBytes()).nodes())
                .isEqualTo(2);
        OnnxMessage bad =
                new OnnxMessage().text(1, "Twice").text(10, "mine").message(7, node("com.evil", "Run", "a", "b"));
        assertThatThrownBy(() -> inspect(model(graph(call)).message(25, bad).toBytes()))
                .hasMessageContaining("com.evil.Run");
    }

    private byte[] keeping(String location, long offset) {
        return model(graph(node("Add", "x w", "y")).message(5, external("w", location, offset, 1, 3)))
                .toBytes();
    }

    @Test
    void tensorsMayLieBesideTheFileOnly() throws IOException {
        Files.write(dir.resolve("weights.bin"), new byte[20]);
        assertThat(inspect(keeping("weights.bin", 8)).externalFiles()).containsExactly("weights.bin");
        Path inner = Files.createDirectories(dir.resolve("inner"));
        Files.write(inner.resolve("own.bin"), new byte[12]);
        assertThat(inspect(keeping("inner/own.bin", 0)).externalFiles()).containsExactly("inner/own.bin");

        Path outside = Files.createTempFile("facegap-outside", ".bin");
        Files.write(outside, new byte[20]);
        Files.createSymbolicLink(dir.resolve("link.bin"), outside);
        for (String location :
                List.of(outside.toString(), "../" + outside.getFileName(), "inner/../../x", "link.bin", "", "a\0b")) {
            assertThatThrownBy(() -> inspect(keeping(location, 0)))
                    .as(location)
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("not inside the folder of the model");
        }
        // The runtime takes this name for an address in memory.
        assertThatThrownBy(() -> inspect(keeping("*/_ORT_MEM_ADDR_/*", 4096)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("which is not there");
        assertThatThrownBy(() -> inspect(keeping("weights.bin", 9))).hasMessageContaining("too short: 20 bytes, 21");
        Files.delete(outside);
    }

    @Test
    void aTensorOutsideInsideAnAttributeIsSeenToo() {
        OnnxMessage constant = new OnnxMessage()
                .text(2, "y")
                .text(4, "Constant")
                .message(5, attribute("value", external("", "/etc/passwd", 0, 3)));
        assertThatThrownBy(() -> inspect(model(graph(constant)).toBytes()))
                .hasMessageContaining("'/etc/passwd', which is not inside");
    }

    @Test
    void whatIsNoOnnxIsTold() {
        assertThatThrownBy(() -> inspect(new byte[0])).hasMessageContaining("is no ONNX file");
        assertThatThrownBy(() -> inspect("hello, this is a text".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no ONNX file");
        assertThatThrownBy(() -> OnnxFile.inspect(dir.resolve("none.onnx")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void exaggerationsEndEarly() {
        OnnxMessage nested = new OnnxMessage().message(1, node("Relu", "x", "y"));
        for (int i = 0; i < 200; i++) {
            nested = new OnnxMessage()
                    .message(1, new OnnxMessage().text(4, "If").message(5, new OnnxMessage().message(6, nested)));
        }
        byte[] deep = model(nested).toBytes();
        assertThatThrownBy(() -> inspect(deep)).isInstanceOf(UserError.class).hasMessageContaining("nested more than");
        byte[] wordy = model(graph(node("", "x".repeat(5000), "x", "y"))).toBytes();
        assertThatThrownBy(() -> inspect(wordy)).isInstanceOf(UserError.class).hasMessageContaining("a name of 5000");
        byte[] huge = model(graph(node("Relu", "x", "y"))
                        .message(5, new OnnxMessage().number(1, Long.MAX_VALUE).number(1, 3)))
                .toBytes();
        assertThatThrownBy(() -> inspect(huge)).isInstanceOf(UserError.class).hasMessageContaining("dimension");
    }

    @Test
    void damagedFilesGiveFactsOrOneMessage() throws IOException {
        byte[] whole = TinyOnnx.embedder(1);
        SplittableRandom random = new SplittableRandom(8);
        int refused = 0;
        for (int i = 0; i < 3000; i++) {
            byte[] damaged = whole.clone();
            if (i % 3 == 0) {
                damaged = Arrays.copyOf(whole, random.nextInt(whole.length));
            } else {
                // The first bytes are names and structure; the rest is mostly weights.
                for (int k = 0; k <= i % 4; k++) {
                    damaged[random.nextInt(400)] = (byte) random.nextInt();
                }
            }
            byte[] file = damaged;
            Throwable thrown = catchThrowable(() -> inspect(file));
            if (thrown != null) {
                assertThat(thrown).isInstanceOf(UserError.class);
                refused++;
            }
        }
        assertThat(refused).isBetween(500, 2999);
    }
}
