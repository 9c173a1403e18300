package org.facegap.core.dataset.layout;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.facegap.core.dataset.AttributeLabel;

/**
 * One picture of a source.
 *
 * @param path where it was in the source, with slashes
 * @param name what its key is made from; unique names make keys that others can work out
 * @param identity who is shown
 * @param labels attribute to label
 * @param bytes the file
 */
public record SourceFace(String path, String name, String identity, Map<String, AttributeLabel> labels, byte[] bytes) {
    public SourceFace {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }
}
