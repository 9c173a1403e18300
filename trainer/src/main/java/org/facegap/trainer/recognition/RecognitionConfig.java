package org.facegap.trainer.recognition;

import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.Range;
import org.facegap.models.recognition.EmbedderConfig;
import org.facegap.trainer.data.Augmentation;
import org.jspecify.annotations.Nullable;

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
 * @param margin its margin m; null, or absent, for a loss that has none
 * @param subCentres centres per identity, the nearest of which counts (Deng et al., ECCV 2020)
 * @param filterAbove cosine above which another identity's centre is taken for the same person's and counts as a cosine of 0
 *     (inter-class filtering: An et al., CVPR 2022); 1: none
 * @param augmentation changes to training images
 * @param init trained weights to begin from; null: random ones
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

        @Doc("margin loss: its kind alone, or with keys of its own") @Default("cosface")
        LossConfig loss,

        @Doc("scale s of the loss") @Range(min = 1, max = 256) @Default("24")
        double scale,

        @Doc(
                "margin m of the loss; without it 0.2 of cosface and arcface, 0.4 of adaface; softmax and combined have none")
        @Range(min = 0, max = 1)
        @Nullable
        Double margin,

        @Doc("centres per identity, the nearest of which counts") @Range(min = 1, max = 10) @Default("1")
        int subCentres,

        @Doc(
                "cosine above which another identity's centre is taken for the same person's and left out of the loss; 1: none")
        @Range(min = 0, minExclusive = true, max = 1)
        @Default("1")
        double filterAbove,

        @Doc("changes to training images") @Default("{}") Augmentation augmentation,

        @Doc("trained weights to begin from; random ones without") @Nullable
        InitConfig init) {
    /** @throws IllegalArgumentException when a margin is given to a loss that has none */
    public RecognitionConfig {
        if (margin != null && loss.usualMargin() == null) {
            throw new IllegalArgumentException("margin: the loss " + loss.kind() + " has no margin m");
        }
        margin = margin == null ? loss.usualMargin() : margin;
    }

    /** The same with other steps. */
    public RecognitionConfig withSteps(int other) {
        return new RecognitionConfig(
                network,
                other,
                batch,
                learningRate,
                weightDecay,
                loss,
                scale,
                margin,
                subCentres,
                filterAbove,
                augmentation,
                init);
    }
}
