package org.facegap.models.external;

import java.util.ArrayList;
import java.util.List;
import org.facegap.models.align.FivePoints;
import org.facegap.models.align.PlanarPicture;
import org.jspecify.annotations.Nullable;

/**
 * Pictures brought to where a network looks.
 *
 * @param pictures those with a face, in order
 * @param found for every picture whether it is among them
 */
record PlacedPictures(List<PlanarPicture> pictures, boolean[] found) {
    static PlacedPictures of(
            PicturePreparation preparation, List<PlanarPicture> pictures, @Nullable List<FivePoints> landmarks) {
        if (landmarks != null && landmarks.size() != pictures.size()) {
            throw new IllegalArgumentException(
                    landmarks.size() + " times landmarks for " + pictures.size() + " pictures");
        }
        List<PlanarPicture> placed = new ArrayList<>();
        boolean[] found = new boolean[pictures.size()];
        for (int i = 0; i < found.length; i++) {
            PlanarPicture face = preparation.place(pictures.get(i), landmarks == null ? null : landmarks.get(i));
            found[i] = face != null;
            if (face != null) {
                placed.add(face);
            }
        }
        return new PlacedPictures(placed, found);
    }
}
