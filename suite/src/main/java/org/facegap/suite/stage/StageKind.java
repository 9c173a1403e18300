package org.facegap.suite.stage;

/** The stages of a suite, in the order they run. */
public enum StageKind {
    /** Test and calibration identities, and the arms' training sets. */
    GENERATE,
    /** Recognition and attribute models. */
    TRAIN,
    /** Embeddings and labels of the test and calibration images. */
    EMBED,
    /** Scores and results. */
    EVALUATE,
    /** The report and the tables. */
    REPORT;
}
