package org.facegap.suite.run;

import org.facegap.suite.stage.Stage;

/**
 * A stage and whether there is anything to do.
 *
 * @param stage the stage
 * @param done whether its artefact is whole
 * @param seconds that making it will take, about
 */
record StageState(Stage stage, boolean done, double seconds) {}
