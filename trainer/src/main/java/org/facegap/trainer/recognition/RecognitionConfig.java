package org.facegap.trainer.recognition;

import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.Range;
import org.facegap.models.recognition.EmbedderConfig;
import org.facegap.trainer.data.Augmentation;
import org.facegap.trainer.loop.GroupLossConfig;
import org.facegap.trainer.loop.OptimizeConfig;
import org.facegap.trainer.loop.RecipeConfig;
import org.facegap.trainer.loop.ValidateConfig;
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
 * @param optimize how weights are moved
 * @param groupLoss how groups count in the loss
 * @param validate how it is watched on held-out identities
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

        @Doc("weight decay of convolution and linear weights, but for the head")
        @Range(min = 0, max = 10)
        @Default("0.05")
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

        @Doc("how weights are moved, whatever the network") @Default("{}")
        OptimizeConfig optimize,

        @Doc("how much the groups of the training set count in the loss") @Default("none")
        GroupLossConfig groupLoss,

        @Doc("how the training is watched on held-out identities of its own training set") @Default("{}")
        ValidateConfig validate,

        @Doc("changes to training images") @Default("{}") Augmentation augmentation,

        @Doc("trained weights to begin from; random ones without") @Nullable
        InitConfig init)
        implements RecipeConfig {
    /** @throws IllegalArgumentException when a margin is given to a loss that has none, or a batch does not make equal parts */
    public RecognitionConfig {
        if (margin != null && loss.usualMargin() == null) {
            throw new IllegalArgumentException("margin: the loss " + loss.kind() + " has no margin m");
        }
        optimize.requireParts(batch);
        margin = margin == null ? loss.usualMargin() : margin;
    }

    /** What a few steps of the training cost: without evaluations and groups, which images made for a trial do not have. */
    public RecognitionConfig trial(int some) {
        return new RecognitionConfig(
                network,
                some,
                batch,
                learningRate,
                weightDecay,
                loss,
                scale,
                margin,
                subCentres,
                filterAbove,
                optimize,
                new GroupLossConfig.None("none"),
                ValidateConfig.none(),
                augmentation,
                init);
    }

    /** The same with other counts of groups. */
    public RecognitionConfig with(GroupLossConfig other) {
        return new RecognitionConfig(
                network,
                steps,
                batch,
                learningRate,
                weightDecay,
                loss,
                scale,
                margin,
                subCentres,
                filterAbove,
                optimize,
                other,
                validate,
                augmentation,
                init);
    }
}
