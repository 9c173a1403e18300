package org.facegap.models.stylegan2;

/** How a synthesis network turns features into a picture. Source: Karras et al., CVPR 2020, figure 7. */
public enum Architecture {
    /** Every block adds its own picture to the upsampled picture of the block before. */
    SKIP,
    /** One picture, made by the last block. */
    ORIG,
    /** One picture, made by the last block; blocks have residual connections. */
    RESNET
}
