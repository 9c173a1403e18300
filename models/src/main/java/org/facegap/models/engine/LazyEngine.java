package org.facegap.models.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.facegap.core.UserError;
import org.jspecify.annotations.Nullable;

/**
 * An engine that starts when something first computes. What decides results (kind of device, threads, number format) is told
 * before, without starting it where no GPU can be meant.
 */
public final class LazyEngine implements Supplier<EngineRuntime> {
    private static final Path DEVICES = Path.of("/dev");

    private final String device;
    private final String compute;
    private final int threads;
    private final boolean gpuPossible;
    private @Nullable EngineRuntime runtime;

    /** An engine as {@link EngineRuntime#start} makes it; the arguments are checked when they are first needed. */
    public LazyEngine(String device, String compute, int threads) {
        this(device, compute, threads, gpuPossible(System.getProperty("os.name", ""), DEVICES));
    }

    LazyEngine(String device, String compute, int threads, boolean gpuPossible) {
        this.device = device;
        this.compute = compute;
        this.threads = EngineRuntime.threads(threads);
        this.gpuPossible = gpuPossible;
    }

    /**
     * The engine, started at the first call.
     *
     * @throws UserError when the device or compute type is unknown or not there
     */
    @Override
    public synchronized EngineRuntime get() {
        if (runtime == null) {
            runtime = EngineRuntime.start(device, compute, threads);
        }
        return runtime;
    }

    /** Whether something has computed. */
    public synchronized boolean isStarted() {
        return runtime != null;
    }

    /** Whether the CPU computes, which is known without the engine. */
    private boolean isPlainCpu() {
        return device.equals("cpu") || device.equals("auto") && !gpuPossible;
    }

    /** {@code cpu}, {@code gpu0} ...; starts the engine where there may be a GPU. */
    public String deviceName() {
        return isPlainCpu() ? "cpu" : get().deviceName();
    }

    /** {@code cpu} or {@code gpu}; starts the engine where there may be a GPU. */
    public String deviceKind() {
        return isPlainCpu() ? "cpu" : get().deviceKind();
    }

    /** Number format of the heavy arithmetic; starts the engine where there may be a GPU. */
    public ComputeType computeType() {
        return isPlainCpu() ? EngineRuntime.chooseCompute(compute, false) : get().computeType();
    }

    /** CPU threads of one operation. */
    public int threads() {
        return threads;
    }

    /** Linux shows a GPU that computes (NVIDIA's, AMD's, or through Windows) as a device file; elsewhere only the engine knows. */
    static boolean gpuPossible(String system, Path devices) {
        if (!system.toLowerCase(Locale.ROOT).startsWith("linux")) {
            return true;
        }
        try (Stream<Path> files = Files.list(devices)) {
            return files.anyMatch(file -> file.getFileName().toString().matches("(nvidia|nvhost|nvmap|dxg|kfd).*"));
        } catch (IOException e) {
            return true;
        }
    }
}
