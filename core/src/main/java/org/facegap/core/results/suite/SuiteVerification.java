package org.facegap.core.results.suite;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.facegap.core.results.scores.ScoreResults;

/**
 * What the recognition models of a suite were measured to do.
 *
 * @param scores all that was measured of the verification scores, as {@code facegap score} measures a score file: every arm
 *     is a system
 * @param arms arm to how well its models verify
 * @param comparisons candidate against baseline
 */
public record SuiteVerification(
        ScoreResults scores, Map<String, VerificationResults> arms, List<Comparison> comparisons) {
    public SuiteVerification {
        arms = Collections.unmodifiableMap(new LinkedHashMap<>(arms));
        comparisons = List.copyOf(comparisons);
    }

    /** How well the models of an arm verify. */
    public VerificationResults of(String arm) {
        return Objects.requireNonNull(arms.get(arm), arm);
    }
}
