package org.facegap.trainer.attributes;

import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.Range;
import org.facegap.models.attributes.ClassifierConfig;
import org.facegap.trainer.data.Augmentation;

/**
 * How an attribute network is trained.
 *
 * @param network shape of the network
 * @param steps optimisation steps
 * @param batch images per step
 * @param learningRate highest learning rate
 * @param weightDecay of convolution and hidden weights
 * @param augmentation changes to training images
 */
public record AttributeConfig(
        @Doc("shape of the network") ClassifierConfig network,

        @Doc("optimisation steps") @Range(min = 1, max = 10_000_000)
        int steps,

        @Doc("images per step") @Range(min = 2, max = 4096) @Default("64")
        int batch,

        @Doc("highest learning rate") @Range(min = 1e-6, max = 1) @Default("0.002")
        double learningRate,

        @Doc("weight decay of convolution and hidden weights") @Range(min = 0, max = 10) @Default("0.05")
        double weightDecay,

        @Doc("changes to training images") @Default("{}") Augmentation augmentation) {}
