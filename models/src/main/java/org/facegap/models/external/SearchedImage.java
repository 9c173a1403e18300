package org.facegap.models.external;

import org.facegap.models.align.Affine;
import org.facegap.models.align.PlanarImage;
import org.facegap.models.align.Point;
import org.facegap.models.align.Warp;
import org.facegap.models.align.Warp.Outside;

/**
 * An image as a detector sees it, and the way back.
 *
 * @param seen in the detector's size
 * @param back from places there to places in the image
 */
record SearchedImage(PlanarImage seen, Affine back) {
    /** As large as it fits, in the upper left corner, black beside it. */
    static SearchedImage letterbox(PlanarImage image, double border, int width, int height) {
        double wide = image.width() * (1 + 2 * border);
        double high = image.height() * (1 + 2 * border);
        double scale = Math.min(width / wide, height / high);
        return of(image, border, scale, scale, width, height);
    }

    /** Stretched to the whole size. */
    static SearchedImage stretched(PlanarImage image, double border, int width, int height) {
        double wide = image.width() * (1 + 2 * border);
        double high = image.height() * (1 + 2 * border);
        return of(image, border, width / wide, height / high, width, height);
    }

    private static SearchedImage of(PlanarImage image, double border, double sx, double sy, int width, int height) {
        Affine place = new Affine(
                sx, 0, (0.5 + border * image.width()) * sx - 0.5, 0, sy, (0.5 + border * image.height()) * sy - 0.5);
        return new SearchedImage(Warp.apply(image, place, width, height, Outside.BLACK), place.inverse());
    }

    Point back(double x, double y) {
        return back.apply(new Point(x, y));
    }
}
