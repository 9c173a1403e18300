package org.facegap.evaluation.matching;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.core.dataset.DatasetCard;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceDatasetWriter;
import org.facegap.core.image.Image;

/** Datasets of two identities a group and some images each, one pixel large. */
final class TinyFaces {
    private static final List<String> ATTRIBUTES = List.of("race", "gender", "number");

    private TinyFaces() {}

    /** Images {@code p0_0, p0_1, ...}: even identities are of race a, odd ones of b; identities 0 and 1 are female; their number is known. */
    static FaceDataset write(Path dir, int identities, int images, int unlabelledIdentity) {
        try (FaceDatasetWriter writer = FaceDatasetWriter.create(dir, ATTRIBUTES, 0)) {
            for (int identity = 0; identity < identities; identity++) {
                Map<String, AttributeLabel> labels = new LinkedHashMap<>();
                if (identity != unlabelledIdentity) {
                    labels.put("race", AttributeLabel.truth(identity % 2 == 0 ? "a" : "b"));
                }
                labels.put("gender", AttributeLabel.truth(identity < 2 ? "F" : "M"));
                labels.put("number", AttributeLabel.truth(Integer.toString(identity)));
                for (int k = 0; k < images; k++) {
                    byte[] rgb = {(byte) identity, (byte) k, 0};
                    writer.add("p" + identity + "_" + k, "p" + identity, labels, "", new Image(1, 1, rgb), null);
                }
            }
            return writer.finish(DatasetCard.describe("tiny", 1, ATTRIBUTES, "", "", Map.of(), "CC0", true, Map.of()));
        }
    }
}
