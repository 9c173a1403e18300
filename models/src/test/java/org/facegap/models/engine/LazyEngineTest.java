package org.facegap.models.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.facegap.core.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LazyEngineTest {
    @Test
    void whatDecidesResultsIsKnownBeforeItStarts() {
        for (LazyEngine engine :
                new LazyEngine[] {new LazyEngine("cpu", "float32", 1, true), new LazyEngine("auto", "float32", 1, false)
                }) {
            assertThat(engine.deviceName()).isEqualTo("cpu");
            assertThat(engine.deviceKind()).isEqualTo("cpu");
            assertThat(engine.computeType()).isEqualTo(ComputeType.FLOAT32);
            assertThat(engine.threads()).isEqualTo(1);
            assertThat(engine.isStarted()).isFalse();
        }
    }

    @Test
    void whatIsToldBeforeIsWhatItHasAfter() {
        LazyEngine engine = new LazyEngine("cpu", "auto", 0, true);
        ComputeType type = engine.computeType();
        int threads = engine.threads();
        assertThat(engine.isStarted()).isFalse();
        EngineRuntime started = engine.get();
        assertThat(engine.isStarted()).isTrue();
        assertThat(started.computeType()).isEqualTo(type);
        assertThat(started.threads()).isEqualTo(threads);
        assertThat(started.deviceName()).isEqualTo("cpu");
        assertThat(engine.get()).isSameAs(started);
    }

    @Test
    void anUnknownNumberFormatIsRefusedWithoutStarting() {
        LazyEngine engine = new LazyEngine("cpu", "float16", 1, true);
        assertThatThrownBy(engine::computeType).isInstanceOf(UserError.class).hasMessageContaining("float16");
        assertThat(engine.isStarted()).isFalse();
    }

    @Test
    void deviceFilesShowWhetherThereMayBeAGpu(@TempDir Path devices) throws IOException {
        Files.createFile(devices.resolve("null"));
        assertThat(LazyEngine.gpuPossible("Linux", devices)).isFalse();
        assertThat(LazyEngine.gpuPossible("Windows 11", devices)).isTrue();
        assertThat(LazyEngine.gpuPossible("Linux", devices.resolve("unreadable")))
                .isTrue();
        Files.createFile(devices.resolve("nvidiactl"));
        assertThat(LazyEngine.gpuPossible("Linux", devices)).isTrue();
    }
}
