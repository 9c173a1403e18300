package org.facegap.generator.audit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One attribute's shares in a set, and what an auditing oracle says of the labels. {@code M[s][a]}, the share of label s among
 * the identities that the auditor calls a, is estimated on the audited identities; the corrected shares p are those for which
 * {@code M p} comes nearest to the shares q of the labels in the set. Where every identity of the set was audited, and no
 * other, p is the auditor's own count.
 */
final class AuditedShares {
    private final List<String> values;
    private final long[] labelled;
    private final long[][] joint;

    private AuditedShares(List<String> values, long[] labelled, long[][] joint) {
        this.values = values;
        this.labelled = labelled;
        this.joint = joint;
    }

    /**
     * Puts the counts in order.
     *
     * @param identities value to identities of the set that the searching oracle labelled so; values that none has count too
     * @param confusion the searching oracle's value to the auditor's value to audited identities
     */
    static AuditedShares of(Map<String, Long> identities, Map<String, Map<String, Long>> confusion) {
        Set<String> names = new LinkedHashSet<>(identities.keySet());
        names.addAll(confusion.keySet());
        confusion.values().forEach(row -> names.addAll(row.keySet()));
        List<String> values = new ArrayList<>(names);
        long[] labelled = new long[values.size()];
        long[][] joint = new long[values.size()][values.size()];
        for (int s = 0; s < labelled.length; s++) {
            labelled[s] = identities.getOrDefault(values.get(s), 0L);
            Map<String, Long> row = confusion.getOrDefault(values.get(s), Map.of());
            for (int a = 0; a < labelled.length; a++) {
                joint[s][a] = row.getOrDefault(values.get(a), 0L);
            }
        }
        return new AuditedShares(values, labelled, joint);
    }

    List<String> values() {
        return values;
    }

    /** Identities of the set. */
    long identities() {
        return sum(labelled);
    }

    /** Identities that the auditor read. */
    long audited() {
        long sum = 0;
        for (long[] row : joint) {
            sum += sum(row);
        }
        return sum;
    }

    /** Why the shares cannot be corrected; null when they can. */
    @Nullable
    String obstacle() {
        if (audited() == 0) {
            return "no auditing oracle read this attribute";
        }
        for (int s = 0; s < labelled.length; s++) {
            if (labelled[s] > 0 && sum(joint[s]) == 0) {
                return "the auditing oracle read no identity labelled " + values.get(s);
            }
        }
        return null;
    }

    /** Shares of the labels; the set must not be empty. */
    double[] raw() {
        double[] q = new double[labelled.length];
        for (int s = 0; s < q.length; s++) {
            q[s] = (double) labelled[s] / identities();
        }
        return q;
    }

    /** Corrected shares. */
    double[] corrected() {
        return corrected(joint);
    }

    /**
     * Corrected shares of a resample: as many audited identities of every label, drawn with replacement. Labels keep their
     * numbers, since the set's own are counted and not estimated.
     */
    double[] resampled(SplittableRandom random) {
        long[][] drawn = new long[joint.length][joint.length];
        for (int s = 0; s < joint.length; s++) {
            long all = sum(joint[s]);
            for (long i = 0; i < all; i++) {
                long at = random.nextLong(all);
                int a = 0;
                while (at >= joint[s][a]) {
                    at -= joint[s][a++];
                }
                drawn[s][a]++;
            }
        }
        return corrected(drawn);
    }

    private double[] corrected(long[][] counts) {
        int size = counts.length;
        long[] columns = new long[size];
        for (long[] row : counts) {
            for (int a = 0; a < size; a++) {
                columns[a] += row[a];
            }
        }
        int[] seen = IntStream.range(0, size).filter(a -> columns[a] > 0).toArray();
        // A label whose row is empty has no identity in the set either; it explains nothing.
        double[][] matrix = new double[size][seen.length];
        double[] start = new double[seen.length];
        double all = sum(columns);
        for (int j = 0; j < seen.length; j++) {
            start[j] = columns[seen[j]] / all;
            for (int s = 0; s < size; s++) {
                matrix[s][j] = (double) counts[s][seen[j]] / columns[seen[j]];
            }
        }
        double[] p = SimplexLeastSquares.solve(matrix, raw(), start);
        double[] shares = new double[size];
        for (int j = 0; j < seen.length; j++) {
            shares[seen[j]] = p[j];
        }
        return shares;
    }

    private static long sum(long[] counts) {
        long sum = 0;
        for (long n : counts) {
            sum += n;
        }
        return sum;
    }
}
