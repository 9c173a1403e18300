package org.facegap.models.checkpoint.pickle;

/** A tuple. Equal to itself only: comparing nested tuples could take for ever. */
public final class PickledTuple {
    /** The tuple of no items. */
    public static final PickledTuple EMPTY = new PickledTuple();

    private final Object[] items;

    PickledTuple(Object... items) {
        this.items = items;
    }

    /** Number of items. */
    public int size() {
        return items.length;
    }

    /** An item. */
    public Object get(int i) {
        return items[i];
    }
}
