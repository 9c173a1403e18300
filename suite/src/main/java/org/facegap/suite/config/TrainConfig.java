package org.facegap.suite.config;

import java.util.HashSet;
import java.util.List;
import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.Range;
import org.facegap.trainer.attributes.AttributeConfig;
import org.facegap.trainer.recognition.RecognitionConfig;
import org.jspecify.annotations.Nullable;

/**
 * What is trained on every arm, the same for all.
 *
 * @param seeds one model of each kind is trained per seed
 * @param threads CPU threads of one training and of its models' use
 * @param recognition recipe of the recognition model; null: none is trained
 * @param attributes recipe of the attribute model; null: none is trained
 */
public record TrainConfig(
        @Doc("training seeds") List<Long> seeds,

        @Doc("CPU threads of one training; part of the recipe, so that results do not depend on a machine's"
                + " processors, the rest of which train other arms and seeds at the same time. Small networks are"
                + " fastest with 1")
        @Range(min = 1, max = 256)
        @Default("1")
        int threads,

        @Doc("recipe of the recognition model; absent, none is trained and nothing is verified") @Nullable
        RecognitionConfig recognition,

        @Doc("recipe of the attribute model; absent, none is trained") @Nullable
        AttributeConfig attributes) {
    /** @throws IllegalArgumentException when there is no seed, one is there twice, or nothing is trained */
    public TrainConfig {
        if (seeds.isEmpty() || new HashSet<>(seeds).size() < seeds.size()) {
            throw new IllegalArgumentException("seeds: expected one or more different seeds, found " + seeds);
        }
        if (recognition == null && attributes == null) {
            throw new IllegalArgumentException("nothing is trained; give recognition, attributes, or both");
        }
        seeds = List.copyOf(seeds);
    }
}
