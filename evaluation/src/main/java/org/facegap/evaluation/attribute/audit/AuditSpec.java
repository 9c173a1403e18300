package org.facegap.evaluation.attribute.audit;

import java.util.List;
import java.util.Map;
import org.facegap.evaluation.attribute.MinimumCounts;
import org.facegap.evaluation.attribute.convention.AequitasAudit;
import org.facegap.evaluation.differential.DifferentialSpec;
import org.jspecify.annotations.Nullable;

/**
 * How predictions are audited.
 *
 * @param groupings ways to sort the rows, each by one or several attributes; empty for each attribute alone
 * @param positive the class decisions are about; empty for 1 of 0 and 1, otherwise the last of two in the alphabet, or
 *     every class of more than two against the rest
 * @param reference attribute to the value of the privileged or reference group; the largest cell where one is missing
 * @param unprivileged attribute to the value that is compared with it; all other cells where one is missing
 * @param method how Aequitas' references are chosen
 * @param tau Aequitas' threshold
 * @param minimum what cells and rates need
 * @param confidence of intervals
 * @param permutations of each test; 0 for none
 * @param seed of the permutations
 * @param within the k of "within k" for numbers
 * @param baseline system that every other one is compared with; null for every two of a few, each with the first of more
 */
public record AuditSpec(
        List<List<String>> groupings,
        String positive,
        Map<String, String> reference,
        Map<String, String> unprivileged,
        AequitasAudit.Reference method,
        double tau,
        MinimumCounts minimum,
        double confidence,
        int permutations,
        long seed,
        List<Integer> within,
        @Nullable String baseline) {
    /** Aequitas' threshold of parity when nobody asks for another. */
    public static final double TAU = 0.8;

    public AuditSpec {
        groupings = List.copyOf(groupings);
        reference = Map.copyOf(reference);
        unprivileged = Map.copyOf(unprivileged);
        within = List.copyOf(within);
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence: must lie between 0 and 1, not " + confidence);
        }
        if (!(tau > 0 && tau <= 1)) {
            throw new IllegalArgumentException("tau: must be above 0 and at most 1, not " + tau);
        }
        if (permutations < 0 || (permutations > 0 && permutations < DifferentialSpec.LEAST_DRAWS)) {
            throw new IllegalArgumentException("permutations: must be 0 (no test), or " + DifferentialSpec.LEAST_DRAWS
                    + " or more, not " + permutations);
        }
    }
}
