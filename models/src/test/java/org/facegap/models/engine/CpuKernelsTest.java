package org.facegap.models.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.facegap.core.UserError;
import org.junit.jupiter.api.Test;

class CpuKernelsTest {
    private static final String ZEN_5 =
            "vendor_id\t: AuthenticAMD\ncpu family\t: 26\nmodel\t\t: 2\nflags\t\t: fpu avx2 avx512f avx512_bf16\n";

    @Test
    void convolutionsAreRightOnceTheEngineIsStarted() {
        assertThat(CpuKernels.firstWrong(EngineRuntime.start("cpu", "float32", 1)))
                .isNull();
    }

    @Test
    void processorsThatComputeWronglyAreKnown() {
        assertThat(CpuKernels.givesWrongSums(ZEN_5)).isTrue();
        assertThat(CpuKernels.givesWrongSums(ZEN_5.replace("26", "25"))).isFalse();
        assertThat(CpuKernels.givesWrongSums(ZEN_5.replace("AuthenticAMD", "GenuineIntel")))
                .isFalse();
        assertThat(CpuKernels.givesWrongSums(ZEN_5.replace("avx512", "avx"))).isFalse();
    }

    /** In a process of its own, whose environment asks for what this one is kept from. */
    @Test
    void aProcessorThatComputesWronglyIsRefused() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                System.getProperty("java.class.path"),
                Start.class.getName());
        builder.environment().put("ONEDNN_MAX_CPU_ISA", "ALL");
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        String info = Files.readString(Path.of("/proc/cpuinfo"));
        if (!CpuKernels.givesWrongSums(info)) {
            assertThat(said)
                    .as("a processor that is not known to compute wrongly")
                    .contains("started");
        }
        assertThat(said.contains("ONEDNN_MAX_CPU_ISA=SSE41"))
                .as(
                        "with a way out, and not all of the known ones are wrong in what is compared at the start: %s",
                        said)
                .isEqualTo(said.contains("computes convolutions wrongly"));
        assertThat(said.contains("started")).isNotEqualTo(said.contains("computes convolutions wrongly"));
    }

    static final class Start {
        public static void main(String[] args) {
            try {
                EngineRuntime.start("cpu", "float32", 1);
                System.out.println("started");
            } catch (UserError e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
