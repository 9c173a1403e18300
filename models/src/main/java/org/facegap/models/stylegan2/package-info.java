/** StyleGAN2: configuration, network, and its use (seeds to images). Fitting lives in the trainer. */
@NullMarked
package org.facegap.models.stylegan2;

import org.jspecify.annotations.NullMarked;
