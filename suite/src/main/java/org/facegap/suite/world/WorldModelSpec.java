package org.facegap.suite.world;

import java.util.List;
import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.Range;
import org.facegap.generator.worldset.WorldSetSpec;
import org.facegap.trainer.attributes.AttributeRecipe;
import org.facegap.trainer.fit.FitRecipe;
import org.facegap.trainer.recognition.RecognitionRecipe;
import org.jspecify.annotations.Nullable;

/**
 * How one shipped model of the built-in world is made. Exactly one of the three recipes is given.
 *
 * @param name of the model; the file is named after it
 * @param seed of first weights and order
 * @param data pictures to train on
 * @param test pictures to measure on; other people or latents than {@code data}
 * @param attributes recipe of an attribute oracle
 * @param recognition recipe of an embedder
 * @param generator recipe of a StyleGAN2
 * @param featureModels models whose activations enter the generator's loss: built-in names or files
 * @param auditModels models that only measure the generator at the end; none of them may be among {@code featureModels}
 * @param genuine genuine pairs per group in an embedder's test
 */
public record WorldModelSpec(
        @Doc("name of the model") String name,
        @Doc("seed of first weights and order") long seed,
        @Doc("pictures to train on") WorldSetSpec data,
        @Doc("pictures to measure on") WorldSetSpec test,
        @Doc("recipe of an attribute oracle") @Nullable AttributeRecipe attributes,
        @Doc("recipe of an embedder") @Nullable RecognitionRecipe recognition,
        @Doc("recipe of a StyleGAN2") @Nullable FitRecipe generator,

        @Doc("models whose activations enter the generator's loss") @Default("[]")
        List<String> featureModels,

        @Doc("models that only measure the generator at the end") @Default("[]")
        List<String> auditModels,

        @Doc("genuine pairs per group in an embedder's test") @Range(min = 10, max = 100_000) @Default("1500")
        int genuine) {
    /** Checks that there is one recipe and that test and training pictures differ. */
    public WorldModelSpec {
        featureModels = List.copyOf(featureModels);
        auditModels = List.copyOf(auditModels);
        for (String model : auditModels) {
            if (featureModels.contains(model)) {
                throw new IllegalArgumentException(
                        "auditModels: " + model + " is among featureModels; an auditor must not steer");
            }
        }
        int recipes = (attributes == null ? 0 : 1) + (recognition == null ? 0 : 1) + (generator == null ? 0 : 1);
        if (recipes != 1) {
            throw new IllegalArgumentException(
                    "name: expected exactly one of attributes, recognition and generator, found " + recipes);
        }
        if (data.seed() == test.seed()) {
            throw new IllegalArgumentException("test: its seed must differ from that of data");
        }
    }
}
