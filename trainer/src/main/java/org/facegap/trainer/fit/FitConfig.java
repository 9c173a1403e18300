package org.facegap.trainer.fit;

import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.Range;
import org.facegap.models.stylegan2.StyleGan2Config;
import org.jspecify.annotations.Nullable;

/**
 * How a StyleGAN2 is fitted to (latent, image) pairs.
 *
 * @param network shape of the generator
 * @param steps optimisation steps
 * @param batch pairs per step
 * @param learningRate highest learning rate
 * @param beta1 Adam's first moment
 * @param averaging decay of the moving average of the weights that is kept
 * @param detail how much more a pixel counts where the target has fine detail
 * @param features weight of the loss in the feature spaces of the given networks
 * @param outputs weight of the loss on the outputs (embeddings, logits) of the given networks
 * @param edges weight of the loss on image gradients
 * @param adversarial the adversarial part; null for none
 */
public record FitConfig(
        @Doc("shape of the generator") StyleGan2Config network,

        @Doc("optimisation steps") @Range(min = 1, max = 10_000_000)
        int steps,

        @Doc("pairs per step") @Range(min = 1, max = 1024) @Default("16")
        int batch,

        @Doc("highest learning rate") @Range(min = 1e-6, max = 1) @Default("0.003")
        double learningRate,

        @Doc("Adam's first moment") @Range(min = 0, max = 0.999) @Default("0.9")
        double beta1,

        @Doc("decay of the moving average of the weights") @Range(min = 0, max = 0.99999) @Default("0.998")
        double averaging,

        @Doc("extra weight of finely detailed pixels") @Range(min = 0, max = 100) @Default("4")
        double detail,

        @Doc("weight of the feature losses") @Range(min = 0, max = 100) @Default("1")
        double features,

        @Doc("weight of the loss on the outputs of the feature models") @Range(min = 0, max = 100) @Default("0")
        double outputs,

        @Doc("weight of the loss on image gradients") @Range(min = 0, max = 100) @Default("1")
        double edges,

        @Doc("the adversarial part; none when absent") @Nullable
        AdversarialConfig adversarial) {}
