package org.facegap.models.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;

/** Archives with weights, read back by the engine and by a zip reader. */
class ScriptArchiveTest {
    private static ScriptClass module() {
        ScriptClass root = new ScriptClass("Layer");
        root.tensor("inner.deep.weight", new long[] {2, 3}, true, () -> new float[] {1, 2, 3, 4, 5, 6});
        root.tensor("scale", new long[0], false, () -> new float[] {10});
        root.number("width", 2);
        root.module("inner").method("""
                  def forward(self, x: Tensor) -> Tensor:
                    return torch.linear(x, self.deep.weight, None)
                """);
        root.method("""
                  def forward(self, x: Tensor, factor: float=1.0) -> Tensor:
                    return torch.mul(torch.mul(self.inner.forward(x), self.scale), torch.mul(factor, self.width))
                """);
        return root;
    }

    private static byte[] bytes(ScriptClass root) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ScriptArchive.write(out, root, Map.of("note.txt", "kept"));
        return out.toByteArray();
    }

    @Test
    void theEngineRunsAModuleWithWeights() throws IOException {
        EngineRuntime runtime = EngineRuntime.start("cpu", "float32", 1);
        try (NDManager manager = runtime.newManager();
                PtSymbolBlock block = JniUtils.loadModule(
                        (PtNDManager) manager, new ByteArrayInputStream(bytes(module())), false, false)) {
            PtNDArray x = (PtNDArray) manager.create(new float[] {1, 0, -1, 0, 1, 1}, new Shape(2, 3));
            try (IValue tensor = IValue.from(x);
                    IValue factor = IValue.from(0.5);
                    IValue plain = IValueUtils.runMethod(block, "forward", tensor);
                    IValue halved = IValueUtils.runMethod(block, "forward", tensor, factor)) {
                assertThat(plain.toTensor((PtNDManager) manager).toFloatArray()).containsExactly(-40, -40, 100, 220);
                assertThat(halved.toTensor((PtNDManager) manager).toFloatArray())
                        .containsExactly(-20, -20, 50, 110);
            }
        }
    }

    @Test
    void dataAreAlignedAndStored() throws IOException {
        byte[] archive = bytes(module());
        Map<String, Long> starts = new HashMap<>();
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(archive))
                .get()) {
            for (Enumeration<ZipArchiveEntry> e = zip.getEntries(); e.hasMoreElements(); ) {
                ZipArchiveEntry entry = e.nextElement();
                assertThat(entry.getMethod()).isEqualTo(ZipArchiveEntry.STORED);
                assertThat(entry.getDataOffset() % 64).as(entry.getName()).isZero();
                starts.put(entry.getName(), entry.getDataOffset());
            }
        }
        assertThat(starts).hasSize(8).containsKey("facegap/extra/note.txt");
        ByteBuffer data = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
        // The root's own tensors come first.
        assertThat(data.getFloat(
                        Objects.requireNonNull(starts.get("facegap/data/0")).intValue()))
                .isEqualTo(10);
        assertThat(data.getFloat(
                        Objects.requireNonNull(starts.get("facegap/data/1")).intValue() + 20))
                .isEqualTo(6);
    }

    @Test
    void theSameModuleGivesTheSameBytes() throws IOException {
        assertThat(bytes(module())).isEqualTo(bytes(module()));
    }

    @Test
    void whatDoesNotFitIsRefused() {
        ScriptClass root = new ScriptClass("Layer");
        root.tensor("a.w", new long[] {3}, true, () -> new float[2]);
        assertThatThrownBy(() -> bytes(root)).hasMessageContaining("2 values, expected 3");
        assertThatThrownBy(() -> root.tensor("a", new long[] {3}, true, () -> new float[3]))
                .hasMessageContaining("two members a");
        assertThatThrownBy(() -> root.tensor("a.0", new long[] {3}, true, () -> new float[3]))
                .hasMessageContaining("'0' is no name");
        assertThat(root.hasTensor("a.w")).isTrue();
        assertThat(root.hasTensor("a.v")).isFalse();
        assertThat(root.hasTensor("b.w")).isFalse();
    }
}
