package org.facegap.models.external;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.facegap.models.align.FivePoints;
import org.facegap.models.align.PlanarImage;
import org.facegap.models.align.Point;
import org.jspecify.annotations.Nullable;

/**
 * Images brought to where a network looks.
 *
 * @param images those with a face, in order
 * @param faces in every image
 */
record PlacedImages(List<PlanarImage> images, int[] faces) {
    static PlacedImages of(
            ImagePreparation preparation,
            List<PlanarImage> images,
            @Nullable List<FivePoints> landmarks,
            List<Optional<Point>> near) {
        if (landmarks != null && landmarks.size() != images.size() || near.size() > images.size()) {
            throw new IllegalArgumentException((landmarks == null ? near.size() : landmarks.size())
                    + " times landmarks for " + images.size() + " images");
        }
        List<PlanarImage> placed = new ArrayList<>();
        int[] faces = new int[images.size()];
        for (int i = 0; i < faces.length; i++) {
            ImagePreparation.Placed face = preparation.place(
                    images.get(i),
                    landmarks == null ? null : landmarks.get(i),
                    i < near.size() ? near.get(i).orElse(null) : null);
            faces[i] = face.faces();
            if (face.image() != null) {
                placed.add(face.image());
            }
        }
        return new PlacedImages(placed, faces);
    }
}
