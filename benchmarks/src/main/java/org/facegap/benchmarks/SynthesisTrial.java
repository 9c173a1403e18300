package org.facegap.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.facegap.core.random.Gaussian;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.stylegan2.Noise;
import org.facegap.models.stylegan2.StyleGan2;
import org.facegap.models.stylegan2.StyleGan2Config;
import org.facegap.models.stylegan2.SynthesisSpec;

/**
 * Images per second and peak memory of StyleGAN2 config-f with random weights and constant noise: this project's prepared
 * scripts in float32 and bfloat16, mapping and the copy to Java included, beside {@link PlainSynthesis} without either. Every case is a process of its own, so
 * that its peak memory is its own; cases of one resolution run one after the other. From the repository's root, after
 * {@code mvn install}:
 *
 * <pre>{@code mvn -q -pl benchmarks exec:exec -Dexec.executable=java -Dexec.args="-cp %classpath org.facegap.benchmarks.SynthesisTrial"}</pre>
 *
 * Arguments: resolutions (64 256 1024). Compare figures only with others of the same run.
 */
public final class SynthesisTrial {
    private static final double SECONDS = 6;
    private static final int MOST = 9;

    private SynthesisTrial() {}

    /** Runs all cases, or one in this process when the first argument is {@code one}. */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length > 0 && args[0].equals("one")) {
            System.out.println(one(Integer.parseInt(args[1]), Integer.parseInt(args[2]), args[3]));
            return;
        }
        all(System.out, args.length > 0 ? List.of(args) : List.of("64", "256", "1024"));
    }

    private static void all(PrintStream out, List<String> resolutions) throws IOException, InterruptedException {
        out.println("px    batch  form      images/s  s/image, median [fastest, slowest]  n   peak MiB  of plain");
        for (String resolution : resolutions) {
            int best = resolution.equals("1024") ? 2 : 8;
            for (int batch : new int[] {1, best}) {
                double plain = Double.NaN;
                for (String form : new String[] {"plain", "float32", "bfloat16"}) {
                    String line = child(resolution, Integer.toString(batch), form);
                    double median = Double.parseDouble(line.split(" ", -1)[0]);
                    plain = form.equals("plain") ? median : plain;
                    String[] f = line.split(" ", -1);
                    out.println(String.format(
                            Locale.ROOT,
                            "%-5s %5d  %-8s %9.2f  %8.4f [%s, %s]  %s  %8s  %.2fx",
                            resolution,
                            batch,
                            form,
                            1 / median,
                            median,
                            f[1],
                            f[2],
                            f[3],
                            f[4],
                            plain / median));
                }
            }
        }
    }

    private static String child(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                SynthesisTrial.class.getName(),
                "one"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("THP_MEM_ALLOC_ENABLE", "1");
        builder.environment().put("OMP_WAIT_POLICY", "PASSIVE");
        Process process = builder.start();
        String last = "";
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                last = line;
            }
        }
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", arguments) + " ended with " + process.exitValue());
        }
        return last;
    }

    /** Median, fastest and slowest seconds per image, how many runs, peak MiB. */
    private static String one(int resolution, int batch, String form) throws IOException {
        StyleGan2Config config = new StyleGan2Config(512, 512, resolution, 32768, 512, 8, 0.01);
        EngineRuntime runtime = EngineRuntime.start("cpu", form.equals("bfloat16") ? "bfloat16" : "float32", 0);
        double[] seconds;
        if (form.equals("plain")) {
            try (PlainSynthesis plain = new PlainSynthesis(runtime, config)) {
                seconds = measure(batch, () -> plain.run(batch));
            }
        } else {
            try (StyleGan2 network = StyleGan2.random(runtime, config, new SynthesisSpec(0, batch))) {
                float[][] z = new float[batch][config.zDim()];
                Gaussian gaussian = new Gaussian(1);
                for (float[] row : z) {
                    gaussian.fill(row);
                }
                seconds = measure(
                        batch,
                        () -> network.synthesizeExtended(network.extend(network.map(z, 0.7), 1, 0), Noise.CONSTANT)[0][
                                0]);
            }
        }
        Timing timing = Timing.of(seconds);
        return String.format(
                Locale.ROOT,
                "%.5f %.4f %.4f %d %d",
                timing.median(),
                timing.fastest(),
                timing.slowest(),
                timing.samples(),
                peakMebibytes());
    }

    private interface Work {
        double run();
    }

    private static double[] measure(int batch, Work work) {
        List<Double> seconds = new ArrayList<>();
        double sum = work.run();
        long begun = System.nanoTime();
        while (seconds.size() < 3 || (seconds.size() < MOST && System.nanoTime() - begun < SECONDS * 1e9)) {
            long start = System.nanoTime();
            sum += work.run();
            seconds.add((System.nanoTime() - start) * 1e-9 / batch);
        }
        if (Double.isNaN(sum)) {
            throw new IllegalStateException("the images are not numbers");
        }
        return seconds.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static long peakMebibytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmHWM:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
            }
        }
        return -1;
    }
}
