package org.facegap.suite.config;

import java.util.ArrayList;
import java.util.List;
import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.trainer.attributes.AttributeConfig;
import org.facegap.trainer.data.SamplingConfig;
import org.facegap.trainer.loop.GroupLossConfig;
import org.facegap.trainer.recognition.RecognitionConfig;
import org.jspecify.annotations.Nullable;

/**
 * What of an arm's training differs from the recipe that all arms share. Every arm sees the same number of images.
 *
 * @param sampling how often images are drawn
 * @param groupLoss how groups count in the loss; null: as the recipes say
 * @param init arm whose models, of the same seed, are trained further; null: new weights. It stands earlier in the list
 */
public record ArmTraining(
        @Doc("how often the images are drawn: uniform, group or identity") @Default("uniform")
        SamplingConfig sampling,

        @Doc("how groups count in the loss of both models: none, reweight or group-dro; absent, as the recipes say")
        @Nullable
        GroupLossConfig groupLoss,

        @Doc("arm, earlier in the list, whose models of the same seed are trained further (fine-tuning); absent,"
                + " new weights")
        @Nullable
        String init) {
    /** What differs, in words; empty: nothing. */
    public String words() {
        List<String> words = new ArrayList<>();
        if (!sampling.equals(SamplingConfig.UNIFORM)) {
            words.add(sampling.words());
        }
        if (groupLoss != null) {
            words.add(groupLoss.words());
        }
        if (init != null) {
            words.add("trained further from " + init);
        }
        return String.join(", ", words);
    }

    /** The recipe as this arm has it; null for none. */
    public @Nullable RecognitionConfig of(@Nullable RecognitionConfig recipe) {
        return groupLoss == null || recipe == null ? recipe : recipe.with(groupLoss);
    }

    /** The recipe as this arm has it; null for none. */
    public @Nullable AttributeConfig of(@Nullable AttributeConfig recipe) {
        return groupLoss == null || recipe == null ? recipe : recipe.with(groupLoss);
    }

    /** Nothing differs. */
    public static ArmTraining usual() {
        return new ArmTraining(SamplingConfig.UNIFORM, null, null);
    }
}
