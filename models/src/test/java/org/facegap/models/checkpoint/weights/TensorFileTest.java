package org.facegap.models.checkpoint.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.facegap.core.UserError;
import org.facegap.models.checkpoint.pickle.FileBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TensorFileTest {
    @ParameterizedTest
    @ValueSource(strings = {"zip", "legacy"})
    void findsTheDictsThatHoldTensors(String kind) throws IOException {
        try (InputStream in = TensorFileTest.class.getResourceAsStream("../torch/checkpoint-" + kind + ".pt")) {
            TensorFile file = TensorFile.of(FileBytes.of("a.pt", ByteBuffer.wrap(in.readAllBytes())));
            assertThat(file.format()).isEqualTo("torch.save " + kind);
            assertThat(file.groups()).extracting(TensorFile.Group::path).containsExactly("g_ema");
            assertThat(file.groups().get(0).tensors()).isNotEmpty();
        }
    }

    @Test
    void whatIsNoSuchFileIsRefused() {
        FileBytes text = FileBytes.of("a.txt", ByteBuffer.wrap("no weights at all".getBytes(StandardCharsets.UTF_8)));
        assertThat(TensorFile.begins(text)).isFalse();
        assertThatThrownBy(() -> TensorFile.of(text))
                .isInstanceOf(UserError.class)
                .hasMessage("a.txt: neither a torch.save file nor safetensors");
    }
}
