package org.facegap.core.dataset.layout;

import java.util.List;
import java.util.function.Consumer;
import org.facegap.core.pairs.NamedPair;

/** How a source of faces is laid out. Pictures are handed over one by one, in an order that only the source decides. */
public interface FaceLayout {
    /** Names of the attributes that pictures may have. */
    List<String> attributes();

    /** What a user must know about these pictures; nothing by default. */
    default String remark() {
        return "";
    }

    /**
     * Finds all pictures.
     *
     * @throws org.facegap.core.UserError when the source is not laid out like this
     */
    void faces(FaceSink sink);

    /** Whether {@link #pairs} may find something, so that names of pictures must be remembered. */
    default boolean hasPairs() {
        return false;
    }

    /** Finds the pairs of the source's protocol; nothing by default. */
    default void pairs(Consumer<NamedPair> pairs, FaceSink sink) {}
}
