package org.facegap.models.checkpoint.pickle;

import java.util.Map;

/** What has items by key: a dict, or an object of a dict's subclass. */
public sealed interface PickledItems permits PickledDict, PickledObject {
    /** The items in the file's order. */
    Map<Object, Object> items();

    /** Whether there are no items. */
    boolean isEmpty();

    /** Where in the pickle's bytes it was made. */
    long offset();
}
