package org.facegap.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.facegap.core.npy.NpyMatrix;
import org.facegap.core.npy.NpyRows;
import org.facegap.core.progress.Progress;
import org.facegap.core.random.Gaussian;
import org.facegap.generator.uniqueness.AllPairs;
import org.facegap.generator.uniqueness.EmbeddingRows;
import org.facegap.generator.uniqueness.GroupedRows;
import org.facegap.generator.uniqueness.PairCounts;
import org.facegap.models.engine.EngineRuntime;

/**
 * Time and peak memory of comparing all pairs of embeddings in a file: three groups, seven thresholds. Embeddings are normal noise
 * around 200 centres, so that thresholds cut through the pairs. Every case is a process of its own with a Java heap of 512 MiB
 * and prints wall seconds, user and system seconds, and the highest memory of the whole process (VmHWM), engine included. From
 * the repository's root, after {@code mvn install}:
 *
 * <pre>{@code mvn -q -pl benchmarks exec:exec -Dexec.executable=java -Dexec.args="-cp %classpath org.facegap.benchmarks.UniquenessTrial 10000 30000 100000"}</pre>
 *
 * Arguments: numbers of identities. Dimension 512, 256 MiB for blocks, all processors.
 */
public final class UniquenessTrial {
    private static final int DIMENSION = 512;
    private static final int CENTRES = 200;
    private static final int MEBIBYTES = 256;
    private static final double TICKS_PER_SECOND = 100;
    private static final double[] THRESHOLDS = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7};

    private UniquenessTrial() {}

    /** Runs all cases, or one in this process when the first argument is {@code one}. */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length == 3 && args[0].equals("one")) {
            one(Path.of(args[1]), Integer.parseInt(args[2]));
            return;
        }
        System.out.println(
                "identities  pairs        wall s   user s    system s  peak MiB  per 1e9 pairs: wall s, user s"
                        + "  pairs >= 0.5  recomputed");
        for (String identities : args.length > 0 ? args : new String[] {"10000", "30000", "100000"}) {
            Path file = Files.createTempFile("facegap-uniqueness", ".npy");
            try {
                write(file, Integer.parseInt(identities));
                child(file, identities);
            } finally {
                Files.deleteIfExists(file);
            }
        }
    }

    private static void write(Path file, int identities) {
        Gaussian random = new Gaussian(1);
        float[][] centres = new float[CENTRES][DIMENSION];
        for (float[] centre : centres) {
            random.fill(centre);
        }
        try (NpyRows rows = NpyRows.create(file, DIMENSION)) {
            float[] row = new float[DIMENSION];
            for (int i = 0; i < identities; i++) {
                random.fill(row);
                for (int k = 0; k < DIMENSION; k++) {
                    row[k] += 0.8f * centres[i % CENTRES][k];
                }
                rows.add(row);
            }
        }
    }

    private static void child(Path file, String identities) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                UniquenessTrial.class.getName(),
                "one",
                file.toString(),
                identities));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("THP_MEM_ALLOC_ENABLE", "1");
        builder.environment().put("OMP_WAIT_POLICY", "PASSIVE");
        Process process = builder.start();
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            in.lines().forEach(System.out::println);
        }
        if (process.waitFor() != 0) {
            throw new IOException(identities + " identities ended with " + process.exitValue());
        }
    }

    private static void one(Path file, int identities) throws IOException {
        EngineRuntime runtime = EngineRuntime.start("cpu", "float32", 0);
        GroupedRows groups = new GroupedRows(
                List.of("a", "b", "c"),
                List.of(identities / 2, identities / 3, identities - identities / 2 - identities / 3));
        double[] before = cpuSeconds();
        long start = System.nanoTime();
        PairCounts counts = new AllPairs(runtime, (long) MEBIBYTES << 20)
                .measure(
                        EmbeddingRows.of(NpyMatrix.open(file), file.toString()), groups, THRESHOLDS, Progress.silent());
        double wall = (System.nanoTime() - start) * 1e-9;
        double[] after = cpuSeconds();
        double billions = 0.5e-9 * identities * (identities - 1.0);
        long[][] half = counts.reaching()[4];
        long pairs = half[0][0] + half[1][1] + half[2][2] + half[0][1] + half[0][2] + half[1][2];
        System.out.println(String.format(
                Locale.ROOT,
                "%-11d %.3e  %8.1f %8.1f %8.1f  %8d  %17.1f %8.1f  %13d  %d",
                identities,
                1e9 * billions,
                wall,
                after[0] - before[0],
                after[1] - before[1],
                peakMebibytes(),
                wall / billions,
                (after[0] - before[0]) / billions,
                pairs,
                counts.recomputed()));
    }

    /** User and system seconds of this process, in hundredths, as Linux counts them. */
    private static double[] cpuSeconds() throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return new double[] {
            Long.parseLong(fields[11]) / TICKS_PER_SECOND, Long.parseLong(fields[12]) / TICKS_PER_SECOND
        };
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
