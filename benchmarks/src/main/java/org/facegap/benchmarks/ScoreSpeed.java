package org.facegap.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.facegap.core.random.Gaussian;
import org.facegap.core.random.Seeds;
import org.facegap.core.results.scores.ScoreResults;
import org.facegap.evaluation.scores.ScoreBinary;
import org.facegap.evaluation.scores.ScoreTable;
import org.facegap.evaluation.scores.analysis.ScoreEvaluator;
import org.facegap.evaluation.scores.analysis.ScoreSpec;
import org.facegap.evaluation.scores.reading.ReadingSpec;
import org.facegap.evaluation.scores.reading.ScoreFiles;
import org.facegap.evaluation.scores.reading.ScoreInput;
import org.facegap.evaluation.scores.reading.ScoreSource;

/**
 * Times the evaluation of many scored pairs of many people from one CSV file and from the binary form: reading, all
 * rates, curves, differentials, intervals, and replicates of the rates at the operating points. The files are made from a
 * seed when they are not there.
 *
 * <pre>{@code ScoreSpeed FOLDER [PAIRS [GROUPS [IDENTITIES_PER_GROUP [REPLICATES]]]]}</pre>
 *
 * Wall time is told beside the time of all processors together, which does not depend on what else the machine does.
 */
public final class ScoreSpeed {
    private static final long SEED = 20260101;
    private static final int GENUINE_EACH = 10;
    private static final int DEFAULT_PAIRS = 10_000_000;
    private static final int DEFAULT_GROUPS = 8;
    private static final int DEFAULT_IDENTITIES = 1000;
    private static final int DEFAULT_REPLICATES = 1000;

    private final PrintStream out;
    private final Path folder;
    private final int pairs;
    private final int groups;
    private final int identities;
    private final int replicates;

    private ScoreSpeed(PrintStream out, Path folder, int pairs, int groups, int identities, int replicates) {
        this.out = out;
        this.folder = folder;
        this.pairs = pairs;
        this.groups = groups;
        this.identities = identities;
        this.replicates = replicates;
    }

    /** Runs the trial. */
    public static void main(String[] args) throws IOException {
        if (args.length == 0) {
            System.err.println("ScoreSpeed FOLDER [PAIRS [GROUPS [IDENTITIES_PER_GROUP [REPLICATES]]]]");
            return;
        }
        new ScoreSpeed(
                        System.out,
                        Path.of(args[0]),
                        number(args, 1, DEFAULT_PAIRS),
                        number(args, 2, DEFAULT_GROUPS),
                        number(args, 3, DEFAULT_IDENTITIES),
                        number(args, 4, DEFAULT_REPLICATES))
                .run();
    }

    private static int number(String[] args, int index, int otherwise) {
        return args.length > index ? Integer.parseInt(args[index]) : otherwise;
    }

    private void run() throws IOException {
        Files.createDirectories(folder);
        Path csv = folder.resolve("pairs-" + pairs + "-" + groups + "-" + identities + ".csv");
        Path binary = folder.resolve("pairs-" + pairs + "-" + groups + "-" + identities + ".scores");
        if (!Files.exists(csv)) {
            write(csv);
        }
        out.printf(
                Locale.ROOT,
                "# %,d pairs, %d groups of %,d identities, %,d replicates; heap at most %d MiB, %d processors%n",
                pairs,
                groups,
                identities,
                replicates,
                Runtime.getRuntime().maxMemory() >> 20,
                Runtime.getRuntime().availableProcessors());
        if (!Files.exists(binary)) {
            ScoreBinary.write(binary, read(csv).table());
        }
        for (Path file : List.of(csv, binary)) {
            trial(file);
        }
    }

    private static ScoreInput read(Path file) {
        return new ScoreFiles(ReadingSpec.standard()).read(List.of(ScoreSource.of(file)));
    }

    private void trial(Path file) throws IOException {
        System.gc();
        Clock whole = new Clock();
        Clock step = new Clock();
        ScoreInput input = read(file);
        long bytes = Files.size(file);
        ScoreTable table = input.table();
        out.printf(Locale.ROOT, "%s: %,d MiB%n  read      %s%n", file.getFileName(), bytes >> 20, step.text());
        step = new Clock();
        ScoreSpec standard = ScoreSpec.standard(SEED);
        ScoreSpec settings = new ScoreSpec(
                List.of(0.01, 0.001, 0.0001),
                standard.fixed(),
                standard.thresholdRule(),
                standard.impostors(),
                standard.failures(),
                0,
                standard.confidence(),
                replicates,
                standard.permutations(),
                standard.minimumTrials(),
                standard.rocPoints(),
                SEED,
                null,
                null);
        ScoreResults results = new ScoreEvaluator(settings).evaluate(input, null);
        out.printf(Locale.ROOT, "  evaluate  %s%n  together  %s%n", step.text(), whole.text());
        out.printf(Locale.ROOT, "  peak memory of the process so far: %s%n", peakMemory());
        out.println("  " + table.size() + " pairs: "
                + results.conclusion().sentences().get(0));
    }

    private static String peakMemory() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return "not known on this system";
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(l -> l.startsWith("VmHWM:"))
                    .map(l -> l.replaceAll("[^0-9]", ""))
                    .map(kib -> (Long.parseLong(kib) >> 10) + " MiB")
                    .findFirst()
                    .orElse("not known");
        }
    }

    /** Identities whose likeness to themselves and to others differs from identity to identity, as in real scores. */
    private void write(Path csv) throws IOException {
        Gaussian normal = new Gaussian(Seeds.derive(SEED, "scores"));
        SplittableRandom random = new SplittableRandom(Seeds.derive(SEED, "pairs"));
        double[] own = new double[groups * identities];
        for (int i = 0; i < own.length; i++) {
            own[i] = normal.next();
        }
        Path part = csv.resolveSibling(csv.getFileName() + ".part");
        try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(part), 1 << 20)) {
            stream.write(
                    "probe_subject_id,bio_ref_subject_id,group,genuine,score\n".getBytes(StandardCharsets.US_ASCII));
            StringBuilder line = new StringBuilder();
            for (int p = 0; p < pairs; p++) {
                int group = random.nextInt(groups);
                boolean genuine = random.nextInt(GENUINE_EACH) == 0;
                int a = group * identities + random.nextInt(identities);
                int b = a;
                while (!genuine && b == a) {
                    b = group * identities + random.nextInt(identities);
                }
                double centre = genuine ? 0.55 + 0.05 * own[a] : 0.05 + 0.004 * group + 0.02 * (own[a] + own[b]);
                float score = (float) (centre + 0.1 * normal.next());
                line.setLength(0);
                line.append('s')
                        .append(a)
                        .append(",s")
                        .append(b)
                        .append(",group ")
                        .append(group);
                line.append(genuine ? ",1," : ",0,").append(score).append('\n');
                for (int i = 0; i < line.length(); i++) {
                    stream.write(line.charAt(i));
                }
            }
        }
        Files.move(part, csv);
    }

    /** Time since it was made. */
    private static final class Clock {
        private final OperatingSystemMXBean system =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        private final long wall = System.nanoTime();
        private final long processors = system.getProcessCpuTime();

        String text() {
            return String.format(
                    Locale.ROOT,
                    "%7.2f s wall, %7.2f s of all processors",
                    (System.nanoTime() - wall) * 1e-9,
                    (system.getProcessCpuTime() - processors) * 1e-9);
        }
    }
}
