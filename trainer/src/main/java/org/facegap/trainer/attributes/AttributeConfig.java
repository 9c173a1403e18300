package org.facegap.trainer.attributes;

import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.Range;
import org.facegap.models.attributes.ClassifierConfig;
import org.facegap.trainer.data.Augmentation;
import org.facegap.trainer.loop.GroupLossConfig;
import org.facegap.trainer.loop.OptimizeConfig;
import org.facegap.trainer.loop.RecipeConfig;
import org.facegap.trainer.loop.ValidateConfig;

/**
 * How an attribute network is trained.
 *
 * @param network shape of the network
 * @param steps optimisation steps
 * @param batch images per step
 * @param learningRate highest learning rate
 * @param weightDecay of convolution and hidden weights
 * @param loss how labels become a loss
 * @param optimize how weights are moved
 * @param groupLoss how groups count in the loss
 * @param validate how it is watched on held-out identities
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

        @Doc("how labels become a loss") @Default("{}") AttributeLossConfig loss,

        @Doc("how weights are moved, whatever the network") @Default("{}")
        OptimizeConfig optimize,

        @Doc("how much the groups of the training set count in the loss") @Default("none")
        GroupLossConfig groupLoss,

        @Doc("how the training is watched on held-out identities of its own training set") @Default("{}")
        ValidateConfig validate,

        @Doc("changes to training images") @Default("{}") Augmentation augmentation)
        implements RecipeConfig {
    /** @throws IllegalArgumentException when a batch does not make equal parts, or an ordinal attribute is none of the network's */
    public AttributeConfig {
        optimize.requireParts(batch);
        for (String attribute : loss.ordinal()) {
            if (!network.attributes().containsKey(attribute)) {
                throw new IllegalArgumentException("loss.ordinal: expected some of "
                        + String.join(", ", network.attributes().keySet()) + "; found '" + attribute + "'");
            }
        }
    }

    /** The same for another network. */
    public AttributeConfig with(ClassifierConfig other) {
        return new AttributeConfig(
                other, steps, batch, learningRate, weightDecay, loss, optimize, groupLoss, validate, augmentation);
    }

    /** What a few steps of the training cost: without evaluations and groups, which images made for a trial do not have. */
    public AttributeConfig trial(int some) {
        return new AttributeConfig(
                network,
                some,
                batch,
                learningRate,
                weightDecay,
                loss,
                optimize,
                new GroupLossConfig.None("none"),
                ValidateConfig.none(),
                augmentation);
    }

    /** The same with other counts of groups. */
    public AttributeConfig with(GroupLossConfig other) {
        return new AttributeConfig(
                network, steps, batch, learningRate, weightDecay, loss, optimize, other, validate, augmentation);
    }
}
