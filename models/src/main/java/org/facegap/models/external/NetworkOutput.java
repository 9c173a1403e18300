package org.facegap.models.external;

/**
 * One output of one call.
 *
 * @param name as the card calls it
 * @param shape array shape
 * @param values row-major
 */
record NetworkOutput(String name, long[] shape, float[] values) {}
