package org.facegap.models.recognition;

import java.util.List;
import org.facegap.core.config.Doc;
import org.facegap.core.config.OneOf;
import org.facegap.core.config.Range;

/**
 * Shape of a recognition network.
 *
 * @param architecture {@code iresnet} (pre-activation residual units, flattened head) or {@code plain} (convolution, norm,
 *     rectifier; pooled and flattened head)
 * @param size input images' side in pixels
 * @param width channels after the first convolution; each stage has 1.5 times the channels of the one before
 * @param depths units per stage; every stage halves the side
 * @param dimension length of the embedding
 */
public record EmbedderConfig(
        @Doc("network family") @OneOf({"iresnet", "plain"}) String architecture,

        @Doc("input side in pixels") @Range(min = 16, max = 512)
        int size,

        @Doc("channels after the first convolution") @Range(min = 4, max = 256)
        int width,

        @Doc("units per stage; every stage halves the side") List<Integer> depths,

        @Doc("length of the embedding") @Range(min = 8, max = 2048)
        int dimension) {
    /** Checks that the stages fit the image. */
    public EmbedderConfig {
        depths = List.copyOf(depths);
        if (depths.isEmpty() || depths.stream().anyMatch(d -> d < 1 || d > 64)) {
            throw new IllegalArgumentException("depths: expected one or more numbers from 1 to 64, found " + depths);
        }
        if (size % (1 << (depths.size() + 1)) != 0) {
            throw new IllegalArgumentException("size: " + size + " is not divisible by " + (1 << (depths.size() + 1))
                    + ", which " + depths.size() + " stages need");
        }
    }
}
