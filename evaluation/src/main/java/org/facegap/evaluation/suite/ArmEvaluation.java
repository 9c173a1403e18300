package org.facegap.evaluation.suite;

import java.util.List;
import org.facegap.core.results.VerificationResults;

/** The verification results of one arm together with the decisions that a comparison of two arms needs. */
public final class ArmEvaluation {
    private final String arm;
    private final List<Long> seeds;
    private final VerificationResults results;
    private final List<GroupDecisions> decisions;
    private final List<String> warnings;

    ArmEvaluation(
            String arm,
            List<Long> seeds,
            VerificationResults results,
            List<GroupDecisions> decisions,
            List<String> warnings) {
        this.arm = arm;
        this.seeds = List.copyOf(seeds);
        this.results = results;
        this.decisions = List.copyOf(decisions);
        this.warnings = List.copyOf(warnings);
    }

    /** Name of the arm. */
    public String arm() {
        return arm;
    }

    /** Training seeds, in the order of the scores. */
    public List<Long> seeds() {
        return seeds;
    }

    /** What goes into the result file. */
    public VerificationResults results() {
        return results;
    }

    /** What a reader must know before believing a number of this arm. */
    public List<String> warnings() {
        return warnings;
    }

    List<GroupDecisions> decisions() {
        return decisions;
    }
}
