package org.facegap.suite.plan;

import java.util.List;
import org.facegap.suite.config.TestIdentities;
import org.facegap.suite.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * On whom a suite measures, as stages.
 *
 * @param identities resolved, for the specification of the evaluation
 * @param groups values of the suite's attribute, in the order to show them
 * @param test who is tested
 * @param compared what recognition models are compared on besides; null without such models
 */
record TestPlan(
        TestIdentities identities,
        List<String> groups,
        Split test,
        @Nullable Compared compared) {
    /**
     * A part of the identities.
     *
     * @param stage that makes it
     * @param images how many it holds
     */
    record Split(Stage stage, long images) {}

    /**
     * What verification takes besides the people who are tested.
     *
     * @param calibration who sets the threshold
     * @param pairs of the test split
     */
    record Compared(Split calibration, long pairs) {}
}
