package org.facegap.generator.dataset;

import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.Range;
import org.facegap.generator.search.SearchConfig;
import org.facegap.generator.search.StrategyConfig;
import org.facegap.generator.variation.VariationConfig;

/**
 * How training sets are made by a generator, whatever their composition. Models are {@code builtin:NAME} or a file.
 *
 * @param generator a StyleGAN2: {@code builtin:world-64} or a safetensors file
 * @param resolution side of the images, 0 for the generator's own; less stops a skip network early
 * @param oracle attribute model that steers the search
 * @param embedder recognition model that keeps identities apart
 * @param auditOracle attribute model that re-labels what was accepted; never the one that steers
 * @param auditEmbedder recognition model that re-checks what was accepted; never the one that steers
 * @param faceCheck face detector that has to find a face in every image, or none
 * @param identities identities of every set
 * @param brackets independent searches that are brought together, 0 for one per 500 identities
 * @param search how identities are found
 * @param variations how an identity gets its images
 */
public record GenerateConfig(
        @Doc("a StyleGAN2: builtin:world-64 or a file (safetensors, .pkl, .pt)") @Default("builtin:world-64")
        String generator,

        @Doc("side of the images, 0 for the generator's own; less stops a skip network early")
        @Range(min = 0, max = 1024)
        @Default("0")
        int resolution,

        @Doc("attribute model that steers the search") @Default("builtin:oracle-search")
        String oracle,

        @Doc("recognition model that keeps identities apart") @Default("builtin:embedder-search")
        String embedder,

        @Doc("attribute model that audits, another than oracle") @Default("builtin:oracle-audit")
        String auditOracle,

        @Doc("recognition model that audits, another than embedder") @Default("builtin:embedder-audit")
        String auditEmbedder,

        @Doc("face detector (card or ONNX file) that has to find a face in every image, or none") @Default("none")
        String faceCheck,

        @Doc("identities of every generated arm") @Range(min = 2, max = 10_000_000)
        int identities,

        @Doc("independent searches that are brought together, 0 for one per 500 identities")
        @Range(min = 0, max = 100_000)
        @Default("0")
        int brackets,

        @Doc("how identities are found") @Default("{}") SearchConfig search,

        @Doc("how an identity gets its images") @Default("{}")
        VariationConfig variations) {
    /** @throws IllegalArgumentException when a model would audit its own work */
    public GenerateConfig {
        if (oracle.equals(auditOracle)) {
            throw new IllegalArgumentException("auditOracle: the oracle that steers the search cannot audit it");
        }
        if (embedder.equals(auditEmbedder)) {
            throw new IllegalArgumentException("auditEmbedder: the embedder that steers the search cannot audit it");
        }
    }

    /** The same with another strategy. */
    public GenerateConfig withStrategy(StrategyConfig strategy) {
        return new GenerateConfig(
                generator,
                resolution,
                oracle,
                embedder,
                auditOracle,
                auditEmbedder,
                faceCheck,
                identities,
                brackets,
                search.withStrategy(strategy),
                variations);
    }

    /** Whether a detector has to find a face. */
    public boolean hasFaceCheck() {
        return !faceCheck.equals("none");
    }
}
