package org.facegap.core.dataset;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.facegap.core.words.WordOrder;

/** Counts identities per attribute value; an identity counts for the label of its first image. */
final class ShareCount {
    private final Set<String> identities = new HashSet<>();
    private final Map<String, Map<String, Long>> shares = new TreeMap<>();

    ShareCount(List<String> attributes) {
        attributes.forEach(attribute -> shares.put(attribute, new TreeMap<>(new WordOrder())));
    }

    void add(String identity, Map<String, AttributeLabel> labels) {
        if (identities.add(identity)) {
            labels.forEach((attribute, label) -> shares.computeIfAbsent(attribute, a -> new TreeMap<>(new WordOrder()))
                    .merge(label.value(), 1L, Long::sum));
        }
    }

    long identities() {
        return identities.size();
    }

    Map<String, Map<String, Long>> shares() {
        return Collections.unmodifiableMap(shares);
    }
}
