package org.facegap.trainer.fit;

import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.Range;

/**
 * The adversarial part of a fit.
 *
 * @param weight of the generator's adversarial loss
 * @param penalty gamma of R1
 * @param learningRate highest learning rate of the discriminator
 * @param warmUp steps in which the weight and the learning rate rise to their full size
 * @param channelBase channels of the discriminator at resolution r are channelBase / r
 * @param channelMax most channels of the discriminator
 */
public record AdversarialConfig(
        @Doc("weight of the generator's adversarial loss") @Range(min = 0, max = 100)
        double weight,

        @Doc("gamma of the R1 penalty") @Range(min = 0, max = 1000) @Default("0.2")
        double penalty,

        @Doc("highest learning rate of the discriminator") @Range(min = 1e-6, max = 1) @Default("0.002")
        double learningRate,

        @Doc("steps in which weight and learning rate rise to their full size")
        @Range(min = 0, max = 1_000_000)
        @Default("500")
        int warmUp,

        @Doc("channels of the discriminator at resolution r are channelBase / r")
        @Range(min = 64, max = 65_536)
        @Default("1536")
        int channelBase,

        @Doc("most channels of the discriminator") @Range(min = 8, max = 512) @Default("128")
        int channelMax) {}
