package org.facegap.core.results.suite;

import java.util.List;
import org.facegap.core.json.AddedLater;
import org.jspecify.annotations.Nullable;

/**
 * How one model's training went.
 *
 * @param model recognition or attributes
 * @param seed training seed
 * @param points by rising step
 * @param seen what it saw of its training set; null where it was not counted, as in files of earlier versions
 */
public record TrainingCurve(
        String model,
        long seed,
        List<CurvePoint> points,
        @AddedLater @Nullable Exposure seen) {
    public TrainingCurve {
        points = List.copyOf(points);
    }

    /** A curve of a training whose draws were not counted. */
    public TrainingCurve(String model, long seed, List<CurvePoint> points) {
        this(model, seed, points, null);
    }

    /** This curve with what the training saw. */
    public TrainingCurve with(Exposure counted) {
        return new TrainingCurve(model, seed, points, counted);
    }
}
