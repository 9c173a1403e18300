package org.facegap.core.results.attribute;

/**
 * A combination of groups that is too small to be measured.
 *
 * @param cell its name
 * @param n its rows
 * @param needed how many it would need
 */
public record SmallCell(String cell, long n, long needed) {}
