package org.facegap.models.checkpoint.pickle;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the pickle wanted to be made by calling something: the name, the arguments, the state it would have been given
 * and the items that would have been set. Nothing is called.
 */
public final class PickledObject implements PickledItems {
    private final String name;
    private final PickledTuple arguments;
    private final long offset;
    private @Nullable Object state;
    private @Nullable Map<Object, Object> items;

    PickledObject(String name, PickledTuple arguments, long offset) {
        this.name = name;
        this.arguments = arguments;
        this.offset = offset;
    }

    /** Module and name of the function or class. */
    public String name() {
        return name;
    }

    /** Its positional arguments. */
    public PickledTuple arguments() {
        return arguments;
    }

    /** The state given afterwards, if any. */
    public @Nullable Object state() {
        return state;
    }

    void build(Object newState) {
        state = newState;
    }

    void put(Object key, Object value) {
        if (items == null) {
            items = new LinkedHashMap<>();
        }
        items.put(key, value);
    }

    @Override
    public Map<Object, Object> items() {
        return items == null ? Map.of() : Collections.unmodifiableMap(items);
    }

    @Override
    public boolean isEmpty() {
        return items == null;
    }

    @Override
    public long offset() {
        return offset;
    }
}
