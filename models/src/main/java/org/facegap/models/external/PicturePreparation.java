package org.facegap.models.external;

import java.nio.file.Path;
import org.facegap.core.UserError;
import org.facegap.models.align.Affine;
import org.facegap.models.align.Detection;
import org.facegap.models.align.FaceDetector;
import org.facegap.models.align.FaceTemplate;
import org.facegap.models.align.FivePoints;
import org.facegap.models.align.PlanarPicture;
import org.facegap.models.align.Warp;
import org.facegap.models.align.Warp.Outside;
import org.jspecify.annotations.Nullable;

/** Turns pictures into what a network takes, as its card says. */
final class PicturePreparation implements AutoCloseable {
    private final Path card;
    private final NetworkInput input;
    private final FacePlace place;
    private final @Nullable FaceDetector detector;

    /** @param detector finds landmarks where none are given; closed with this */
    PicturePreparation(Path card, NetworkInput input, FacePlace place, @Nullable FaceDetector detector) {
        this.card = card;
        this.input = input;
        this.place = place;
        this.detector = detector;
    }

    /**
     * The part that the network sees, in its size.
     *
     * @param landmarks of the face in the picture; null when not known
     * @return null when the network looks at a face and there is none
     * @throws UserError when landmarks are needed and the card names no detector to find them
     */
    @Nullable
    PlanarPicture place(PlanarPicture picture, @Nullable FivePoints landmarks) {
        if (place.align().equals("none")) {
            double left = place.crop().get(0) * picture.width();
            double top = place.crop().get(1) * picture.height();
            double width = place.crop().get(2) * picture.width() - left;
            double height = place.crop().get(3) * picture.height() - top;
            return warp(picture, Affine.resize(left, top, width, height, input.width(), input.height()), Outside.EDGE);
        }
        if (place.align().equals("ffhq-to-arcface")) {
            if (picture.width() != picture.height()) {
                throw new UserError(card + ": face.align: ffhq-to-arcface takes square pictures, this one is "
                        + picture.width() + " x " + picture.height());
            }
            return warp(picture, FaceTemplate.ffhqToArcFace(picture.width(), input.width()), Outside.BLACK);
        }
        FivePoints known = landmarks == null ? find(picture) : landmarks;
        return known == null
                ? null
                : warp(picture, Affine.similarity(known, FaceTemplate.arcFace(input.width())), Outside.BLACK);
    }

    private @Nullable FivePoints find(PlanarPicture picture) {
        if (detector == null) {
            throw UserError.usage(
                    card + ": face.align: five-points needs landmarks, which these pictures have not; name a"
                            + " detector that gives them: face.detector");
        }
        return detector.largest(picture).map(Detection::landmarks).orElse(null);
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
