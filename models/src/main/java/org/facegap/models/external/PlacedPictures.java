package org.facegap.models.external;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.facegap.models.align.FivePoints;
import org.facegap.models.align.PlanarPicture;
import org.facegap.models.align.Point;
import org.jspecify.annotations.Nullable;

/**
 * Pictures brought to where a network looks.
 *
 * @param pictures those with a face, in order
 * @param faces in every picture
 */
record PlacedPictures(List<PlanarPicture> pictures, int[] faces) {
    static PlacedPictures of(
            PicturePreparation preparation,
            List<PlanarPicture> pictures,
            @Nullable List<FivePoints> landmarks,
            List<Optional<Point>> near) {
        if (landmarks != null && landmarks.size() != pictures.size() || near.size() > pictures.size()) {
            throw new IllegalArgumentException((landmarks == null ? near.size() : landmarks.size())
                    + " times landmarks for " + pictures.size() + " pictures");
        }
        List<PlanarPicture> placed = new ArrayList<>();
        int[] faces = new int[pictures.size()];
        for (int i = 0; i < faces.length; i++) {
            PicturePreparation.Placed face = preparation.place(
                    pictures.get(i),
                    landmarks == null ? null : landmarks.get(i),
                    i < near.size() ? near.get(i).orElse(null) : null);
            faces[i] = face.faces();
            if (face.picture() != null) {
                placed.add(face.picture());
            }
        }
        return new PlacedPictures(placed, faces);
    }
}
