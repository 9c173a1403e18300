package org.facegap.models.align;

import java.util.List;

/**
 * A map of the plane: {@code x' = xx x + xy y + dx}, {@code y' = yx x + yy y + dy}.
 *
 * @param xx x' per x
 * @param xy x' per y
 * @param dx x' at the origin
 * @param yx y' per x
 * @param yy y' per y
 * @param dy y' at the origin
 */
public record Affine(double xx, double xy, double dx, double yx, double yy, double dy) {
    /**
     * The similarity (rotation, one scale, shift; no mirroring) that brings points nearest to others in the sum of squared
     * distances. In the plane Umeyama's solution (IEEE TPAMI 13(4), 1991) needs no singular values: with both sets centred,
     * {@code a = sum(p . q) / sum(p . p)} and {@code b = sum(p x q) / sum(p . p)} give {@code [a -b; b a]}.
     *
     * @throws IllegalArgumentException when all points to move lie at one place
     */
    public static Affine similarity(FivePoints from, FivePoints to) {
        List<Point> p = from.points();
        List<Point> q = to.points();
        Point fromCentre = centre(p);
        Point toCentre = centre(q);
        double dot = 0;
        double cross = 0;
        double square = 0;
        for (int i = 0; i < p.size(); i++) {
            double px = p.get(i).x() - fromCentre.x();
            double py = p.get(i).y() - fromCentre.y();
            double qx = q.get(i).x() - toCentre.x();
            double qy = q.get(i).y() - toCentre.y();
            dot += px * qx + py * qy;
            cross += px * qy - py * qx;
            square += px * px + py * py;
        }
        if (!(square > 0)) {
            throw new IllegalArgumentException("all five landmarks lie at one place");
        }
        double a = dot / square;
        double b = cross / square;
        return new Affine(
                a,
                -b,
                toCentre.x() - a * fromCentre.x() + b * fromCentre.y(),
                b,
                a,
                toCentre.y() - b * fromCentre.x() - a * fromCentre.y());
    }

    private static Point centre(List<Point> points) {
        return new Point(
                points.stream().mapToDouble(Point::x).sum() / points.size(),
                points.stream().mapToDouble(Point::y).sum() / points.size());
    }

    /**
     * Stretches a rectangle over a whole image: what resizing does. Pixels are areas, so the rectangle's edges, not the
     * centres of its outer pixels, come to lie on the image's edges.
     *
     * @param left of the rectangle, in pixels from the left edge of the source
     * @param top of the rectangle
     * @param width of the rectangle
     * @param height of the rectangle
     * @param toWidth pixels of the result
     * @param toHeight pixels of the result
     */
    public static Affine resize(double left, double top, double width, double height, int toWidth, int toHeight) {
        double sx = toWidth / width;
        double sy = toHeight / height;
        return new Affine(sx, 0, (0.5 - left) * sx - 0.5, 0, sy, (0.5 - top) * sy - 0.5);
    }

    /** Where a point comes to lie. */
    public Point apply(Point p) {
        return new Point(xx * p.x() + xy * p.y() + dx, yx * p.x() + yy * p.y() + dy);
    }

    /** @throws IllegalArgumentException when the map flattens the plane */
    public Affine inverse() {
        double determinant = xx * yy - xy * yx;
        if (!(Math.abs(determinant) > 1e-12) || !Double.isFinite(determinant)) {
            throw new IllegalArgumentException("the map cannot be undone");
        }
        double a = yy / determinant;
        double b = -xy / determinant;
        double c = -yx / determinant;
        double d = xx / determinant;
        return new Affine(a, b, -(a * dx + b * dy), c, d, -(c * dx + d * dy));
    }
}
