package org.facegap.models.external;

import java.util.List;
import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.OneOf;
import org.jspecify.annotations.Nullable;

/**
 * Which part of an image a network sees.
 *
 * @param align {@code none}: the crop; {@code ffhq-to-arcface}: images are aligned as FFHQ's are and come to the ArcFace
 *     template by one fixed similarity; {@code five-points}: each image by its own landmarks, given or found
 * @param crop left, top, right, bottom as fractions of the image; with {@code align: none} only
 * @param detector card of a detector, relative to this card; finds landmarks where none are given
 */
public record FacePlace(
        @Doc("how faces come to the place the model was trained on") @OneOf({"none", "ffhq-to-arcface", "five-points"})
        String align,

        @Doc("left, top, right, bottom as fractions of the image") @Default("[0, 0, 1, 1]")
        List<Double> crop,

        @Doc("card of a detector, for align: five-points") @Nullable
        String detector) {
    private static final List<Double> WHOLE = List.of(0.0, 0.0, 1.0, 1.0);

    /** @throws IllegalArgumentException when the crop is no part of an image, or parts do not fit */
    public FacePlace {
        if (crop.size() != 4
                || crop.stream().anyMatch(c -> c < 0 || c > 1)
                || crop.get(0) >= crop.get(2)
                || crop.get(1) >= crop.get(3)) {
            throw new IllegalArgumentException(
                    "crop: expected left, top, right, bottom from 0 to 1, left before right, top before bottom; found "
                            + crop);
        }
        if (!align.equals("none") && !crop.equals(WHOLE)) {
            throw new IllegalArgumentException("crop: goes with align: none only");
        }
        if (!align.equals("five-points") && detector != null) {
            throw new IllegalArgumentException("detector: goes with align: five-points only");
        }
    }
}
