package org.facegap.core.results.attribute;

import java.util.List;

/**
 * Two systems on the images that both predicted; differences are candidate minus baseline, with the same resampled identities, or
 * images, for both.
 *
 * @param baseline name of the system
 * @param candidate name of the system
 * @param attribute what both predicted
 * @param images images that are compared
 * @param onlyInBaseline images that the candidate's file does not have
 * @param onlyInCandidate images that the baseline's file does not have
 * @param failed images of both files that one of the systems has no prediction of
 * @param truthDiffers images left out since the files disagree about the true class
 * @param resampled identities or images: what intervals resample
 * @param all accuracy over all these images
 * @param groupings by groups, as the baseline's file has them
 */
public record PredictionComparison(
        String baseline,
        String candidate,
        String attribute,
        long images,
        long onlyInBaseline,
        long onlyInCandidate,
        long failed,
        long truthDiffers,
        String resampled,
        PairedAccuracy all,
        List<GroupingComparison> groupings) {
    public PredictionComparison {
        groupings = List.copyOf(groupings);
    }
}
