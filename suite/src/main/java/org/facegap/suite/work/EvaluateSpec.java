package org.facegap.suite.work;

import java.util.List;
import org.facegap.suite.config.EvaluateConfig;
import org.facegap.suite.config.TestIdentities;

/**
 * What is measured.
 *
 * @param suite name
 * @param question what it asks
 * @param groupBy attribute whose values are the groups
 * @param groups in the order to show them
 * @param baseline arm that the others are compared with
 * @param arms arms to measure, in the order to show them
 * @param seeds training seeds
 * @param recognition whether there are recognition models
 * @param attributes whether there are attribute models
 * @param test on whom
 * @param evaluate how
 * @param missing told as warnings: arms that failed with the reason, and what was found when the suite was planned
 */
public record EvaluateSpec(
        String suite,
        String question,
        String groupBy,
        List<String> groups,
        String baseline,
        List<Arm> arms,
        List<Long> seeds,
        boolean recognition,
        boolean attributes,
        TestIdentities test,
        EvaluateConfig evaluate,
        List<String> missing) {
    /**
     * An arm to measure.
     *
     * @param name of the arm
     * @param method how its training set was made
     * @param training what differs from the training that all arms share, in words; empty: nothing
     * @param resampled whether every seed has images of its own
     */
    public record Arm(String name, String method, String training, boolean resampled) {}
}
