package org.facegap.models.align;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The five landmarks that face recognition aligns by. Left and right are the image's, not the identity's.
 *
 * @param leftEye centre of the eye on the image's left
 * @param rightEye centre of the other eye
 * @param nose tip of the nose
 * @param leftMouth corner of the mouth on the image's left
 * @param rightMouth the other corner
 */
public record FivePoints(Point leftEye, Point rightEye, Point nose, Point leftMouth, Point rightMouth) {
    /**
     * From coordinates in the usual order: eyes, nose, mouth, the image's left first.
     *
     * @param xy x and y of each, 10 numbers
     * @throws IllegalArgumentException when there are more or fewer, or one is not finite
     */
    public static FivePoints of(double... xy) {
        if (xy.length != 10) {
            throw new IllegalArgumentException("five landmarks are 10 numbers, not " + xy.length);
        }
        for (double value : xy) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a landmark is not finite");
            }
        }
        return new FivePoints(
                new Point(xy[0], xy[1]),
                new Point(xy[2], xy[3]),
                new Point(xy[4], xy[5]),
                new Point(xy[6], xy[7]),
                new Point(xy[8], xy[9]));
    }

    /** All five, in the usual order. */
    public List<Point> points() {
        return List.of(leftEye, rightEye, nose, leftMouth, rightMouth);
    }

    /** The five points somewhere else. */
    public FivePoints map(UnaryOperator<Point> place) {
        return new FivePoints(
                place.apply(leftEye),
                place.apply(rightEye),
                place.apply(nose),
                place.apply(leftMouth),
                place.apply(rightMouth));
    }
}
