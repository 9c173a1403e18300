package org.facegap.models.checkpoint.pickle;

/** A reference to something outside of the pickle, by whatever the pickle gives as its id. */
public final class PickledReference {
    private final Object id;
    private final long offset;

    PickledReference(Object id, long offset) {
        this.id = id;
        this.offset = offset;
    }

    /** The id. */
    public Object id() {
        return id;
    }

    /** Where in the pickle's bytes. */
    public long offset() {
        return offset;
    }
}
