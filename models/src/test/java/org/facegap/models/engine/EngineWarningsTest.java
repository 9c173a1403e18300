package org.facegap.models.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a fresh process prints on standard error when it starts the engine and runs scripts. */
class EngineWarningsTest {
    private static final String KEPT = "a warning that a person must see";

    @TempDir
    private Path dir;

    @Test
    void theGuardIsNotRemarkedAndLaterWarningsAre() throws Exception {
        Path errors = dir.resolve("err.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dai.djl.offline=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EngineWarningsTest.class.getName())
                .redirectError(errors.toFile())
                .start();
        String printed = new String(process.getInputStream().readAllBytes());

        assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
        assertThat(printed).contains("ran");
        assertThat(Files.readString(errors)).doesNotContain("deprecated").contains(KEPT);
    }

    /** The process: runs a script without and with gradients, then one that warns. */
    public static void main(String[] args) {
        EngineRuntime runtime = EngineRuntime.start("cpu", "float32", 1);
        String same = "  def same(self, x: Tensor) -> Tensor:\n    return x\n";
        String warns = "  def warns(self, x: Tensor) -> Tensor:\n    torch.warn(\"" + KEPT + "\", 2)\n    return x\n";
        try (NDManager manager = runtime.newManager();
                ScriptModule script = ScriptModule.compile(runtime, List.of(same, warns))) {
            NDList one = new NDList(manager.create(1f));
            script.call(manager, "same", one, false);
            script.call(manager, "same", one, true);
            script.call(manager, "warns", one, false);
        }
        System.out.println("ran");
    }
}
