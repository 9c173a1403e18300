package org.facegap.models.align;

import org.jspecify.annotations.Nullable;

/**
 * A face that a detector found.
 *
 * @param left edge of its box in pixels; it may lie outside of the image
 * @param top edge
 * @param right edge
 * @param bottom edge
 * @param confidence of the detector, 0..1
 * @param landmarks null from detectors that give boxes only
 */
public record Detection(
        double left,
        double top,
        double right,
        double bottom,
        double confidence,
        @Nullable FivePoints landmarks) {
    /** Area of the box in square pixels, 0 when it is inside out. */
    public double area() {
        return Math.max(0, right - left) * Math.max(0, bottom - top);
    }

    /** Area of the common part of two boxes divided by that of both together; 0 when both are empty. */
    public double overlap(Detection other) {
        double width = Math.min(right, other.right) - Math.max(left, other.left);
        double height = Math.min(bottom, other.bottom) - Math.max(top, other.top);
        double common = Math.max(0, width) * Math.max(0, height);
        double both = area() + other.area() - common;
        return both > 0 ? common / both : 0;
    }
}
