package org.facegap.suite.identities;

import java.util.List;
import java.util.Map;
import org.facegap.core.dataset.SubsetSpec;

/**
 * Which images of a face dataset are copied for a suite, and how. The dataset itself stands by its hash beside it.
 *
 * @param part {@code test}, {@code calibration} or {@code training}
 * @param groupBy attribute whose values are the groups; images without it are left out. Empty: no groups, nobody is left out
 * @param oneGroup whether identities with images in two groups are left out, as pairs within groups need it
 * @param calibrationShare share of the identities of every group who are in the calibration part and not in the test part
 * @param required attributes that an image must have, others are left out
 * @param learned attributes that models are trained on; images that have no label of one are taken, and counted
 * @param values attribute to the dataset's value to the suite's name of it
 * @param protocol whether the dataset's own pairs go along
 * @param subset which of them a training set takes
 * @param size image side in pixels
 * @param seed of who is split off
 */
public record IdentitiesSpec(
        String part,
        String groupBy,
        boolean oneGroup,
        double calibrationShare,
        List<String> required,
        List<String> learned,
        Map<String, Map<String, String>> values,
        boolean protocol,
        SubsetSpec subset,
        int size,
        long seed) {
    /** Part of the people who are tested. */
    public static final String TEST = "test";

    /** Part of the people who set the threshold. */
    public static final String CALIBRATION = "calibration";

    /** Everybody, as a training set. */
    public static final String TRAINING = "training";

    public IdentitiesSpec {
        required = List.copyOf(required);
        learned = List.copyOf(learned);
        values = new ValueNames(values).values();
    }
}
