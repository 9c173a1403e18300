package org.facegap.generator.worldset;

import org.facegap.core.config.ByKey;

/** Images of the built-in world: identities seen through its camera, or clean images with their latents. */
@ByKey("kind")
public sealed interface WorldSetConfig permits WorldIdentities, WorldPairs {
    /** Which images. */
    String kind();

    /** Dial of the world: 0 the same cues in every tone, 1 each tone its own. */
    double otherGroupEffect();

    /** Identities; of pairs, images. */
    int identities();

    /** Image side in pixels. */
    int size();

    /** Factor on the spread of yaw and pitch; 1 is snapshots, 0.45 is portraits as in FFHQ. */
    double pose();

    /** Seed of everything drawn. */
    long seed();
}
