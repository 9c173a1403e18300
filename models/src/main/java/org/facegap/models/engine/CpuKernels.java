package org.facegap.models.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.facegap.core.UserError;
import org.jspecify.annotations.Nullable;

/**
 * The convolutions of this processor: kept to instructions that compute rightly, and checked.
 *
 * <p>PyTorch 2.7.1 brings oneDNN 3.7.1, whose AVX-512 and AVX2 kernels give wrong sums without a word on AMD processors of
 * family 26 (Zen 5) where the number of channels does not fill their registers: a 3x3 convolution of 24 to 16 channels is off
 * by as much as its values are large. Its kernels for SSE 4.1 are right there, and so is oneDNN 3.12. Reordering in 3.7.1 is
 * known to be broken in other cases too (uxlfoundation/oneDNN issue 3280).
 */
final class CpuKernels {
    private static final String VARIABLE = "ONEDNN_MAX_CPU_ISA";
    private static final String SAFE = "SSE41";
    private static final Path MAPS = Path.of("/proc/self/maps");
    private static final int FIRST_BAD_FAMILY = 26;
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    private CpuKernels() {}

    /** Whether oneDNN is kept from instructions that the processor has. */
    static boolean capped() {
        return System.getenv(VARIABLE) == null && givesWrongSums(cpuInfo());
    }

    /**
     * The widest instructions that convolutions use here: {@code amx}, {@code avx512-bf16}, {@code avx512}, {@code avx2} or
     * {@code sse41}, as the processor has them and the environment lets them be used; {@code other} where the system does not tell.
     */
    static String instructions() {
        String text = cpuInfo();
        String asked = String.valueOf(System.getenv(VARIABLE)).toLowerCase(Locale.ROOT);
        List<String> widest = List.of("amx", "avx512-bf16", "avx512", "avx2", "sse41");
        List<String> flags = List.of("amx_bf16", "avx512_bf16", "avx512f", "avx2", "sse4_1");
        int allowed = capped() || asked.equals("sse41")
                ? 4
                : asked.startsWith("avx2") || asked.equals("avx")
                        ? 3
                        : asked.matches("avx512_core(_vnni)?") ? 2 : asked.matches("avx512_core_(bf16|fp16)") ? 1 : 0;
        return IntStream.range(allowed, flags.size())
                .filter(i -> text.contains(flags.get(i)))
                .mapToObj(widest::get)
                .findFirst()
                .orElse("other");
    }

    /** Whether bfloat16 has instructions of its own on this processor and may use them. */
    static boolean bfloat16() {
        String asked = System.getenv(VARIABLE);
        String text = cpuInfo();
        return (asked == null
                        ? !capped()
                        : asked.matches("(?i)(ALL|DEFAULT|AVX512_CORE_BF16|AVX512_CORE_FP16|AVX10.*|.*AMX.*)"))
                && (text.contains("avx512_bf16") || text.contains("amx_bf16") || text.contains(" bf16"));
    }

    /**
     * Keeps oneDNN from instructions that it uses wrongly here. It reads its environment at its first operation, so this must
     * come before; what the user has set stays.
     */
    static void cap() {
        if (capped()) {
            ProcessEnvironment.set(VARIABLE, SAFE);
        }
    }

    /** Keeps the started engine from trying NNPACK, which does not know these processors and says so at every convolution. */
    static void withoutNnpack() {
        if (!givesWrongSums(cpuInfo())) {
            return;
        }
        text(MAPS)
                .lines()
                .filter(line -> line.endsWith("/libtorch_cpu.so"))
                .findFirst()
                .ifPresent(line -> {
                    NativeLibrary torch = NativeLibrary.getInstance(line.substring(line.indexOf('/')));
                    Pointer context =
                            torch.getFunction("_ZN2at13globalContextEv").invokePointer(new Object[0]);
                    torch.getFunction("_ZN2at7Context20setUserEnabledNNPACKEb")
                            .invokeVoid(new Object[] {context, (byte) 0});
                });
    }

