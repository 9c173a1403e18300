package org.facegap.benchmarks;

import java.nio.file.Path;
import java.util.List;
import org.facegap.core.dataset.DatasetCard;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceDatasetWriter;
import org.facegap.core.dataset.FaceRecord;

/**
 * Makes a large face dataset of a small one: its images again and again, under other names and as other identities. What reads it can be
 * tried at a size for which there is no set at hand. Arguments: the small dataset, a new folder, how many images.
 */
public final class LargeSet {
    private static final int IMAGES_PER_IDENTITY = 20;

    private LargeSet() {}

    /** Writes the dataset. */
    public static void main(String[] args) {
        FaceDataset small = FaceDataset.open(Path.of(args[0]));
        int images = Integer.parseInt(args[2]);
        DatasetCard card = small.card();
        List<FaceRecord> records = small.records();
        try (FaceDatasetWriter writer = FaceDatasetWriter.create(Path.of(args[1]), card.attributes(), 0)) {
            for (int i = 0; i < images; i++) {
                FaceRecord record = records.get(i % records.size());
                writer.add("i" + i, "p" + i / IMAGES_PER_IDENTITY, record.attributes(), "", small, record, null);
            }
            writer.finish(DatasetCard.describe(
                    "many of " + card.name(),
                    card.size(),
                    card.attributes(),
                    card.source(),
                    card.oracle(),
                    card.confusion(),
                    card.licence(),
                    card.imagesMayBeShown(),
                    card.generator()));
        }
    }
}
