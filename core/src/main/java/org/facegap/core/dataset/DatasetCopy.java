package org.facegap.core.dataset;

import java.nio.file.Path;
import java.util.List;
import org.facegap.core.progress.Progress;

/** Writes some images of a face dataset as a dataset of its own: bytes, names, labels and latents stay as they are. */
public final class DatasetCopy {
    private DatasetCopy() {}

    /**
     * Copies.
     *
     * @param name of the new dataset
     */
    public static FaceDataset write(
            FaceDataset from, List<FaceRecord> records, Path to, String name, Progress progress) {
        DatasetCard card = from.card();
        try (FaceDatasetWriter writer = FaceDatasetWriter.create(to, card.attributes(), from.latentDim());
                Progress.Task task = progress.begin("write " + name, records.size(), "images")) {
            for (FaceRecord record : records) {
                writer.add(
                        record.key(),
                        record.identity(),
                        record.attributes(),
                        record.variation(),
                        from,
                        record,
                        record.latentRow() < 0 ? null : from.latent(record.latentRow()));
                task.advance(1);
            }
            return writer.finish(card.named(name));
        }
    }
}
