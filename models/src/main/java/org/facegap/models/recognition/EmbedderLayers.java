package org.facegap.models.recognition;

import java.util.List;
import org.facegap.models.network.Layers;

/** The layers of one family of recognition networks. Parameters are declared unit by unit, from the input on. */
interface EmbedderLayers {
    /**
     * The trunk.
     *
     * @param image as {@link Layers#image} gives it
     * @return the activations after the first layers and after each stage; the last go into the head
     */
    List<String> trunk(Layers layers, String image);

    /** The head: the trunk's last activations to embeddings, float32 [N, dimension], not normalised. */
    String head(Layers layers, String activations);

    /** The layers of a configuration. */
    static EmbedderLayers of(EmbedderConfig config) {
        if (config instanceof EmbedderConfig.IResNet iresnet) {
            return new IResNetLayers(iresnet);
        }
        if (config instanceof EmbedderConfig.MobileFaceNet mobile) {
            return new MobileFaceNetLayers(mobile);
        }
        return new SmallLayers((EmbedderConfig.Small) config);
    }
}
