package org.facegap.models.checkpoint.pickle;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A dict. Equal to itself only. Keys other than texts, numbers and truth values are equal to themselves only, too. */
public final class PickledDict implements PickledItems {
    private final Map<Object, Object> items = new LinkedHashMap<>();
    private final long offset;

    PickledDict(long offset) {
        this.offset = offset;
    }

    void put(Object key, Object value) {
        items.put(key, value);
    }

    @Override
    public Map<Object, Object> items() {
        return Collections.unmodifiableMap(items);
    }

    @Override
    public boolean isEmpty() {
        return items.isEmpty();
    }

    @Override
    public long offset() {
        return offset;
    }
}