    static boolean givesWrongSums(String cpuInfo) {
        return cpuInfo.contains("AuthenticAMD")
                && cpuInfo.contains("avx512f")
                && cpuInfo.lines()
                        .filter(line -> line.startsWith("cpu family"))
                        .limit(1)
                        .anyMatch(line -> Integer.parseInt(line.replaceAll("\\D", "")) >= FIRST_BAD_FAMILY);
    }

    private static String cpuInfo() {
        return text(CPU_INFO);
    }

    private static String text(Path file) {
        if (!Files.isReadable(file)) {
            return "";
        }
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    /**
     * Compares some convolutions with the same ones in double precision.
     *
     * @throws UserError when one is wrong: nothing that this engine computes could be believed
     */
    static void check(EngineRuntime runtime) {
        String wrong = firstWrong(runtime);
        if (wrong != null) {
            throw new UserError("PyTorch computes convolutions wrongly on this processor (" + wrong
                    + "); set the environment variable " + VARIABLE + "=" + SAFE
                    + ", which keeps it from the kernels that are wrong"
                    + (System.getenv(VARIABLE) == null ? "" : "; now it is " + System.getenv(VARIABLE)));
        }
    }

    /** The first of a few convolutions that is wrong, or null. */
    static @Nullable String firstWrong(EngineRuntime runtime) {
        List<Trial> trials = List.of(
                new Trial("conv2d", 24, 16, 3, 1, false),
                new Trial("conv2d", 16, 48, 1, 2, true),
                new Trial("conv2d", 17, 16, 3, 1, false),
                new Trial("conv_transpose2d", 16, 48, 3, 2, false),
                new Trial("conv_transpose2d", 3, 3, 3, 1, false),
                new Trial("conv2d", 64, 64, 3, 1, true));
        List<String> methods = new ArrayList<>();
        for (int i = 0; i < trials.size(); i++) {
            methods.add(trials.get(i).method("trial" + i));
        }
        try (NDManager manager = runtime.newManager();
                ScriptModule module = ScriptModule.compile(runtime, methods)) {
            for (int i = 0; i < trials.size(); i++) {
                Trial trial = trials.get(i);
                NDArray images = manager.create(spread(4 * trial.in * 81), new Shape(4, trial.in, 9, 9));
                NDArray weights =
                        manager.create(spread(trial.in * trial.out * trial.kernel * trial.kernel), trial.weights());
                float error = module.call(manager, "trial" + i, new NDList(images, weights), false)
                        .singletonOrThrow()
                        .getFloat();
                if (!(error < 1e-3)) {
                    return trial + ": off by " + error;
                }
            }
        }
        return null;
    }

    /** Numbers between -1 and 1 without order; the same at every call. */
    private static float[] spread(int count) {
        float[] values = new float[count];
        IntStream.range(0, count).forEach(i -> values[i] = (float) Math.sin(12.9898 * i));
        return values;
    }

    /** A convolution of images [4, in, 9, 9], padded by one. */
    private record Trial(String operation, int in, int out, int kernel, int stride, boolean channelsLast) {
        private Shape weights() {
            boolean transposed = operation.equals("conv_transpose2d");
            return new Shape(transposed ? in : out, transposed ? out : in, kernel, kernel);
        }

        private String call(String images, String weights) {
            String further = operation.equals("conv_transpose2d") ? "[0, 0], 1, [1, 1]" : "[1, 1], 1";
            return String.format(
                    Locale.ROOT,
                    "torch.%s(%s, %s, None, [%d, %d], [1, 1], %s)",
                    operation,
                    images,
                    weights,
                    stride,
                    stride,
                    further);
        }

        private String method(String name) {
            String images = channelsLast ? "torch.contiguous(x, memory_format=2)" : "x";
            String weights = channelsLast ? "torch.contiguous(w, memory_format=2)" : "w";
            return "  def " + name + "(self, x: Tensor, w: Tensor) -> Tensor:\n    single = " + call(images, weights)
                    + "\n    exact = " + call("torch.to(x, 7)", "torch.to(w, 7)")
                    + "\n    return torch.to(torch.max(torch.abs(torch.sub(torch.to(single, 7), exact))), 6)\n";
        }

        @Override
        public String toString() {
            return operation + " " + kernel + "x" + kernel + " of " + in + " to " + out + " channels";
        }
    }
}
