package org.facegap.generator.dataset;

import org.facegap.generator.ascent.Ascents;
import org.facegap.generator.latent.FaceSource;
import org.facegap.generator.variation.LatentDirections;
import org.facegap.models.named.Embedding;
import org.facegap.models.named.FaceCheck;
import org.facegap.models.named.Oracle;

/**
 * Everything a generation run asks.
 *
 * @param faces renders
 * @param oracle steers the search and labels
 * @param embedding keeps identities apart
 * @param auditOracle re-checks; another model than the oracle
 * @param auditEmbedding re-checks; another model than the embedding
 * @param faceCheck looks for a face in every image that would be accepted, neutral or varied
 * @param directions of what belongs to the image, in z or w as the search needs them
 * @param ascents opens what the strategy gradient needs
 * @param licence terms of the generator's images
 * @param imagesMayBeShown whether a report may show them
 */
public record GenerationModels(
        FaceSource faces,
        Oracle oracle,
        Embedding embedding,
        Oracle auditOracle,
        Embedding auditEmbedding,
        FaceCheck faceCheck,
        LatentDirections directions,
        Ascents ascents,
        String licence,
        boolean imagesMayBeShown)
        implements AutoCloseable {
    @Override
    public void close() {
        ascents.close();
        faces.close();
        oracle.close();
        embedding.close();
        auditOracle.close();
        auditEmbedding.close();
        faceCheck.close();
    }
}
