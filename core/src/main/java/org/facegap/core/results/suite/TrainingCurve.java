package org.facegap.core.results.suite;

import java.util.List;

/**
 * How one model's training went.
 *
 * @param model recognition or attributes
 * @param seed training seed
 * @param points by rising step
 */
public record TrainingCurve(String model, long seed, List<CurvePoint> points) {
    public TrainingCurve {
        points = List.copyOf(points);
    }
}
