package org.facegap.evaluation.differential;

import java.util.Locale;

/** Which error rate of a group is meant. */
public enum RateKind {
    /** Share of impostor pairs that were accepted. */
    FMR("false match rate"),
    /** Share of genuine pairs that were rejected. */
    FNMR("false non-match rate"),
    /** 1 - accuracy: of pairs the mean of both rates, of attributes the share of decisions that were wrong. */
    ERROR("error rate");

    private final String words;

    RateKind(String words) {
        this.words = words;
    }

    /** The rate in words. */
    public String words() {
        return words;
    }

    /** As names of metrics have it: {@code FMR}, {@code FNMR}, {@code error}. */
    @Override
    public String toString() {
        return this == ERROR ? name().toLowerCase(Locale.ROOT) : name();
    }
}
