package org.facegap.trainer.recognition;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.function.ToDoubleFunction;
import org.facegap.core.UserError;
import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.Range;
import org.facegap.models.checkpoint.weights.StateMatch;
import org.facegap.models.named.ModelName;
import org.facegap.models.network.NetworkSource;
import org.facegap.models.recognition.EmbedderConfig;
import org.facegap.models.recognition.EmbedderFile;
import org.facegap.models.recognition.EmbedderSource;

/**
 * Trained weights that a training begins from. The centres of identities, which belong to no embedding, are new.
 *
 * @param weights a state dict of {@code torch.save}, alone or within dicts and behind a prefix, safetensors, or {@code builtin:NAME}; its
 *     names and shapes are those of the network, no more and no less
 * @param freeze what no step changes
 * @param layerDecay factor of the learning rate from one unit of the network to the one before it
 */
public record InitConfig(
        @Doc("trained weights of the same network: a PyTorch state dict (.pth), safetensors, or builtin:NAME")
        String weights,

        @Doc("what stays as it is: none, or the trunk, which is all of the network but its last layers")
        @Default("none")
        Freeze freeze,

        @Doc("factor of the learning rate from one unit of the network to the one before it; 1: the same for all")
        @Range(min = 0, minExclusive = true, max = 1)
        @Default("1")
        double layerDecay) {
    /** Where it stands in a suite, for messages. */
    private static final String KEY = "train.recognition.init.weights";

    /** What no step changes. */
    public enum Freeze {
        @JsonProperty("none")
        NONE,
        @JsonProperty("trunk")
        TRUNK
    }

    /**
     * The weights for a network.
     *
     * @throws UserError when the file is not there, is none, or does not fit the network
     */
    public StateMatch weightsFor(EmbedderConfig network) {
        return EmbedderFile.weights(new ModelName(weights).tensors(KEY), network);
    }

    /** SHA-256 of the file. */
    public String hash() {
        return new ModelName(weights).hash(KEY);
    }

    /** Factor of the learning rate by a parameter's name; 1 for what is not the network's, such as the centres. */
    public ToDoubleFunction<String> rates(NetworkSource network) {
        return EmbedderSource.rates(network, layerDecay);
    }
}
