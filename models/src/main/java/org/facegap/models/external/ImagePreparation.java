package org.facegap.models.external;

import java.nio.file.Path;
import java.util.List;
import org.facegap.core.UserError;
import org.facegap.models.align.Affine;
import org.facegap.models.align.Detection;
import org.facegap.models.align.FaceChoice;
import org.facegap.models.align.FaceDetector;
import org.facegap.models.align.FaceTemplate;
import org.facegap.models.align.FivePoints;
import org.facegap.models.align.PlanarImage;
import org.facegap.models.align.Point;
import org.facegap.models.align.Warp;
import org.facegap.models.align.Warp.Outside;
import org.jspecify.annotations.Nullable;

/** Turns images into what a network takes, as its card says. */
final class ImagePreparation implements AutoCloseable {
    private final Path card;
    private final NetworkInput input;
    private final FacePlace place;
    private final @Nullable FaceDetector detector;
    private final FaceChoice choice;

    /**
     * The part that the network sees.
     *
     * @param image null when the network looks at a face and there is none
     * @param faces that were found; 1 where none had to be searched for
     */
    record Placed(@Nullable PlanarImage image, int faces) {}

    /**
     * @param detector finds landmarks where none are given; closed with this
     * @param choice of a face where it finds several
     */
    ImagePreparation(
            Path card, NetworkInput input, FacePlace place, @Nullable FaceDetector detector, FaceChoice choice) {
        this.card = card;
        this.input = input;
        this.place = place;
        this.detector = detector;
        this.choice = choice;
    }

    /**
     * The part that the network sees, in its size.
     *
     * @param landmarks of the face in the image; null when not known
     * @param near where about the face is, for {@link FaceChoice#LANDMARKS}; null when not known
     * @throws UserError when landmarks are needed and the card names no detector to find them
     */
    Placed place(PlanarImage image, @Nullable FivePoints landmarks, @Nullable Point near) {
        if (place.align().equals("none")) {
            double left = place.crop().get(0) * image.width();
            double top = place.crop().get(1) * image.height();
            double width = place.crop().get(2) * image.width() - left;
            double height = place.crop().get(3) * image.height() - top;
            return one(
                    warp(image, Affine.resize(left, top, width, height, input.width(), input.height()), Outside.EDGE));
        }
        if (place.align().equals("ffhq-to-arcface")) {
            if (image.width() != image.height()) {
                throw new UserError(card + ": face.align: ffhq-to-arcface takes square images, this one is "
                        + image.width() + " x " + image.height());
            }
            return one(warp(image, FaceTemplate.ffhqToArcFace(image.width(), input.width()), Outside.BLACK));
        }
        if (landmarks != null) {
            return one(aligned(image, landmarks));
        }
        List<Detection> found = find(image);
        FivePoints chosen = choice.of(found, image.width(), image.height(), near)
                .map(Detection::landmarks)
                .orElse(null);
        return chosen == null ? new Placed(null, 0) : new Placed(aligned(image, chosen), found.size());
    }

    private static Placed one(PlanarImage image) {
        return new Placed(image, 1);
    }

    private PlanarImage aligned(PlanarImage image, FivePoints landmarks) {
        return warp(image, Affine.similarity(landmarks, FaceTemplate.arcFace(input.width())), Outside.BLACK);
    }

    private List<Detection> find(PlanarImage image) {
        if (detector == null) {
            throw UserError.usage(
                    card + ": face.align: five-points needs landmarks, which these images have not; name a"
                            + " detector that gives them: face.detector");
        }
        return detector.detect(image);
    }

    private PlanarImage warp(PlanarImage image, Affine map, Outside outside) {
        return Warp.apply(image, map, input.width(), input.height(), outside);
    }

    /** Whether landmarks have to be given. */
    boolean needsLandmarks() {
        return place.align().equals("five-points") && detector == null;
    }

    @Override
    public void close() {
        if (detector != null) {
            detector.close();
        }
    }
}
