package org.facegap.models.external;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.facegap.models.align.FaceChoice;
import org.facegap.models.align.FivePoints;
import org.facegap.models.align.PlanarImage;
import org.facegap.models.align.Point;
import org.jspecify.annotations.Nullable;

/** An attribute model of somebody else's: images in, class probabilities out. One thread at a time. */
public final class ExternalClassifier implements AutoCloseable {
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final List<ClassProbabilities> parts;
    private final int[] outputs;
    private final ImagePreparation preparation;
    private final NetworkRows network;

    /** @param outputNames of the network's session, in its order */
    ExternalClassifier(
            Map<String, AttributeReading> attributes,
            List<String> outputNames,
            ImagePreparation preparation,
            NetworkRows network) {
        attributes.forEach((name, reading) -> values.put(name, reading.values()));
        this.parts = attributes.entrySet().stream()
                .map(e -> new ClassProbabilities(network.file(), e.getKey(), e.getValue()))
                .toList();
        this.outputs = attributes.values().stream()
                .mapToInt(reading -> outputNames.indexOf(reading.output()))
                .toArray();
        this.preparation = preparation;
        this.network = network;
    }

    /** Attribute to its values, in the card's order. */
    public Map<String, List<String>> values() {
        return Collections.unmodifiableMap(values);
    }

    /**
     * Class probabilities.
     *
     * @param images of any size
     * @param landmarks of the face in each image; null where the card aligns otherwise or names a detector
     * @return per image the probabilities of all values of all attributes one after the other, each attribute's summing to 1;
     *     all alike for an image in which no face was found
     * @throws org.facegap.core.UserError when the network does not give what its card says
     */
    public FaceRows probabilities(List<PlanarImage> images, @Nullable List<FivePoints> landmarks) {
        return rows(PlacedImages.of(preparation, images, landmarks, List.of()));
    }

    /**
     * The same for images whose faces a detector finds.
     *
     * @param near where about the face is in each image, in pixels, for {@link FaceChoice#LANDMARKS}; empty where nothing
     *     is known
     */
    public FaceRows probabilitiesNear(List<PlanarImage> images, List<Optional<Point>> near) {
        return rows(PlacedImages.of(preparation, images, null, near));
    }

    private FaceRows rows(PlacedImages placed) {
        return FaceRows.of(placed.images(), placed.faces(), this::read, nothing());
    }

    private float[][] read(List<PlanarImage> faces) {
        List<List<float[]>> rows = network.run(faces);
        float[][] read = new float[rows.size()][];
        for (int i = 0; i < read.length; i++) {
            read[i] = new float[nothing().length];
            int at = 0;
            for (int p = 0; p < outputs.length; p++) {
                for (double probability : parts.get(p).of(rows.get(i).get(outputs[p]))) {
                    read[i][at++] = (float) probability;
                }
            }
        }
        return read;
    }

    private float[] nothing() {
        float[] even = new float[values.values().stream().mapToInt(List::size).sum()];
        int at = 0;
        for (List<String> of : values.values()) {
            Arrays.fill(even, at, at + of.size(), 1f / of.size());
            at += of.size();
        }
        return even;
    }

    /** Whether every image has to come with landmarks: it aligns by them and has no detector to find them. */
    public boolean needsLandmarks() {
        return preparation.needsLandmarks();
    }

    @Override
    public void close() {
        network.close();
        preparation.close();
    }
}
