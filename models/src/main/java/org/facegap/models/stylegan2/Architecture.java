package org.facegap.models.stylegan2;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a synthesis network turns features into an image. Source: Karras et al., CVPR 2020, figure 7. */
public enum Architecture {
    /** Every block adds its own image to the upsampled image of the block before. */
    @JsonProperty("skip")
    SKIP,
    /** One image, made by the last block. */
    @JsonProperty("orig")
    ORIG,
    /** One image, made by the last block; blocks have residual connections. */
    @JsonProperty("resnet")
    RESNET
}
