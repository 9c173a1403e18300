package org.facegap.evaluation.matching;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.core.dataset.DatasetCard;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceDatasetWriter;
import org.facegap.core.image.Picture;

/** Datasets of two people a group and some pictures each, one pixel large. */
final class TinyFaces {
    private static final List<String> ATTRIBUTES = List.of("race", "gender", "number");

    private TinyFaces() {}

    /** Pictures {@code p0_0, p0_1, ...}: even people are of race a, odd ones of b; persons 0 and 1 are female; their number is known. */
    static FaceDataset write(Path dir, int people, int pictures, int unlabelledPerson) {
        try (FaceDatasetWriter writer = FaceDatasetWriter.create(dir, ATTRIBUTES, 0)) {
            for (int person = 0; person < people; person++) {
                Map<String, AttributeLabel> labels = new LinkedHashMap<>();
                if (person != unlabelledPerson) {
                    labels.put("race", AttributeLabel.truth(person % 2 == 0 ? "a" : "b"));
                }
                labels.put("gender", AttributeLabel.truth(person < 2 ? "F" : "M"));
                labels.put("number", AttributeLabel.truth(Integer.toString(person)));
                for (int k = 0; k < pictures; k++) {
                    byte[] rgb = {(byte) person, (byte) k, 0};
                    writer.add("p" + person + "_" + k, "p" + person, labels, "", new Picture(1, 1, rgb), null);
                }
            }
            return writer.finish(DatasetCard.describe("tiny", 1, ATTRIBUTES, "", "", Map.of(), "CC0", true, Map.of()));
        }
    }
}
