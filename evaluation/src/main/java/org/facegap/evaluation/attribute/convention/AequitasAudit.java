package org.facegap.evaluation.attribute.convention;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.evaluation.attribute.BinaryCounts;

/**
 * Every group against a reference group, after Aequitas: {@code disparity = group / reference} for each measure, and parity
 * when {@code tau <= disparity <= 1 / tau}.
 *
 * <p>Two measures share a name half-way: {@code pprev} is the share of the group that is predicted positive (impact parity,
 * others' demographic parity), while {@code ppr} is the group's share of everyone who is predicted positive, which depends
 * on the group's size (statistical parity in Aequitas' words).
 *
 * <p>Parities of several measures join by Kleene's logic: type I = FDR and FPR, type II = FOR and FNR, equalised odds =
 * FPR and TPR, unsupervised = ppr and pprev, supervised = type I and type II. A disparity of 0/0 is undefined. Where the
 * reference rate alone is 0 the disparity is infinite and fails (Aequitas writes 10). Newer versions of Aequitas fail a
 * pair of which one half is undefined; its reference files, and this class, leave it undefined then.
 *
 * <p>Source: Saleiro et al. 2018, "Aequitas: a bias and fairness audit toolkit".
 */
public final class AequitasAudit {
    private final Map<String, Row> rows;
    private final double tau;

    /** How the reference group of each measure is chosen. */
    public enum Reference {
        /** One group, named by the user. */
        PREDEFINED,
        /** The largest group. */
        MAJORITY,
        /** For each measure the group with the smallest value. */
        SMALLEST
    }

    /**
     * One group beside its references.
     *
     * @param values measure to the group's own value; NaN when it does not exist
     * @param references measure to the group it was compared with
     * @param disparities measure to {@code group / reference}; NaN when it does not exist, infinite over a reference of 0
     */
    public record Row(
            BinaryCounts counts,
            Map<AequitasMeasure, Double> values,
            Map<AequitasMeasure, String> references,
            Map<AequitasMeasure, Double> disparities) {}

    private AequitasAudit(Map<String, Row> rows, double tau) {
        this.rows = rows;
        this.tau = tau;
    }

    /**
     * Compares groups.
     *
     * @param groups group to its counts, at least one group
     * @param method how references are chosen
     * @param predefined the reference group; only looked at when predefined
     * @param tau from 0 (excluded) to 1
     * @throws IllegalArgumentException when there is no such reference group or tau is no threshold
     */
    public static AequitasAudit of(Map<String, BinaryCounts> groups, Reference method, String predefined, double tau) {
        if (!(tau > 0 && tau <= 1)) {
            throw new IllegalArgumentException("tau: must be above 0 and at most 1, not " + tau);
        }
        if (groups.isEmpty() || method == Reference.PREDEFINED && !groups.containsKey(predefined)) {
            throw new IllegalArgumentException("there is no group '" + predefined + "'");
        }
        double positives =
                groups.values().stream().mapToDouble(c -> c.tp() + c.fp()).sum();
        Map<String, Map<AequitasMeasure, Double>> values = new LinkedHashMap<>();
        groups.forEach((group, counts) -> {
            Map<AequitasMeasure, Double> own = new EnumMap<>(AequitasMeasure.class);
            for (AequitasMeasure measure : AequitasMeasure.values()) {
                own.put(measure, measure.of(counts, positives));
            }
            values.put(group, own);
        });
        Map<AequitasMeasure, String> references = new EnumMap<>(AequitasMeasure.class);
        for (AequitasMeasure measure : AequitasMeasure.values()) {
            references.put(
                    measure,
                    switch (method) {
                        case PREDEFINED -> predefined;
                        case MAJORITY -> largest(groups);
                        case SMALLEST -> smallest(values, measure, largest(groups));
                    });
        }
        Map<String, Row> rows = new LinkedHashMap<>();
        groups.forEach((group, counts) -> {
            Map<AequitasMeasure, Double> disparities = new EnumMap<>(AequitasMeasure.class);
            references.forEach((measure, reference) ->
                    disparities.put(measure, value(values, group, measure) / value(values, reference, measure)));
            rows.put(group, new Row(counts, values.getOrDefault(group, Map.of()), references, disparities));
        });
        return new AequitasAudit(rows, tau);
    }

    private static double value(
            Map<String, Map<AequitasMeasure, Double>> values, String group, AequitasMeasure measure) {
        return values.getOrDefault(group, Map.of()).getOrDefault(measure, Double.NaN);
    }

    private static String largest(Map<String, BinaryCounts> groups) {
        String largest = "";
        long most = -1;
        for (Map.Entry<String, BinaryCounts> group : groups.entrySet()) {
            if (group.getValue().n() > most) {
                most = group.getValue().n();
                largest = group.getKey();
            }
        }
        return largest;
    }

    private static String smallest(
            Map<String, Map<AequitasMeasure, Double>> values, AequitasMeasure measure, String otherwise) {
        String smallest = otherwise;
        double least = Double.NaN;
        for (String group : values.keySet()) {
            double value = value(values, group, measure);
            if (!Double.isNaN(value) && !(value >= least)) {
                least = value;
                smallest = group;
            }
        }
        return smallest;
    }

    /** The groups in the order given. */
    public List<String> groups() {
        return new ArrayList<>(rows.keySet());
    }

    /** A group beside its references. */
    public Row row(String group) {
        Row row = rows.get(group);
        if (row == null) {
            throw new IllegalArgumentException("there is no group '" + group + "'");
        }
        return row;
    }

    /** Parity of a group in one measure. */
    public Parity parity(String group, AequitasMeasure measure) {
        return Parity.of(row(group).disparities().getOrDefault(measure, Double.NaN), tau);
    }

    /** FDR and FPR. */
    public Parity typeOne(String group) {
        return both(group, AequitasMeasure.FDR, AequitasMeasure.FPR);
    }

    /** FOR and FNR. */
    public Parity typeTwo(String group) {
        return both(group, AequitasMeasure.FOR, AequitasMeasure.FNR);
    }

    /** FPR and TPR. */
    public Parity equalizedOdds(String group) {
        return both(group, AequitasMeasure.FPR, AequitasMeasure.TPR);
    }

    /** ppr and pprev. */
    public Parity unsupervised(String group) {
        return both(group, AequitasMeasure.PPR, AequitasMeasure.PPREV);
    }

    /** Type I and type II. */
    public Parity supervised(String group) {
        return typeOne(group).and(typeTwo(group));
    }

    /** Unsupervised and supervised parity of every group. */
    public Parity overall() {
        Parity all = Parity.PASSED;
        for (String group : rows.keySet()) {
            all = all.and(unsupervised(group)).and(supervised(group));
        }
        return all;
    }

    private Parity both(String group, AequitasMeasure one, AequitasMeasure other) {
        return parity(group, one).and(parity(group, other));
    }
}
