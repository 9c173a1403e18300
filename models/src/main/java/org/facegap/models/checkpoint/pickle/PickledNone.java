package org.facegap.models.checkpoint.pickle;

/** Python's None. */
public enum PickledNone {
    /** The only one. */
    NONE
}
