package org.facegap.core.dataset.layout;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.facegap.core.dataset.AttributeLabel;

/**
 * One image of a source.
 *
 * @param path where it was in the source, with slashes
 * @param name what its key is made from; unique names make keys that others can work out
 * @param identity who is shown; {@link #NOT_KNOWN} where nobody knows, then each image is an identity of its own
 * @param labels attribute to label
 * @param bytes the file
 */
public record SourceFace(String path, String name, String identity, Map<String, AttributeLabel> labels, byte[] bytes) {
    /** Stands for the identity where nobody knows it. */
    public static final String NOT_KNOWN = "";

    public SourceFace {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }
}
