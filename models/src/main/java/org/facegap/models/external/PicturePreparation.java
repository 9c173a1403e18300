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
import org.facegap.models.align.PlanarPicture;
import org.facegap.models.align.Point;
import org.facegap.models.align.Warp;
import org.facegap.models.align.Warp.Outside;
import org.jspecify.annotations.Nullable;

/** Turns pictures into what a network takes, as its card says. */
final class PicturePreparation implements AutoCloseable {
    private final Path card;
    private final NetworkInput input;
    private final FacePlace place;
    private final @Nullable FaceDetector detector;
    private final FaceChoice choice;

    /**
     * The part that the network sees.
     *
     * @param picture null when the network looks at a face and there is none
     * @param faces that were found; 1 where none had to be searched for
     */
    record Placed(@Nullable PlanarPicture picture, int faces) {}

    /**
     * @param detector finds landmarks where none are given; closed with this
     * @param choice of a face where it finds several
     */
    PicturePreparation(
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
     * @param landmarks of the face in the picture; null when not known
     * @param near where about the face is, for {@link FaceChoice#LANDMARKS}; null when not known
     * @throws UserError when landmarks are needed and the card names no detector to find them
     */
    Placed place(PlanarPicture picture, @Nullable FivePoints landmarks, @Nullable Point near) {
        if (place.align().equals("none")) {
            double left = place.crop().get(0) * picture.width();
            double top = place.crop().get(1) * picture.height();
            double width = place.crop().get(2) * picture.width() - left;
            double height = place.crop().get(3) * picture.height() - top;
            return one(warp(
                    picture, Affine.resize(left, top, width, height, input.width(), input.height()), Outside.EDGE));
        }
        if (place.align().equals("ffhq-to-arcface")) {
            if (picture.width() != picture.height()) {
                throw new UserError(card + ": face.align: ffhq-to-arcface takes square pictures, this one is "
                        + picture.width() + " x " + picture.height());
            }
            return one(warp(picture, FaceTemplate.ffhqToArcFace(picture.width(), input.width()), Outside.BLACK));
        }
        if (landmarks != null) {
            return one(aligned(picture, landmarks));
        }
        List<Detection> found = find(picture);
        FivePoints chosen = choice.of(found, picture.width(), picture.height(), near)
                .map(Detection::landmarks)
                .orElse(null);
        return chosen == null ? new Placed(null, 0) : new Placed(aligned(picture, chosen), found.size());
    }

    private static Placed one(PlanarPicture picture) {
        return new Placed(picture, 1);
    }

    private PlanarPicture aligned(PlanarPicture picture, FivePoints landmarks) {
        return warp(picture, Affine.similarity(landmarks, FaceTemplate.arcFace(input.width())), Outside.BLACK);
    }

    private List<Detection> find(PlanarPicture picture) {
        if (detector == null) {
            throw UserError.usage(
                    card + ": face.align: five-points needs landmarks, which these pictures have not; name a"
                            + " detector that gives them: face.detector");
        }
        return detector.detect(picture);
    }

    private PlanarPicture warp(PlanarPicture picture, Affine map, Outside outside) {
        return Warp.apply(picture, map, input.width(), input.height(), outside);
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
