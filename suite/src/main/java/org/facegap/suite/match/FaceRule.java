package org.facegap.suite.match;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.facegap.core.UserError;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.files.Sha256;
import org.facegap.evaluation.matching.FacePlaces;
import org.facegap.models.align.FaceChoice;
import org.facegap.models.align.Point;
import org.jspecify.annotations.Nullable;

/**
 * Which face is meant where an image holds several.
 *
 * @param choice the rule
 * @param places where the faces are; null without a list
 * @param list the list
 */
public record FaceRule(
        FaceChoice choice,
        @Nullable FacePlaces places,
        @Nullable Path list) {
    /** Where about the face of an image is. */
    Optional<Point> near(FaceRecord record) {
        double[] place = places == null ? null : places.of(record.key());
        return place == null ? Optional.empty() : Optional.of(new Point(place[0], place[1]));
    }

    /** Says what the list lacks, and what it has besides. */
    public void tell(PrintWriter console) {
        if (places != null && !places.missing().isEmpty()) {
            console.println("warning: --landmarks: " + places.missing()
                    + "; where there is no place, the face nearest to the middle is taken");
        }
    }

    /** In words. */
    public String sentence() {
        return switch (choice) {
            case CENTRAL -> "the face nearest to the middle of the image";
            case LARGEST -> "the largest face";
            case LANDMARKS -> "the face nearest to the place that " + list + " names";
        };
    }

    /** Tells this rule from others in what is kept of a run. */
    String id() {
        try {
            return choice + (list == null ? "" : " " + Sha256.of(list));
        } catch (IOException e) {
            throw new UserError("cannot read " + list + ": " + e.getMessage(), e);
        }
    }
}
