package org.facegap.models.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the engine's native code says on standard error. DJL's bridge to TorchScript uses a guard that PyTorch calls
 * deprecated, and PyTorch says so once a process, in the middle of whatever is printed. That is of no use to a person, so the
 * guard is used once while the native log is kept to errors; every later warning is shown as ever.
 */
final class EngineWarnings {
    /** The least severity that PyTorch's C++ code prints ({@code c10/util/Logging.h}): 1 warnings, 2 errors. */
    private static final String LEVEL = "FLAGS_caffe2_log_level";

    private static final int ERRORS = 2;
    private static final Path MAPS = Path.of("/proc/self/maps");

    private EngineWarnings() {}

    /** Makes PyTorch's one warning about DJL's guard pass unseen. */
    static void passGuard(EngineRuntime runtime) {
        Optional<Pointer> level = level();
        if (level.isEmpty()) {
            return;
        }
        int before = level.get().getInt(0);
        level.get().setInt(0, Math.max(before, ERRORS));
        try (NDManager manager = runtime.newManager();
                ScriptModule script =
                        ScriptModule.compile(runtime, List.of("  def same(self, x: Tensor) -> Tensor:\n    return x\n"));
                NDArray one = manager.create(1f)) {
            script.call(manager, "same", new NDList(one), false);
        } finally {
            level.get().setInt(0, before);
        }
    }

    /** Where the level lies; empty where the system does not tell or the engine has none, and then the warning is shown. */
    private static Optional<Pointer> level() {
        if (!Files.isReadable(MAPS)) {
            return Optional.empty();
        }
        try (Stream<String> maps = Files.lines(MAPS, StandardCharsets.UTF_8)) {
            return maps.filter(line -> line.endsWith("/libc10.so"))
                    .findFirst()
                    .map(line -> NativeLibrary.getInstance(line.substring(line.indexOf('/'))))
                    .map(library -> library.getGlobalVariableAddress(LEVEL));
        } catch (IOException | LinkageError e) {
            return Optional.empty();
        }
    }
}
