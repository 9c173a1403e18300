package org.facegap.suite.work;

import org.facegap.models.recognition.Flip;
import org.facegap.suite.stage.Stage;

/**
 * How the images of one split are embedded.
 *
 * @param alignment how images are given to the models
 * @param threads CPU threads
 * @param flip what is done with mirror images
 */
public record EmbedSpec(String alignment, int threads, Flip flip) implements Stage.Threaded {}
