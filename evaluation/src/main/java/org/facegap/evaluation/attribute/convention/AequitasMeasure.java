package org.facegap.evaluation.attribute.convention;

import java.util.Locale;
import org.facegap.evaluation.attribute.BinaryCounts;
import org.facegap.evaluation.attribute.BinaryRate;
import org.jspecify.annotations.Nullable;

/** The measures that Aequitas compares between groups. */
public enum AequitasMeasure {
    /** Share of all predicted positives of the data set that are in the group; depends on the group's size. */
    PPR(null, "Statistical Parity"),
    /** Share of the group that is predicted positive. */
    PPREV(BinaryRate.SELECTION_RATE, "Impact Parity"),
    FDR(BinaryRate.FDR, "FDR Parity"),
    FPR(BinaryRate.FPR, "FPR Parity"),
    FOR(BinaryRate.FOR, "FOR Parity"),
    FNR(BinaryRate.FNR, "FNR Parity"),
    TPR(BinaryRate.TPR, "TPR Parity"),
    TNR(BinaryRate.TNR, "TNR Parity"),
    NPV(BinaryRate.NPV, "NPV Parity"),
    PRECISION(BinaryRate.PRECISION, "Precision Parity");

    private final @Nullable BinaryRate rate;
    private final String parity;

    AequitasMeasure(@Nullable BinaryRate rate, String parity) {
        this.rate = rate;
        this.parity = parity;
    }

    /** Aequitas' column name. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What Aequitas calls parity of this measure. */
    public String parity() {
        return parity;
    }

    /** The value of a group; NaN when it is 0/0. */
    double of(BinaryCounts counts, double positives) {
        return rate == null ? (counts.tp() + counts.fp()) / positives : rate.of(counts);
    }
}
