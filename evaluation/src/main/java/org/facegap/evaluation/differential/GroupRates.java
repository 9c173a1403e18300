package org.facegap.evaluation.differential;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rates of all groups at one threshold, one vector for each kind that was measured. */
public final class GroupRates {
    private final Map<RateKind, RateVector> vectors = new EnumMap<>(RateKind.class);

    private GroupRates() {}

    /** Without any rate; add them by {@link #with}. */
    public static GroupRates none() {
        return new GroupRates();
    }

    /** False match and false non-match rates, one per group each. */
    public static GroupRates of(double[] fmr, double[] fnmr) {
        return none().with(RateKind.FMR, RateVector.of(fmr)).with(RateKind.FNMR, RateVector.of(fnmr));
    }

    /** These and the rates of one more kind. */
    public GroupRates with(RateKind kind, RateVector vector) {
        GroupRates more = new GroupRates();
        more.vectors.putAll(vectors);
        more.vectors.put(kind, vector);
        return more;
    }

    /**
     * The rates of a kind.
     *
     * @throws IllegalArgumentException when they were not measured
     */
    public RateVector get(RateKind kind) {
        @Nullable RateVector vector = vectors.get(kind);
        if (vector == null) {
            throw new IllegalArgumentException("no " + kind + " given");
        }
        return vector;
    }

    /** Whether a kind was measured. */
    public boolean has(RateKind kind) {
        return vectors.containsKey(kind);
    }
}
