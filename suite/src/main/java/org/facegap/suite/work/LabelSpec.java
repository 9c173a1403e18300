package org.facegap.suite.work;

import org.facegap.suite.stage.Stage;

/**
 * How the test images are labelled.
 *
 * @param alignment how images are given to the models
 * @param threads CPU threads
 */
public record LabelSpec(String alignment, int threads) implements Stage.Threaded {}
