package org.facegap.trainer.recognition;

import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.OneOf;
import org.facegap.core.config.Range;
import org.facegap.models.recognition.EmbedderConfig;
import org.facegap.trainer.data.Augmentation;

/**
 * How a recognition network is trained. Every arm of a suite gets the same recipe, so the same number of images seen.
 *
 * @param network shape of the network
 * @param steps optimisation steps
 * @param batch images per step
 * @param learningRate highest learning rate
 * @param weightDecay of convolution and linear weights
 * @param loss margin loss
 * @param scale its scale s
 * @param margin its margin m
 * @param augmentation changes to training images
 */
public record RecognitionConfig(
        @Doc("shape of the network") EmbedderConfig network,

        @Doc("optimisation steps") @Range(min = 1, max = 10_000_000)
        int steps,

        @Doc("images per step") @Range(min = 2, max = 4096) @Default("64")
        int batch,

        @Doc("highest learning rate") @Range(min = 1e-6, max = 1) @Default("0.002")
        double learningRate,

        @Doc("weight decay of convolution and linear weights") @Range(min = 0, max = 10) @Default("0.05")
        double weightDecay,

        @Doc("margin loss") @OneOf({"cosface", "arcface"}) @Default("cosface")
        String loss,

        @Doc("scale s of the loss") @Range(min = 1, max = 256) @Default("24")
        double scale,

        @Doc("margin m of the loss") @Range(min = 0, max = 1) @Default("0.2")
        double margin,

        @Doc("changes to training images") @Default("{}") Augmentation augmentation) {}
