package org.facegap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.facegap.core.files.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointCommandTest {
    private static final Path FILES =
            Path.of("..", "models", "src", "test", "resources", "org", "facegap", "models", "stylegan2", "layout");

    @TempDir
    Path dir;

    private static JsonNode inspect(Object file) throws IOException {
        Invocation inspect = Invocation.of("checkpoint", "inspect", file, "--json");
        assertThat(inspect.code()).as(inspect.all()).isZero();
        return new ObjectMapper().readTree(inspect.out());
    }

    @Test
    void inspectTellsWhatTheFileHolds() throws IOException {
        Path file = FILES.resolve("sg2-16-cond.pkl");
        Invocation inspect = Invocation.of("checkpoint", "inspect", file);
        assertThat(inspect.code()).as(inspect.all()).isZero();
        assertThat(inspect.out())
                .contains(
                        "NVIDIA PyTorch pickle",
                        "16 px, architecture skip",
                        "z 32, w 48, labels 3, 6 layers take a w",
                        "2 layers",
                        Sha256.of(file));
        JsonNode clamp = inspect(FILES.resolve("sg2-16-clamp.pkl"));
        assertThat(clamp.get("convClamp").asDouble()).isEqualTo(1.2);
        assertThat(clamp.get("channels").size()).isEqualTo(3);
        assertThat(inspect(FILES.resolve("sg2-16-resnet.pkl"))
                        .get("architecture")
                        .asText())
                .isEqualTo("resnet");
    }

    @Test
    void oneNetworkHasOneWeightsHashInEveryFormat() throws IOException {
        JsonNode torch = inspect(FILES.resolve("sg2-32.pkl"));
        JsonNode tensorFlow = inspect(FILES.resolve("sg2-32.tf.pkl"));
        String weights = torch.get("weightsSha256").asText();
        assertThat(weights)
                .hasSize(64)
                .isEqualTo(tensorFlow.get("weightsSha256").asText());
        assertThat(torch.get("sha256")).isNotEqualTo(tensorFlow.get("sha256"));
        assertThat(torch.get("parameters")).isEqualTo(tensorFlow.get("parameters"));
        assertThat(inspect(FILES.resolve("sg2-16-clamp.pkl"))
                        .get("weightsSha256")
                        .asText())
                .isNotEqualTo(weights);

        Path converted = dir.resolve("sg2.safetensors");
        Invocation convert = Invocation.of("checkpoint", "convert", FILES.resolve("sg2-32.tf.pkl"), "--to", converted);
        assertThat(convert.code()).as(convert.all()).isZero();
        assertThat(convert.out()).contains(weights);
        JsonNode own = inspect(converted);
        assertThat(own.get("weightsSha256").asText()).isEqualTo(weights);
        assertThat(own.get("notes").get("converted.from").asText()).isEqualTo("NVIDIA TensorFlow pickle");
        assertThat(own.get("notes").get("converted.sha256")).isEqualTo(tensorFlow.get("sha256"));
    }

    @Test
    void theShippedNetworkLeavesAsAModule() throws IOException {
        Path module = dir.resolve("world.pt");
        Invocation convert = Invocation.of("checkpoint", "convert", "builtin:world-64", "--to", module);
        assertThat(convert.code()).as(convert.all()).isZero();
        assertThat(Files.readAllBytes(module)).startsWith('P', 'K', 3, 4);
        assertThat(new String(Files.readAllBytes(module), StandardCharsets.ISO_8859_1))
                .contains("facegap/extra/facegap.json", "Apache-2.0", "torch._utils");
        assertThat(dir.toFile().list()).containsExactly("world.pt");
    }

    @Test
    void aRecognitionNetworkLeavesInEveryFormat() throws IOException {
        JsonNode shipped = inspect("builtin:embedder-audit");
        assertThat(shipped.get("architecture").asText()).isEqualTo("iresnet");
        assertThat(shipped.get("size").asInt()).isEqualTo(64);
        assertThat(shipped.get("dimension").asInt()).isEqualTo(128);
        String weights = shipped.get("weightsSha256").asText();
        for (String ending : new String[] {".safetensors", ".pt", ".pth"}) {
            Path file = dir.resolve("a" + ending);
            Invocation convert = Invocation.of("checkpoint", "convert", "builtin:embedder-audit", "--to", file);
            assertThat(convert.code()).as(convert.all()).isZero();
            assertThat(convert.out()).contains(weights);
        }
        JsonNode read = inspect(dir.resolve("a.safetensors"));
        assertThat(read.get("weightsSha256").asText()).isEqualTo(weights);
        assertThat(read.get("notes").get("converted.sha256")).isEqualTo(shipped.get("sha256"));
        assertThat(new String(Files.readAllBytes(dir.resolve("a.pt")), StandardCharsets.ISO_8859_1))
                .contains("facegap/extra/facegap.json", "expected RGB from 0 to 1");
        Invocation text = Invocation.of("checkpoint", "inspect", dir.resolve("a.safetensors"));
        assertThat(text.out()).contains("recognition, iresnet", "64 px", "128 numbers", weights);
        Invocation generator = Invocation.of("checkpoint", "convert", "builtin:world-64", "--to", dir.resolve("w.pth"));
        assertThat(generator.code()).isEqualTo(2);
        assertThat(generator.err()).contains("a generator is written as .safetensors or .pt");
    }

    @Test
    void aFileThatIsThereIsNotOverwrittenUnasked() throws IOException {
        Path file = Files.writeString(dir.resolve("a.safetensors"), "mine");
        Path source = FILES.resolve("sg2-16-orig.pkl");
        Invocation unasked = Invocation.of("checkpoint", "convert", source, "--to", file);
        assertThat(unasked.code()).isEqualTo(2);
        assertThat(unasked.err()).contains("a.safetensors is there already; --force overwrites it");
        assertThat(file).hasContent("mine");
        assertThat(Invocation.of("checkpoint", "convert", source, "--to", file, "--force")
                        .code())
                .isZero();
        Invocation itself = Invocation.of("checkpoint", "convert", file, "--to", file, "--force");
        assertThat(itself.code()).isEqualTo(2);
        assertThat(itself.err()).contains("is the file that is converted");
    }

    @Test
    void whatCannotBeWrittenOrReadIsTold() throws IOException {
        Path source = FILES.resolve("sg2-16-orig.pkl");
        assertThat(Invocation.of("checkpoint", "convert", source, "--to", dir.resolve("a.onnx"))
                        .err())
                .contains("--to: expected a file that ends in .safetensors, .pt or .pth");
        assertThat(Invocation.of("checkpoint", "convert", source, "--to", dir.resolve("no/a.pt"))
                        .err())
                .contains("cannot write", "its folder does not exist");
        assertThat(Invocation.of("checkpoint", "inspect", dir.resolve("none.pkl"))
                        .err())
                .contains("there is no file");
        Path hostile = Files.write(
                dir.resolve("hostile.pkl"),
                ("cos\nsystem\n(S'touch " + dir.resolve("touched") + "'\ntR.").getBytes(StandardCharsets.US_ASCII));
        Invocation refused = Invocation.of("checkpoint", "inspect", hostile);
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("hostile.pkl").doesNotContain("\tat ", "fault of facegap");
        assertThat(dir.resolve("touched")).doesNotExist();
        Path text = Files.writeString(dir.resolve("text.pkl"), "hello, this is no checkpoint");
        Invocation inspect = Invocation.of("checkpoint", "inspect", text);
        assertThat(inspect.code()).isEqualTo(1);
        assertThat(inspect.err()).contains("text.pkl").doesNotContain("\tat ", "fault of facegap");
        Invocation nothing = Invocation.of("checkpoint");
        assertThat(nothing.code()).isEqualTo(2);
        assertThat(nothing.err()).contains("Missing subcommand: inspect, convert or agreement");
    }
}
