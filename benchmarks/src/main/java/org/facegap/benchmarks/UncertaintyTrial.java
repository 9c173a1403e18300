package org.facegap.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.facegap.evaluation.differential.Differential;
import org.facegap.evaluation.differential.DifferentialAnalysis;
import org.facegap.evaluation.differential.DifferentialSpec;
import org.facegap.evaluation.differential.GroupSample;
import org.facegap.evaluation.uncertainty.ClusteredRate;
import org.facegap.evaluation.uncertainty.ErrorColumn;
import org.facegap.evaluation.uncertainty.IdentityCounts;
import org.facegap.evaluation.uncertainty.IdentityPairs;
import org.facegap.evaluation.uncertainty.RateBootstrap;

/**
 * Times clustered intervals, 1,000 bootstrap replicates and all differentials of ten million pairs in eight groups at four
 * operating points, once the scores were compared with the thresholds. After {@code mvn install}:
 *
 * <pre>{@code mvn -q -pl benchmarks exec:java -Dexec.mainClass=org.facegap.benchmarks.UncertaintyTrial -Dexec.args="10000000 5000"}</pre>
 *
 * Arguments: pairs of all groups together and identities of each group.
 */
public final class UncertaintyTrial {
    private static final int GROUPS = 8;
    private static final int REPLICATES = 1000;
    private static final double[] FMR = {.1, .01, .001, .0001};
    private static final double[] FNMR = {.005, .02, .08, .25};

    private final PrintStream out;
    private final int pairs;
    private final int identities;

    private UncertaintyTrial(PrintStream out, int pairs, int identities) {
        this.out = out;
        this.pairs = pairs / GROUPS;
        this.identities = identities;
    }

    /** Runs the trial. */
    public static void main(String[] args) {
        int pairs = args.length > 0 ? Integer.parseInt(args[0]) : 10_000_000;
        int identities = args.length > 1 ? Integer.parseInt(args[1]) : 5000;
        new UncertaintyTrial(System.out, pairs, identities).run();
    }

    private void run() {
        out.println("# processors: " + Runtime.getRuntime().availableProcessors());
        List<int[][]> ends = IntStream.range(0, GROUPS).mapToObj(this::ends).toList();
        long start = System.nanoTime();
        List<IdentityPairs> designs =
                ends.parallelStream().map(e -> IdentityPairs.of(e[0], e[1])).toList();
        start = done("which identities and pairs of identities there are", start);
        List<List<IdentityCounts>> counts = IntStream.range(0, GROUPS)
                .parallel()
                .mapToObj(g -> columns(designs.get(g), g))
                .toList();
        start = done("errors by identity at " + FMR.length + " operating points", start);
        double widest = counts.parallelStream()
                .flatMap(List::stream)
                .map(ClusteredRate::of)
                .map(r -> r.interval(.95))
                .mapToDouble(i -> i.high() - i.low())
                .max()
                .orElseThrow();
        start = done(String.format(Locale.ROOT, "clustered intervals (the widest %.4f)", widest), start);
        double moved = IntStream.range(0, GROUPS)
                .parallel()
                .mapToObj(g -> RateBootstrap.ofIdentities(counts.get(g), REPLICATES, g))
                .mapToDouble(b -> Arrays.stream(b.deviations(0)).max().orElseThrow())
                .max()
                .orElseThrow();
        start = done(
                String.format(Locale.ROOT, "%d bootstrap replicates (the largest move %.4f)", REPLICATES, moved),
                start);
        double p = IntStream.range(0, FMR.length)
                .parallel()
                .mapToDouble(t -> new DifferentialAnalysis(DifferentialSpec.defaults(t))
                        .of(samples(counts, t), Differential.all(.5, FMR[t])).stream()
                                .mapToDouble(r -> r.chance().p())
                                .min()
                                .orElseThrow())
                .min()
                .orElseThrow();
        done(String.format(Locale.ROOT, "all differentials with permutations (the smallest p %.4f)", p), start);
        Runtime vm = Runtime.getRuntime();
        out.println("# heap in use: " + (vm.totalMemory() - vm.freeMemory() >> 20) + " MiB");
    }

    private long done(String what, long start) {
        out.println(String.format(Locale.ROOT, "%7.2f s  %s", (System.nanoTime() - start) / 1e9, what));
        return System.nanoTime();
    }

    private int[][] ends(int group) {
        SplittableRandom random = new SplittableRandom(group);
        int[][] ends = new int[2][pairs];
        for (int p = 0; p < pairs; p++) {
            ends[0][p] = random.nextInt(identities);
            ends[1][p] = p % 5 == 0 ? ends[0][p] : (ends[0][p] + 1 + random.nextInt(identities - 1)) % identities;
        }
        return ends;
    }

    private static List<IdentityCounts> columns(IdentityPairs design, int group) {
        SplittableRandom random = new SplittableRandom(100 + group);
        double[] score = new double[design.size()];
        for (int p = 0; p < score.length; p++) {
            score[p] = random.nextDouble();
        }
        List<IdentityCounts> columns = new ArrayList<>();
        for (boolean genuine : new boolean[] {false, true}) {
            for (double rate : genuine ? FNMR : FMR) {
                int[] wrong = IntStream.range(0, score.length)
                        .filter(p -> design.genuine(p) == genuine && score[p] < rate)
                        .toArray();
                columns.add(IdentityCounts.of(design, new ErrorColumn(genuine, wrong)));
            }
        }
        return columns;
    }

    private static List<GroupSample> samples(List<List<IdentityCounts>> counts, int point) {
        return IntStream.range(0, GROUPS)
                .mapToObj(g -> GroupSample.ofIdentities(
                        "g" + g, counts.get(g).get(point), 0, counts.get(g).get(FMR.length + point), 0))
                .toList();
    }
}
