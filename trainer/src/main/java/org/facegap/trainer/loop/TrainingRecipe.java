package org.facegap.trainer.loop;

import org.facegap.trainer.data.Augmentation;

/** What the recipes of all kinds of networks have in common; each is a record with these keys. */
public interface TrainingRecipe {
    /** Optimisation steps. */
    int steps();

    /** Images per step. */
    int batch();

    /** Highest learning rate. */
    double learningRate();

    /** Weight decay of convolution and linear weights. */
    double weightDecay();

    /** How weights are moved. */
    OptimizeConfig optimize();

    /** How groups count in the loss. */
    GroupLossConfig groupLoss();

    /** How it is watched on held-out identities. */
    ValidateConfig validate();

    /** Changes to training images. */
    Augmentation augmentation();
}
