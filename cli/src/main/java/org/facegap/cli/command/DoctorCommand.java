package org.facegap.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.facegap.core.UserError;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.external.OnnxRuntime;
import org.facegap.models.named.ModelName;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code facegap doctor}. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Tell what this machine has, what is missing, and how to get it.",
        footerHeading = "%nExit code:%n",
        footer = "  0 when suites can run here, on whatever device; 1 when not.")
public final class DoctorCommand implements Callable<Integer> {
    private static final int NEEDED_JAVA = 17;
    private static final double GIB = 1 << 30;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    private boolean broken;

    @Override
    public Integer call() {
        java();
        @Nullable EngineRuntime runtime = engine();
        if (runtime != null) {
            devices(runtime);
            computeType(runtime);
        }
        onnx();
        memory();
        disk();
        models();
        return broken ? UserError.FAILED : 0;
    }

    private void java() {
        int feature = Runtime.version().feature();
        tell(
                feature >= NEEDED_JAVA,
                "java",
                System.getProperty("java.vm.name") + " " + Runtime.version() + " in "
                        + System.getProperty("java.home"));
        if (feature < NEEDED_JAVA) {
            hint("facegap needs a JDK 17 or newer; point JAVA_HOME at one");
        }
    }

    private @Nullable EngineRuntime engine() {
        try {
            EngineRuntime runtime = EngineRuntime.start("auto", "auto", 0);
            tell(true, "engine", "PyTorch " + runtime.version() + " through DJL, offline");
            return runtime;
        } catch (UserError e) {
            tell(false, "engine", e.getMessage());
            hint("the CPU natives come with the build on Linux x86-64, unless it was built with -Dno.natives");
            hint("with -Dno.natives set PYTORCH_LIBRARY_PATH and PYTORCH_VERSION, as told for CUDA in README.md");
            return null;
        }
    }

    private void devices(EngineRuntime runtime) {
        boolean gpu = runtime.device().isGpu();
        tell(true, "device", gpu ? "gpu" + runtime.device().getDeviceId() + ", cpu" : "cpu");
        tell(true, "threads", runtime.threads() + " of " + Runtime.getRuntime().availableProcessors() + " processors");
        tell(
                true,
                "instructions",
                EngineRuntime.instructions() + " (results are the same on processors that say the same)");
        if (gpu) {
            return;
        }
        boolean card = Files.exists(Path.of("/proc/driver/nvidia/version"));
        note(
                "gpu",
                card ? "there is an NVIDIA driver, but the engine is built for CPUs" : "no NVIDIA driver; not needed");
        hint("to use a GPU: install the CUDA libtorch 2.7.1 (flavour cu128) and set");
        hint("  PYTORCH_LIBRARY_PATH=/path/to/libtorch/lib PYTORCH_VERSION=2.7.1 PYTORCH_FLAVOR=cu128");
        hint("  then build without the CPU natives: mvn -q -DskipTests -Dno.natives package");
        hint("  (for ./facegap: FACEGAP_MAVEN=-Dno.natives ./facegap doctor)");
        String path = System.getenv("PYTORCH_LIBRARY_PATH");
        if (path != null && !Files.isDirectory(Path.of(path))) {
            note("gpu", "PYTORCH_LIBRARY_PATH names " + path + ", which is no folder");
        }
    }

    private void computeType(EngineRuntime runtime) {
        double speedup = runtime.measureBfloat16Speedup();
        String measured = String.format(Locale.ROOT, "%.1f times as fast as float32 here (measured)", speedup);
        boolean listed = runtime.device().isGpu() || EngineRuntime.cpuHasBfloat16();
        note(
                "bfloat16",
                (speedup > 1 ? "real: " : listed ? "listed by the processor, but slow: " : "emulated: ") + measured
                        + "; auto takes " + runtime.computeType().label());
        if (EngineRuntime.cpuIsCapped()) {
            note(
                    "processor",
                    "convolutions use SSE 4.1 alone and are slow: PyTorch " + runtime.version()
                            + " computes wrongly with AVX on this processor");
        }
        if (speedup <= 1 && runtime.computeType().label().equals("bfloat16")) {
            hint("set compute.type: float32");
        }
    }

    private void onnx() {
        try {
            tell(true, "onnx", "ONNX Runtime " + OnnxRuntime.require() + ", on the CPU");
        } catch (UserError e) {
            note("onnx", e.getMessage());
            hint("only models of other people in ONNX files need it");
        }
    }

    private void memory() {
        long heap = Runtime.getRuntime().maxMemory();
        double total = total();
        String text = String.format(Locale.ROOT, "Java heap %.1f GB of %.1f GB", heap / GIB, total / GIB);
        tell(true, "memory", text + "; the engine needs 1 to 2 GB beside the heap");
        if (total > 0 && heap > 0.75 * total) {
            hint("the heap is most of the memory; give it less, as in FACEGAP_HEAP=2g");
        }
    }

    private static double total() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 0;
    }

    private void disk() {
        Path here = Path.of("").toAbsolutePath();
        try {
            FileStore disk = Files.getFileStore(here);
            boolean writable = Files.isWritable(here);
            tell(
                    true,
                    "disk",
                    String.format(Locale.ROOT, "%.1f GB free in %s", disk.getUsableSpace() / GIB, here)
                            + (writable ? "" : ", which cannot be written"));
            if (!writable) {
                hint("name a folder that can be written: facegap run SUITE --out DIR");
            }
        } catch (IOException e) {
            note("disk", "cannot be told: " + e.getMessage());
        }
    }

    private void models() {
        List<String> missing = ModelName.BUILTINS.stream()
                .filter(name -> !new ModelName("builtin:" + name).exists())
                .toList();
        if (missing.isEmpty()) {
            tell(true, "models", "all " + ModelName.BUILTINS.size() + " built-in models are there");
        } else {
            note("models", "not in this build: " + String.join(", ", missing));
            hint("each is made by: facegap world fit configs/world/NAME.yaml --out DIR");
        }
    }

    private void tell(boolean good, String what, String text) {
        broken |= !good;
        line(good ? "ok" : "FAIL", what, text);
    }

    private void note(String what, String text) {
        line("note", what, text);
    }

    private void hint(String text) {
        line("", "", text);
    }

    private void line(String mark, String what, String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(String.format(Locale.ROOT, "%-5s %-9s %s", mark, what, text));
        out.flush();
    }
}
