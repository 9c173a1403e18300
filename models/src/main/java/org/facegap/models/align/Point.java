package org.facegap.models.align;

/**
 * A place in an image, in pixels.
 *
 * @param x to the right; 0 is the centre of the first column
 * @param y downwards; 0 is the centre of the first row
 */
public record Point(double x, double y) {}
