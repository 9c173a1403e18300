package org.facegap.trainer.loop;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.training.Trainer;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.facegap.models.network.ScriptNetwork;

/** What is trained: networks, the loss of every image, and what is measured beside it. */
public interface TrainingTask {
    /** One word, by which files are named. */
    String name();

    /** The network that is kept. */
    ScriptNetwork network();

    /** All networks by a word of their own, that one among them. */
    Map<String, ScriptNetwork> networks();

    /** What the trainer drives: all networks. */
    Block block();

    /**
     * Whether a parameter belongs to the head, which has a weight decay of its own.
     *
     * @param network its word in {@link #networks}
     */
    boolean isHead(String network, String parameter);

    /**
     * Factor of the learning rate of a parameter.
     *
     * @param network its word in {@link #networks}
     */
    default double rate(String network, String parameter) {
        return 1;
    }

    /** What decides the first weights beside recipe and seed: the hash of a file, or nothing. */
    default String origin() {
        return "";
    }

    /** What the loss carries from batch to batch, by name: live arrays. */
    Map<String, NDArray> state();

    /**
     * Loss and accuracy of a batch, or of a part of it.
     *
     * @param images [N, 3, size, size]
     * @param rows of the images in the training set
     */
    Forward forward(Trainer trainer, NDManager manager, NDArray images, int[] rows);

    /**
     * What came of a batch.
     *
     * @param losses one per image, [N]
     * @param accuracy 0 to 1; computed when asked for, before the step ends
     */
    record Forward(NDArray losses, DoubleSupplier accuracy) {}
}
