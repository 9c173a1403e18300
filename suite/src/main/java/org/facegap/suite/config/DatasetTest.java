package org.facegap.suite.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.OneOf;
import org.facegap.core.config.Range;
import org.jspecify.annotations.Nullable;

/**
 * Identities of a face dataset on disk.
 *
 * @param kind dataset
 * @param dataset folder of the face dataset, from where facegap was started
 * @param pairs drawn within groups, or the dataset's own protocol
 * @param calibration folder of another face dataset, whose identities set the threshold
 * @param calibrationShare share of the identities of every group who set the threshold and are never tested; null: {@link
 *     #share}, or another dataset does
 * @param values attribute to the dataset's name of a value to the suite's name of it
 * @param size image side in pixels that images are brought to
 * @param seed of who is split off, and of the pairs
 */
public record DatasetTest(
        @Doc("where the images come from") @OneOf("dataset") String kind,

        @Doc("folder of the face dataset whose identities are tested, with dataset.json")
        String dataset,

        @Doc("drawn, as RFW draws them, or dataset, those of its pairs.csv")
        @OneOf({"drawn", "dataset"})
        @Default("drawn")
        String pairs,

        @Doc("folder of another face dataset, whose identities set the global threshold") @Nullable
        String calibration,

        @Doc("share of the identities of every group who set the threshold and are never tested; absent, 0.3 with drawn"
                + " pairs")
        @Range(min = 0.05, max = 0.9)
        @Nullable
        Double calibrationShare,

        @Doc("for each attribute, the dataset's name of a value and what it is here") @Default("{}")
        Map<String, Map<String, String>> values,

        @Doc("image side in pixels; images of a dataset are brought to it") @Range(min = 16, max = 1024) @Default("64")
        int size,

        @Doc("seed of everything drawn") @Default("1") long seed)
        implements TestConfig {
    private static final double SHARE = 0.3;

    /** @throws IllegalArgumentException when two things say who sets the threshold */
    public DatasetTest {
        if (calibration != null && calibrationShare != null) {
            throw new IllegalArgumentException("calibrationShare: either calibration or calibrationShare, not both");
        }
    }

    /** What does not fit the models that are measured, {@code test.KEY: what is wrong}; nothing for what does. */
    List<String> broken(boolean recognition) {
        List<String> broken = new ArrayList<>();
        boolean own = pairs.equals("dataset");
        if (recognition && own && calibration == null && calibrationShare == null) {
            broken.add("test.calibration: missing: with pairs: dataset name another face dataset here, or give"
                    + " calibrationShare, which takes the pairs of that share of the identities out of the protocol");
        }
        if (!recognition) {
            String none = ": belongs to train.recognition, which is not there";
            if (own) {
                broken.add("test.pairs" + none);
            }
            if (calibration != null) {
                broken.add("test.calibration" + none);
            }
            if (calibrationShare != null) {
                broken.add("test.calibrationShare" + none);
            }
        }
        return broken;
    }

    /** Share of the identities who set the threshold where no other dataset does. */
    public double share() {
        return calibrationShare == null ? SHARE : calibrationShare;
    }

    /** For the specification of the evaluation. */
    public DatasetIdentities identities() {
        return new DatasetIdentities(kind, pairs, size, seed);
    }
}
