/**
 * The layouts in which StyleGAN2 generators are found in files: NVIDIA's PyTorch and TensorFlow pickles, the rosinality
 * port's {@code torch.save} files, this project's safetensors. Each becomes a configuration and tensors with NVIDIA's
 * PyTorch names, checked against each other. The network itself lives elsewhere.
 */
@NullMarked
package org.facegap.models.stylegan2.layout;

import org.jspecify.annotations.NullMarked;
