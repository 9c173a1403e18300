package org.facegap.suite.work;

import java.util.Set;
import java.util.TreeSet;
import org.facegap.models.recognition.Flip;
import org.facegap.suite.stage.Stage;

/**
 * What is made of the images of one split.
 *
 * @param alignment how images are given to the models
 * @param threads CPU threads
 * @param labels whether the attribute model labels them as well
 * @param flip what is done with mirror images
 */
public record EmbedSpec(String alignment, int threads, boolean labels, Flip flip) implements Stage.Threaded {
    /** Identities of a suite are photographed, or were scaled and cut out, at the size of its models. */
    public static final String AS_THEY_ARE = "as the set holds them, RGB from 0 to 1";

    /** The weights that decide what is made. */
    public Set<String> weights() {
        Set<String> files = new TreeSet<>(Set.of(TrainWork.EMBEDDER));
        if (labels) {
            files.add(TrainWork.ATTRIBUTES);
        }
        return files;
    }
}
