package org.facegap.trainer.recognition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.facegap.core.UserError;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.random.Seeds;
import org.facegap.core.statistics.Cosine;
import org.facegap.trainer.loop.ValueGroups;

/**
 * Comparisons among held-out images: in every group up to {@value #MOST} genuine and as many impostor pairs, the latter of two identities of
 * the same group.
 */
final class HeldOutPairs {
    private static final int MOST = 2000;

    private final List<Group> groups = new ArrayList<>();

    private record Group(String name, int[][] genuine, int[][] impostor) {}

    /** @throws UserError when a group has no pairs of a kind */
    HeldOutPairs(List<FaceRecord> records, ValueGroups values, long seed) {
        for (int g = 0; g < values.names().size(); g++) {
            String name = values.names().get(g);
            SplittableRandom random = new SplittableRandom(Seeds.derive(seed, "held-out pairs", name));
            List<Integer> rows = new ArrayList<>();
            Map<String, List<Integer>> byIdentity = new LinkedHashMap<>();
            for (int row = 0; row < records.size(); row++) {
                if (values.of()[row] == g) {
                    rows.add(row);
                    byIdentity
                            .computeIfAbsent(records.get(row).identity(), any -> new ArrayList<>())
                            .add(row);
                }
            }
            List<int[]> genuine = new ArrayList<>();
            byIdentity.values().forEach(own -> {
                for (int i = 0; i < own.size(); i++) {
                    for (int j = i + 1; j < own.size(); j++) {
                        genuine.add(new int[] {own.get(i), own.get(j)});
                    }
                }
            });
            if (genuine.isEmpty() || byIdentity.size() < 2) {
                throw new UserError("validate: the held-out identities of group " + name + " make no "
                        + (genuine.isEmpty() ? "genuine" : "impostor")
                        + " pairs; hold out a larger share, or other groups (groupBy)");
            }
            groups.add(new Group(name, some(genuine, random), impostors(records, rows, genuine.size(), random)));
        }
    }

    private static int[][] some(List<int[]> pairs, SplittableRandom random) {
        for (int i = 0; i < Math.min(MOST, pairs.size()); i++) {
            int other = random.nextInt(i, pairs.size());
            int[] taken = pairs.get(other);
            pairs.set(other, pairs.get(i));
            pairs.set(i, taken);
        }
        return pairs.subList(0, Math.min(MOST, pairs.size())).toArray(int[][]::new);
    }

    private static int[][] impostors(
            List<FaceRecord> records, List<Integer> rows, int wanted, SplittableRandom random) {
        List<int[]> pairs = new ArrayList<>();
        Set<Long> drawn = new HashSet<>();
        // Small sets have fewer pairs than are wanted.
        for (int attempt = 0; attempt < 20 * MOST && pairs.size() < Math.min(MOST, Math.max(100, wanted)); attempt++) {
            int a = rows.get(random.nextInt(rows.size()));
            int b = rows.get(random.nextInt(rows.size()));
            if (!records.get(a).identity().equals(records.get(b).identity())
                    && drawn.add((long) Math.min(a, b) << 32 | Math.max(a, b))) {
                pairs.add(new int[] {a, b});
            }
        }
        return pairs.toArray(int[][]::new);
    }

    /**
     * Verification accuracy of every group at one threshold, the one at which its mean over the groups is highest: the mean of
     * the shares of genuine pairs accepted and of impostor pairs rejected.
     *
     * @param embeddings a row per image
     */
    Map<String, Double> accuracy(float[][] embeddings) {
        List<double[][]> scores = groups.stream()
                .map(group -> new double[][] {scores(group.genuine, embeddings), scores(group.impostor, embeddings)})
                .toList();
        double[] thresholds = scores.stream()
                .flatMapToDouble(both -> Arrays.stream(both[0]))
                .sorted()
                .distinct()
                .toArray();
        Map<String, Double> best = at(scores, thresholds[0]);
        for (double threshold : thresholds) {
            Map<String, Double> here = at(scores, threshold);
            if (mean(here) > mean(best)) {
                best = here;
            }
        }
        return best;
    }

    private Map<String, Double> at(List<double[][]> scores, double threshold) {
        Map<String, Double> accuracy = new LinkedHashMap<>();
        for (int g = 0; g < groups.size(); g++) {
            double[][] both = scores.get(g);
            accuracy.put(groups.get(g).name, (atLeast(both[0], threshold) + 1 - atLeast(both[1], threshold)) / 2);
        }
        return accuracy;
    }

    private static double mean(Map<String, Double> values) {
        return values.values().stream().mapToDouble(v -> v).average().orElse(0);
    }

    /** Share of sorted scores that are accepted. */
    private static double atLeast(double[] sorted, double threshold) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < threshold) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return (double) (sorted.length - low) / sorted.length;
    }

    private static double[] scores(int[][] pairs, float[][] embeddings) {
        double[] scores = Arrays.stream(pairs)
                .mapToDouble(pair -> cosine(embeddings[pair[0]], embeddings[pair[1]]))
                .toArray();
        Arrays.sort(scores);
        return scores;
    }

    private static double cosine(float[] a, float[] b) {
        return Cosine.of(Cosine.product(a, b), Cosine.norm(a, 0, a.length) * Cosine.norm(b, 0, b.length));
    }
}
