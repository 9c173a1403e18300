package org.facegap.evaluation.suite;

import java.util.List;

/**
 * Verification scores of a suite.
 *
 * @param protocol test and calibration pairs
 * @param arms scores of every arm, in the order of the arms
 */
public record VerificationInput(VerificationProtocol protocol, List<ArmScores> arms) {
    public VerificationInput {
        arms = List.copyOf(arms);
    }
}
