package org.facegap.suite.run;

import org.facegap.suite.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * A stage and whether there is anything to do.
 *
 * @param stage the stage
 * @param done whether its artefact is whole
 * @param seconds that making it will take, about
 * @param suites that have it
 * @param why it is made although something like it is there; null when it is done, or nothing like it is there
 */
record StageState(
        Stage stage,
        boolean done,
        double seconds,
        int suites,
        @Nullable String why) {
    /** The same for a reason. */
    StageState because(@Nullable String reason) {
        return new StageState(stage, done, seconds, suites, reason);
    }

    /** The same of a stage that is as good as this one. */
    StageState of(Stage same) {
        return new StageState(same, done, seconds, suites, why);
    }
}
