package org.facegap.suite.world;

import java.util.List;
import org.facegap.core.config.ByKey;
import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.OneOf;
import org.facegap.core.config.Range;
import org.facegap.generator.worldset.WorldSetConfig;
import org.facegap.trainer.attributes.AttributeConfig;
import org.facegap.trainer.fit.FitConfig;
import org.facegap.trainer.recognition.RecognitionConfig;

/** How one shipped model of the built-in world is made. */
@ByKey("kind")
public sealed interface WorldModelConfig
        permits WorldModelConfig.Oracle, WorldModelConfig.Embedder, WorldModelConfig.Generator {
    /** What it makes. */
    String kind();

    /** Name of the model; the file is named after it. */
    String name();

    /** Seed of first weights and order. */
    long seed();

    /** Images to train on. */
    WorldSetConfig data();

    /** Images to measure on; other people or latents than {@link #data}. */
    WorldSetConfig test();

    private static void apart(WorldSetConfig data, WorldSetConfig test) {
        if (data.seed() == test.seed()) {
            throw new IllegalArgumentException("test: its seed must differ from that of data");
        }
    }

    /** An attribute oracle. */
    record Oracle(
            @Doc("an attribute oracle") @OneOf("oracle") String kind,
            @Doc("name of the model") String name,
            @Doc("seed of first weights and order") long seed,
            @Doc("images to train on") WorldSetConfig data,
            @Doc("images to measure on") WorldSetConfig test,
            @Doc("how it is trained") AttributeConfig attributes)
            implements WorldModelConfig {
        public Oracle {
            apart(data, test);
        }
    }

    /**
     * An embedder.
     *
     * @param genuine genuine pairs per group in its test
     */
    record Embedder(
            @Doc("an embedder") @OneOf("embedder") String kind,
            @Doc("name of the model") String name,
            @Doc("seed of first weights and order") long seed,
            @Doc("images to train on") WorldSetConfig data,
            @Doc("images to measure on") WorldSetConfig test,
            @Doc("how it is trained") RecognitionConfig recognition,

            @Doc("genuine pairs per group in its test") @Range(min = 10, max = 100_000) @Default("1500")
            int genuine)
            implements WorldModelConfig {
        public Embedder {
            apart(data, test);
        }
    }

    /**
     * A StyleGAN2.
     *
     * @param featureModels models whose activations enter the loss: built-in names or files
     * @param auditModels models that only measure at the end; none of them may be among {@code featureModels}
     */
    record Generator(
            @Doc("a StyleGAN2") @OneOf("generator") String kind,
            @Doc("name of the model") String name,
            @Doc("seed of first weights and order") long seed,
            @Doc("images to train on") WorldSetConfig data,
            @Doc("images to measure on") WorldSetConfig test,
            @Doc("how it is fitted") FitConfig generator,

            @Doc("models whose activations enter the loss") @Default("[]")
            List<String> featureModels,

            @Doc("models that only measure at the end") @Default("[]")
            List<String> auditModels)
            implements WorldModelConfig {
        public Generator {
            apart(data, test);
            for (String model : auditModels) {
                if (featureModels.contains(model)) {
                    throw new IllegalArgumentException(
                            "auditModels: " + model + " is among featureModels; an auditor must not steer");
                }
            }
        }
    }
}
