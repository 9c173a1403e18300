package org.facegap.core.dataset;

import java.util.Map;

/**
 * One image of a face dataset.
 *
 * @param key unique in the dataset, the name of its members in the shard
 * @param identity who is shown
 * @param shard number of the shard, from 0
 * @param offset where the image's bytes begin in the shard
 * @param length how many bytes they are
 * @param attributes attribute to label, in the card's order
 * @param variation how it differs from the identity's first image; empty when it does not
 * @param latentRow row in the latents, -1 when it has none
 * @param sha256 of the image's bytes, lower-case hex
 */
public record FaceRecord(
        String key,
        String identity,
        int shard,
        long offset,
        long length,
        Map<String, AttributeLabel> attributes,
        String variation,
        int latentRow,
        String sha256) {
    public FaceRecord {
        attributes = Labels.of(attributes);
    }
}
