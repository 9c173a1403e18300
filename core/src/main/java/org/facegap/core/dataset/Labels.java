package org.facegap.core.dataset;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Labels of an image, in order of attribute; unchangeable and small, since datasets have millions. */
final class Labels extends AbstractMap<String, AttributeLabel> {
    private final String[] attributes;
    private final AttributeLabel[] labels;

    private Labels(Map<String, AttributeLabel> from) {
        attributes = from.keySet().toArray(String[]::new);
        labels = from.values().toArray(AttributeLabel[]::new);
    }

    /** The labels themselves when they are such labels already, else a copy. */
    static Labels of(Map<String, AttributeLabel> labels) {
        return labels instanceof Labels known ? known : new Labels(labels);
    }

    @Override
    public @Nullable AttributeLabel get(Object attribute) {
        for (int i = 0; i < attributes.length; i++) {
            if (attributes[i].equals(attribute)) {
                return labels[i];
            }
        }
        return null;
    }

    @Override
    public boolean containsKey(Object attribute) {
        return get(attribute) != null;
    }

    @Override
    public Set<Entry<String, AttributeLabel>> entrySet() {
        Set<Entry<String, AttributeLabel>> entries = new LinkedHashSet<>();
        for (int i = 0; i < attributes.length; i++) {
            entries.add(Map.entry(attributes[i], labels[i]));
        }
        return Collections.unmodifiableSet(entries);
    }
}
