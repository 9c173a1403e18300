package org.facegap.models.engine;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;
import java.util.Locale;
import org.facegap.core.UserError;

/**
 * The started engine: one device, one compute type, a fixed number of threads. Create it once per process with {@link
 * #start}; everything that computes takes it as an argument.
 */
public final class EngineRuntime {
    private static final int TRIAL_ROUNDS = 14;

    private final Device device;
    private final ComputeType computeType;
    private final int threads;

    private EngineRuntime(Device device, ComputeType computeType, int threads) {
        this.device = device;
        this.computeType = computeType;
        this.threads = threads;
    }

    /**
     * Starts the PyTorch engine without network access.
     *
     * @param device {@code auto}, {@code cpu} or {@code gpuN}
     * @param compute {@code auto}, {@code float32} or {@code bfloat16}; auto takes bfloat16 where the CPU has
     *     instructions for it (or on a GPU), else float32
     * @param threads CPU threads of one operation, 0 for all processors; results are bit-identical only at one count
     * @throws UserError when the device or compute type is unknown or not there, or the processor computes wrongly
     */
    public static EngineRuntime start(String device, String compute, int threads) {
        int count = threads(threads);
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.default_engine", "PyTorch");
        System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(count));
        Engine engine;
        CpuKernels.cap();
        try {
            engine = Engine.getEngine("PyTorch");
        } catch (RuntimeException | LinkageError e) {
            throw new UserError("The PyTorch engine could not be started: " + e.getMessage(), e);
        }
        CpuKernels.withoutNnpack();
        JniUtils.setNumThreads(count);
        Device chosen = chooseDevice(engine, device);
        prepareThread();
        EngineRuntime runtime = new EngineRuntime(chosen, chooseCompute(compute, chosen.isGpu()), count);
        if (!chosen.isGpu()) {
            CpuKernels.check(runtime);
        }
        return runtime;
    }

    /**
     * Puts the calling thread into the state every computation here expects. Newly made threads start with gradients
     * on and a re-specialising graph executor, so each worker thread calls this first.
     */
    public static void prepareThread() {
        JniUtils.setGradMode(false);
        JniUtils.setGraphExecutorOptimize(false);
    }

    private static Device chooseDevice(Engine engine, String name) {
        return switch (name) {
            case "auto" -> engine.getGpuCount() > 0 ? Device.gpu(0) : Device.cpu();
            case "cpu" -> Device.cpu();
            default -> {
                if (!name.matches("gpu\\d{1,3}")) {
                    throw UserError.usage("device: expected auto, cpu or gpu0, gpu1, ..., found '" + name + "'");
                }
                int index = Integer.parseInt(name.substring(3));
                if (index >= engine.getGpuCount()) {
                    throw UserError.usage(
                            "device: " + name + " is not there; the engine sees " + engine.getGpuCount() + " GPU(s)");
                }
                yield Device.gpu(index);
            }
        };
    }

    static int threads(int asked) {
        return asked > 0 ? asked : Runtime.getRuntime().availableProcessors();
    }

    static ComputeType chooseCompute(String name, boolean gpu) {
        return switch (name) {
            case "float32" -> ComputeType.FLOAT32;
            case "bfloat16" -> ComputeType.BFLOAT16;
            case "auto" -> gpu || cpuHasBfloat16() ? ComputeType.BFLOAT16 : ComputeType.FLOAT32;
            default -> throw UserError.usage("compute: expected auto, float32 or bfloat16, found '" + name + "'");
        };
    }

    /** Whether bfloat16 has instructions of its own here; without them the type is emulated and slower than float32. */
    public static boolean cpuHasBfloat16() {
        return CpuKernels.bfloat16();
    }

    /** The widest instructions that convolutions use on this processor, for example {@code avx2}; decides results in the last bits. */
    public static String instructions() {
        String other = System.getenv("ATEN_CPU_CAPABILITY");
        return CpuKernels.instructions() + (other == null ? "" : " " + other.toLowerCase(Locale.ROOT));
    }

    /** Whether some instructions of the processor are not used, because the engine would compute wrongly with it. */
    public static boolean cpuIsCapped() {
        return CpuKernels.capped();
    }

    /**
     * Times a convolution in both types on this machine.
     *
     * @return float32 seconds divided by bfloat16 seconds: above 1, bfloat16 pays
     */
    public double measureBfloat16Speedup() {
        String body = """
                  def conv(self, x: Tensor, w: Tensor) -> Tensor:
                    y = torch.conv2d(torch.contiguous(torch.to(x, %1$d), memory_format=2), torch.to(w, %1$d), None, [1, 1], [1, 1], [1, 1], 1)
                    return torch.mean(torch.to(y, 6))
                """;
        double[] seconds = {Double.MAX_VALUE, Double.MAX_VALUE};
        try (NDManager manager = newManager();
                ScriptModule plain = compileTrial(body, ComputeType.FLOAT32);
                ScriptModule brain = compileTrial(body, ComputeType.BFLOAT16)) {
            NDArray x = manager.randomNormal(new Shape(16, 96, 32, 32));
            NDArray w = manager.randomNormal(new Shape(96, 96, 3, 3));
            // In turn, so that whatever else the machine does meets both; the first rounds only warm up.
            for (int round = 0; round < TRIAL_ROUNDS; round++) {
                for (ComputeType type : ComputeType.values()) {
                    ScriptModule module = type == ComputeType.FLOAT32 ? plain : brain;
                    long start = System.nanoTime();
                    try (NDManager step = manager.newSubManager()) {
                        float mean = module.call(step, "conv", new NDList(x, w), false)
                                .singletonOrThrow()
                                .getFloat();
                        if (Float.isNaN(mean)) {
                            throw new IllegalStateException("the trial convolution in " + type.label() + " gave NaN");
                        }
                    }
                    double elapsed = (System.nanoTime() - start) * 1e-9;
                    if (round >= 2) {
                        seconds[type.ordinal()] = Math.min(seconds[type.ordinal()], elapsed);
                    }
                }
            }
        }
        return seconds[0] / seconds[1];
    }

    private ScriptModule compileTrial(String body, ComputeType type) {
        return ScriptModule.compile(this, List.of(String.format(Locale.ROOT, body, type.scalarCode())));
    }

    /** A manager on this runtime's device; the caller closes it. */
    public NDManager newManager() {
        return NDManager.newBaseManager(device, "PyTorch");
    }

    /** The device everything runs on. */
    public Device device() {
        return device;
    }

    /** {@code cpu}, {@code gpu0} ... */
    public String deviceName() {
        return device.isGpu() ? "gpu" + device.getDeviceId() : "cpu";
    }

    /** {@code cpu} or {@code gpu}: what provenance and artefact hashes record. */
    public String deviceKind() {
        return device.isGpu() ? "gpu" : "cpu";
    }

    /** Number format of the heavy arithmetic. */
    public ComputeType computeType() {
        return computeType;
    }

    /** The same engine, which from now on computes with another number of CPU threads. */
    public EngineRuntime withThreads(int count) {
        JniUtils.setNumThreads(count);
        return new EngineRuntime(device, computeType, count);
    }

    /** CPU threads of one operation. */
    public int threads() {
        return threads;
    }

    /** Version of the engine, as it reports it. */
    public String version() {
        return Engine.getEngine("PyTorch").getVersion();
    }
}
