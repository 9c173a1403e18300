package org.facegap.core.dataset.layout;

import java.util.List;
import java.util.function.Consumer;
import org.facegap.core.pairs.NamedPair;

/** How a source of faces is laid out. Images are handed over one by one, in an order that only the source decides. */
public interface FaceLayout {
    /** Names of the attributes that images may have. */
    List<String> attributes();

    /** What a user must know about these images; nothing by default. */
    default String remark() {
        return "";
    }

    /**
     * Finds all images.
     *
     * @throws org.facegap.core.UserError when the source is not laid out like this
     */
    void faces(FaceSink sink);

    /** Whether {@link #pairs} may find something, so that names of images must be remembered. */
    default boolean hasPairs() {
        return false;
    }

    /** Finds the pairs of the source's protocol; nothing by default. */
    default void pairs(Consumer<NamedPair> pairs, FaceSink sink) {}
}
