package org.facegap.models.align;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which face is meant where an image holds several. */
public enum FaceChoice {
    /**
     * That whose box has its centre nearest to the image's. Sets whose images were cut around one identity, such as LFW,
     * hold the identity there, and now and then a larger bystander at the edge.
     */
    CENTRAL,

    /** That of the largest box; for images that nobody cut out. */
    LARGEST,

    /** That whose box has its centre nearest to a given place; the central one in images without one. */
    LANDMARKS;

    /**
     * Chooses; of several as good the largest, then the surest.
     *
     * @param width of the image in pixels
     * @param height of the image in pixels
     * @param near where the face is, in pixels; null when that is not known
     */
    public Optional<Detection> of(List<Detection> faces, int width, int height, @Nullable Point near) {
        Comparator<Detection> better =
                Comparator.comparingDouble(Detection::area).thenComparingDouble(Detection::confidence);
        if (this != LARGEST) {
            Point place = this == LANDMARKS && near != null ? near : new Point((width - 1) / 2.0, (height - 1) / 2.0);
            better = Comparator.<Detection>comparingDouble(face -> -distance(face, place))
                    .thenComparing(better);
        }
        return faces.stream().max(better);
    }

    private static double distance(Detection face, Point place) {
        return Math.hypot((face.left() + face.right()) / 2 - place.x(), (face.top() + face.bottom()) / 2 - place.y());
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
