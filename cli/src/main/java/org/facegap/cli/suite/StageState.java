package org.facegap.cli.suite;

/**
 * A stage and whether there is anything to do.
 *
 * @param stage the stage
 * @param done whether its artefact is whole
 */
record StageState(Stage stage, boolean done) {}
