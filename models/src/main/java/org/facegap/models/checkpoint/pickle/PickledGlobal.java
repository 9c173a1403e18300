package org.facegap.models.checkpoint.pickle;

/**
 * The name of a Python function or class. Only a name.
 *
 * @param name module and name, for example {@code collections.OrderedDict}
 */
public record PickledGlobal(String name) {}
