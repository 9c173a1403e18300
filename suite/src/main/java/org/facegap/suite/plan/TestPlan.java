package org.facegap.suite.plan;

import java.util.List;
import org.facegap.suite.config.TestIdentities;
import org.facegap.suite.stage.Stage;

/**
 * On whom a suite measures, as stages.
 *
 * @param identities resolved, for the specification of the evaluation
 * @param groups values of the suite's attribute, in the order to show them
 * @param test stage of the people who are tested
 * @param calibration stage of those who set the threshold
 * @param testImages how many are tested
 * @param calibrationImages how many set the threshold
 * @param pairs of the test split
 */
record TestPlan(
        TestIdentities identities,
        List<String> groups,
        Stage test,
        Stage calibration,
        long testImages,
        long calibrationImages,
        long pairs) {}
