package org.facegap.suite.stage;

import java.util.Locale;

/** The stages of a suite, in the order they run. */
public enum StageKind {
    /** Test and calibration people, and the arms' training sets. */
    GENERATE,
    /** Recognition and attribute models. */
    TRAIN,
    /** Embeddings and labels of the test and calibration images. */
    EMBED,
    /** Scores and results. */
    EVALUATE,
    /** The report and the tables. */
    REPORT;

    /** As folders and commands call it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
