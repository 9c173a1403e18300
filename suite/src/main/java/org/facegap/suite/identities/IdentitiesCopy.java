package org.facegap.suite.identities;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.facegap.core.artifact.ArtifactFolder;
import org.facegap.core.dataset.DatasetCard;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceDatasetWriter;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.image.EncodedImage;
import org.facegap.core.image.Image;
import org.facegap.core.image.ImageError;
import org.facegap.core.image.Resampling;
import org.facegap.core.json.Json;
import org.facegap.core.pairs.PairSet;
import org.facegap.core.progress.Progress;
import org.facegap.core.words.Counted;
import org.jspecify.annotations.Nullable;

/**
 * Copies the chosen identities of a dataset into a suite's folder: images at the suite's size, values by the suite's names, the
 * card with source and licence, the pairs of its protocol where they are wanted, and what was left out. An image that has
 * the size keeps its bytes, another is resampled by {@link Resampling} and becomes a PNG. Images that are not whole are
 * left out, counted and named.
 */
public final class IdentitiesCopy {
    /** Changes when a copy of the same identities would hold other images: copies made before are made anew. */
    public static final String VERSION = "whole images";

    /** The pairs beside the copy. */
    public static final String PAIRS = "pairs.csv";

    private static final int CHUNK = 256;
    private static final int NAMED = 5;
    private final NamedDataset source;
    private final IdentitiesSpec spec;

    /** A copy that is to be made. */
    public IdentitiesCopy(NamedDataset source, IdentitiesSpec spec) {
        this.source = source;
        this.spec = spec;
    }

    /** Makes it. */
    public void make(ArtifactFolder folder, Progress progress) throws IOException {
        IdentitiesSelection selection = new IdentitiesSelection(source, spec);
        ValueNames names = new ValueNames(spec.values());
        List<FaceRecord> records = List.copyOf(selection.records());
        DatasetCard card = source.card();
        Map<FaceRecord, ImageError> broken = new LinkedHashMap<>();
        long resampled = 0;
        try (FaceDatasetWriter writer = FaceDatasetWriter.create(folder.path(), card.attributes(), 0);
                Progress.Task task = progress.begin("copy " + card.name(), records.size(), "images")) {
            for (int from = 0; from < records.size(); from += CHUNK) {
                int start = from;
                Copied[] chunk = IntStream.range(from, Math.min(records.size(), from + CHUNK))
                        .parallel()
                        .mapToObj(i -> copied(source.dataset(), records.get(i)))
                        .toArray(Copied[]::new);
                for (int i = 0; i < chunk.length; i++) {
                    FaceRecord record = records.get(start + i);
                    if (chunk[i].error() != null) {
                        broken.put(record, chunk[i].error());
                        continue;
                    }
                    writer.add(
                            record.key(),
                            record.identity(),
                            names.labels(record),
                            record.variation(),
                            Objects.requireNonNull(chunk[i].image()),
                            null);
                    resampled += chunk[i].resampled() ? 1 : 0;
                }
                task.advance(chunk.length);
            }
            if (broken.size() == records.size()) {
                throw broken.values().iterator().next();
            }
            if (!broken.isEmpty()) {
                progress.line("left out: " + Counted.of(broken.size(), "images") + " that cannot be used, the first:");
                broken.values().stream().limit(NAMED).forEach(error -> progress.line("  " + error.getMessage()));
            }
            selection.leaveOut(broken);
            writer.finish(DatasetCard.describe(
                    card.name(),
                    spec.size(),
                    card.attributes(),
                    card.source(),
                    card.oracle(),
                    card.confusion(),
                    card.licence(),
                    card.imagesMayBeShown(),
                    card.generator()));
        }
        long pairs = 0;
        if (spec.protocol()) {
            PairSet own = selection.protocol();
            own.write(folder.file(PAIRS));
            pairs = own.size();
        }
        Json.write(folder.file(IdentitiesCounts.FILE), selection.counts(resampled, pairs));
    }

    private record Copied(
            @Nullable EncodedImage image,
            boolean resampled,
            @Nullable ImageError error) {}

    private Copied copied(FaceDataset dataset, FaceRecord record) {
        Image image;
        try {
            image = dataset.read(record);
        } catch (ImageError e) {
            return new Copied(null, false, e);
        }
        if (image.width() == spec.size() && image.height() == spec.size()) {
            byte[] bytes = dataset.bytes(record);
            String extension = EncodedImage.extension(bytes);
            return new Copied(
                    extension.isEmpty()
                            ? EncodedImage.png(image)
                            : new EncodedImage(bytes, extension, spec.size(), spec.size()),
                    false,
                    null);
        }
        return new Copied(EncodedImage.png(Resampling.square(image, spec.size())), true, null);
    }
}
