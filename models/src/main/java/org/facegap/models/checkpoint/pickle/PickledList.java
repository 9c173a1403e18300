package org.facegap.models.checkpoint.pickle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A list or a set, in the file's order. Equal to itself only. */
public final class PickledList {
    private final List<Object> items = new ArrayList<>(0);

    PickledList() {}

    boolean isEmpty() {
        return items.isEmpty();
    }

    void add(Object item) {
        items.add(item);
    }

    /** The items. */
    public List<Object> items() {
        return Collections.unmodifiableList(items);
    }
}
