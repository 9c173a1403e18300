package org.facegap.models.named;

import java.util.List;
import java.util.Map;

/** Reads attributes off images. */
public interface Oracle extends AutoCloseable {
    /** Attribute name to its values, in the oracle's order. */
    Map<String, List<String>> values();

    /**
     * Reads images.
     *
     * @param images planar RGB 0..1, each float[3 * side * side] of the face source's side
     */
    List<Reading> read(float[][] images);

    /** Lets go of what it holds. */
    @Override
    default void close() {}
}
