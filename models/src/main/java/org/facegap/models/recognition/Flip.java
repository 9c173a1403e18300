package org.facegap.models.recognition;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What is done with an image's mirror image when it is embedded. */
public enum Flip {
    /** Nothing: the image alone is embedded. */
    @JsonProperty("none")
    NONE,
    /** The outputs for both are added, as InsightFace does. */
    @JsonProperty("sum")
    SUM,
    /** The outputs for both are divided by their lengths and added. */
    @JsonProperty("sum-of-unit")
    SUM_OF_UNIT;

    /** Name in configs and files. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Embeds images.
     *
     * @param raw from images to the network's outputs, which are changed here
     * @param mirror of an image
     * @param unit divides a vector by its length
     * @return a vector per image, of any length
     */
    public <T> float[][] vectors(
            List<T> images, Function<List<T>, float[][]> raw, UnaryOperator<T> mirror, Consumer<float[]> unit) {
        float[][] vectors = raw.apply(images);
        if (this == NONE) {
            return vectors;
        }
        float[][] mirrored = raw.apply(images.stream().map(mirror).toList());
        for (int i = 0; i < vectors.length; i++) {
            if (this == SUM_OF_UNIT) {
                unit.accept(vectors[i]);
                unit.accept(mirrored[i]);
            }
            for (int j = 0; j < vectors[i].length; j++) {
                vectors[i][j] += mirrored[i][j];
            }
        }
        return vectors;
    }
}
