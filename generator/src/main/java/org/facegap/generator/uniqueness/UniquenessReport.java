package org.facegap.generator.uniqueness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.estimate.Estimate;

/**
 * How alike the identities of a set are; {@code uniqueness.json}. Matrices have a row and a column per group, in the order of
 * {@code groups}; a pair within a group is counted once, a pair of two groups stands on both sides of the diagonal.
 *
 * @param source the set
 * @param embedder whose embeddings are compared
 * @param identities how many
 * @param dimension values of an embedding
 * @param by attribute, or joined attributes, whose values are the groups; empty when there is one group
 * @param groups names
 * @param identitiesPerGroup in their order
 * @param pairs {@code [group][group]}: all pairs
 * @param thresholds what reaches each threshold, rising
 * @param nearest of all identities, among all others
 * @param nearestPerGroup group to the same of its identities, among all others
 * @param nearestGroup {@code [group][group]}: identities of the row's group whose nearest neighbour is of the column's group; not
 *     symmetric
 * @param recomputedInDouble pairs too near a threshold for float32
 * @param blockRows most rows compared at once
 * @param blockMebibytes memory planned for one block
 * @param notes what a reader must know
 */
public record UniquenessReport(
        String source,
        String embedder,
        long identities,
        int dimension,
        String by,
        List<String> groups,
        List<Integer> identitiesPerGroup,
        List<List<Long>> pairs,
        List<Reaching> thresholds,
        Nearest nearest,
        Map<String, Nearest> nearestPerGroup,
        List<List<Long>> nearestGroup,
        long recomputedInDouble,
        int blockRows,
        long blockMebibytes,
        List<String> notes) {
    /**
     * Pairs at or above a threshold.
     *
     * @param threshold cosine
     * @param pairs how many, exactly
     * @param share of all pairs; counted, so without an interval
     * @param identities how many have such a neighbour
     * @param perGroups {@code [group][group]}
     */
    public record Reaching(double threshold, long pairs, Estimate share, long identities, List<List<Long>> perGroups) {
        public Reaching {
            perGroups = List.copyOf(perGroups);
        }
    }

    public UniquenessReport {
        groups = List.copyOf(groups);
        identitiesPerGroup = List.copyOf(identitiesPerGroup);
        pairs = List.copyOf(pairs);
        thresholds = List.copyOf(thresholds);
        nearestPerGroup = Collections.unmodifiableMap(new LinkedHashMap<>(nearestPerGroup));
        nearestGroup = List.copyOf(nearestGroup);
        notes = List.copyOf(notes);
    }

    /**
     * Puts counts into words.
     *
     * @param source what was compared
     * @param embedder whose embeddings they are
     * @param by attribute of the groups; empty for none
     * @param notes what a reader must know
     */
    public static UniquenessReport of(
            String source,
            String embedder,
            String by,
            EmbeddingRows rows,
            GroupedRows groups,
            PairCounts counts,
            List<String> notes) {
        int n = rows.count();
        int size = groups.names().size();
        long[][] pairs = new long[size][size];
        for (int g = 0; g < size; g++) {
            for (int h = 0; h < size; h++) {
                long own = groups.sizes().get(g);
                pairs[g][h] =
                        g == h ? own * (own - 1) / 2 : own * groups.sizes().get(h);
            }
        }
        long all = (long) n * (n - 1) / 2;
        List<Reaching> reaching = new ArrayList<>();
        for (int t = 0; t < counts.thresholds().length; t++) {
            double threshold = counts.thresholds()[t];
            long count = upper(counts.reaching()[t]);
            reaching.add(new Reaching(
                    threshold,
                    count,
                    Estimate.point((double) count / all, all, "rate"),
                    Arrays.stream(counts.nearest()).filter(s -> s >= threshold).count(),
                    lists(counts.reaching()[t])));
        }
        long[][] partners = new long[size][size];
        Map<String, Nearest> perGroup = new LinkedHashMap<>();
        for (int g = 0; g < size; g++) {
            int first = groups.first(g);
            int end = first + groups.sizes().get(g);
            perGroup.put(groups.names().get(g), Nearest.of(Arrays.copyOfRange(counts.nearest(), first, end)));
            for (int i = first; i < end; i++) {
                partners[g][groups.groupOf(counts.partner()[i])]++;
            }
        }
        return new UniquenessReport(
                source,
                embedder,
                n,
                rows.dimension(),
                by,
                groups.names(),
                groups.sizes(),
                lists(pairs),
                reaching,
                Nearest.of(counts.nearest()),
                perGroup,
                lists(partners),
                counts.recomputed(),
                counts.blockRows(),
                counts.blockBytes() >> 20,
                notes);
    }

    private static long upper(long[][] matrix) {
        long sum = 0;
        for (int g = 0; g < matrix.length; g++) {
            for (int h = g; h < matrix.length; h++) {
                sum += matrix[g][h];
            }
        }
        return sum;
    }

    private static List<List<Long>> lists(long[][] matrix) {
        return Arrays.stream(matrix)
                .map(row -> Arrays.stream(row).boxed().toList())
                .toList();
    }
}
