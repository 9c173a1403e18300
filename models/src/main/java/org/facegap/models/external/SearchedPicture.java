package org.facegap.models.external;

import org.facegap.models.align.Affine;
import org.facegap.models.align.PlanarPicture;
import org.facegap.models.align.Point;
import org.facegap.models.align.Warp;
import org.facegap.models.align.Warp.Outside;

/**
 * A picture as a detector sees it, and the way back.
 *
 * @param seen in the detector's size
 * @param back from places there to places in the picture
 */
record SearchedPicture(PlanarPicture seen, Affine back) {
    /** As large as it fits, in the upper left corner, black beside it. */
    static SearchedPicture letterbox(PlanarPicture picture, double border, int width, int height) {
        double wide = picture.width() * (1 + 2 * border);
        double high = picture.height() * (1 + 2 * border);
        double scale = Math.min(width / wide, height / high);
        return of(picture, border, scale, scale, width, height);
    }

    /** Stretched to the whole size. */
    static SearchedPicture stretched(PlanarPicture picture, double border, int width, int height) {
        double wide = picture.width() * (1 + 2 * border);
        double high = picture.height() * (1 + 2 * border);
        return of(picture, border, width / wide, height / high, width, height);
    }

    private static SearchedPicture of(
            PlanarPicture picture, double border, double sx, double sy, int width, int height) {
        Affine place = new Affine(
                sx,
                0,
                (0.5 + border * picture.width()) * sx - 0.5,
                0,
                sy,
                (0.5 + border * picture.height()) * sy - 0.5);
        return new SearchedPicture(Warp.apply(picture, place, width, height, Outside.BLACK), place.inverse());
    }

    Point back(double x, double y) {
        return back.apply(new Point(x, y));
    }
}
