package org.facegap.suite.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.facegap.core.config.BrokenRules;
import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.Nearest;
import org.facegap.core.config.OneOf;
import org.facegap.core.config.Range;
import org.facegap.core.json.AddedLater;
import org.jspecify.annotations.Nullable;

/**
 * On whom the models are measured. {@code kind: world-set}: people of the built-in world, as many of every tone, none of whom
 * is in a training set. {@code kind: dataset}: people of a face dataset on disk. Other people, the calibration split, set the
 * global threshold. Keys of the kind that is not chosen are null here; those of the chosen one have their defaults.
 *
 * @param kind where the pictures come from
 * @param identitiesPerGroup world-set: test people of every tone
 * @param picturesPerIdentity world-set: pictures of every person, in both splits
 * @param calibrationIdentitiesPerGroup world-set: calibration people of every tone
 * @param otherGroupEffect world-set: dial of the world: 0 the same identity cues in every tone, 1 each tone its own
 * @param permuteLabels world-set: whether tone labels say nothing about the people: the negative control
 * @param pose world-set: factor on the spread of yaw and pitch, for world arms too
 * @param dataset dataset: folder of the face dataset, from where facegap was started
 * @param pairs dataset: drawn within groups, or the dataset's own protocol
 * @param calibration dataset: folder of another face dataset, whose people set the threshold
 * @param calibrationShare dataset: share of the people of every group who set the threshold and are never tested
 * @param values dataset: attribute to the dataset's name of a value to the suite's name of it
 * @param size picture side in pixels; pictures of a dataset are brought to it
 * @param seed of everything drawn
 */
public record TestConfig(
        @Doc("where the pictures come from: the keys below that name another kind do not belong to it")
        @OneOf({"world-set", "dataset"})
        @Default("world-set")
        String kind,

        @Doc("world-set: test people of every tone; required") @Range(min = 2, max = 100_000) @Nullable
        Integer identitiesPerGroup,

        @Doc("world-set: pictures of every person; absent, 4") @Range(min = 2, max = 1000) @Nullable
        Integer picturesPerIdentity,

        @Doc("world-set: other people of every tone, who set the global threshold; absent, 60")
        @Range(min = 2, max = 100_000)
        @Nullable
        Integer calibrationIdentitiesPerGroup,

        @Doc("world-set: 0 the same identity cues in every tone, 1 each tone its own; absent, 1")
        @Range(min = 0, max = 1)
        @Nullable
        Double otherGroupEffect,

        @Doc("world-set: tone labels say nothing about the people (negative control); absent, false") @Nullable
        Boolean permuteLabels,

        @Doc("world-set: factor on the spread of yaw and pitch: 1 snapshots, 0.45 portraits; absent, 0.45")
        @Range(min = 0, max = 1.2)
        @Nullable
        Double pose,

        @Doc("dataset: folder with dataset.json; required") @AddedLater @Nullable
        String dataset,

        @Doc("dataset: drawn, as RFW draws them, or dataset, those of its pairs.csv; absent, drawn")
        @OneOf({"drawn", "dataset"})
        @AddedLater
        @Nullable
        String pairs,

        @Doc("dataset: folder of another face dataset, whose people set the global threshold") @AddedLater @Nullable
        String calibration,

        @Doc("dataset: share of the people of every group who set the threshold and are never tested; absent, 0.3 with"
                + " drawn pairs")
        @Range(min = 0.05, max = 0.9)
        @AddedLater
        @Nullable
        Double calibrationShare,

        @Doc("dataset: for each attribute, the dataset's name of a value and what it is here")
        @Default("{}")
        @AddedLater
        Map<String, Map<String, String>> values,

        @Doc("picture side in pixels; pictures of a dataset are brought to it")
        @Range(min = 16, max = 1024)
        @Default("64")
        int size,

        @Doc("seed of everything drawn") @Default("1") long seed) {
    private static final List<String> WORLD = List.of(
            "identitiesPerGroup",
            "picturesPerIdentity",
            "calibrationIdentitiesPerGroup",
            "otherGroupEffect",
            "permuteLabels",
            "pose");
    private static final List<String> DATASET =
            List.of("dataset", "pairs", "calibration", "calibrationShare", "values");

    /** @throws IllegalArgumentException when keys of one kind are used with the other, or one is missing */
    public TestConfig {
        values = values == null ? Map.of() : values;
        boolean world = kind.equals("world-set");
        Map<String, Boolean> given = new LinkedHashMap<>();
        given.put("identitiesPerGroup", identitiesPerGroup != null);
        given.put("picturesPerIdentity", picturesPerIdentity != null);
        given.put("calibrationIdentitiesPerGroup", calibrationIdentitiesPerGroup != null);
        given.put("otherGroupEffect", otherGroupEffect != null);
        given.put("permuteLabels", permuteLabels != null);
        given.put("pose", pose != null);
        given.put("dataset", dataset != null);
        given.put("pairs", pairs != null);
        given.put("calibration", calibration != null);
        given.put("calibrationShare", calibrationShare != null);
        given.put("values", !values.isEmpty());
        List<String> broken = new ArrayList<>();
        for (String key : world ? DATASET : WORLD) {
            if (Objects.equals(given.get(key), true)) {
                broken.add(key + ": belongs to kind: " + (world ? "dataset" : "world-set") + "; "
                        + hint(key, kind, world ? WORLD : DATASET));
            }
        }
        if (world) {
            if (identitiesPerGroup == null) {
                broken.add("identitiesPerGroup: missing: test people of every tone");
            }
            picturesPerIdentity = picturesPerIdentity == null ? 4 : picturesPerIdentity;
            calibrationIdentitiesPerGroup = calibrationIdentitiesPerGroup == null ? 60 : calibrationIdentitiesPerGroup;
            otherGroupEffect = otherGroupEffect == null ? WorldTest.OTHER_GROUP_EFFECT : otherGroupEffect;
            permuteLabels = permuteLabels != null && permuteLabels;
            pose = pose == null ? WorldTest.POSE : pose;
        } else {
            pairs = pairs == null ? "drawn" : pairs;
            if (dataset == null) {
                broken.add("dataset: missing: folder of the face dataset whose people are tested");
            }
            if (calibration != null && calibrationShare != null) {
                broken.add("calibrationShare: either calibration or calibrationShare, not both");
            }
            if (calibration == null && calibrationShare == null) {
                if (pairs.equals("dataset")) {
                    broken.add(
                            "calibration: missing: with pairs: dataset name another face dataset here, or give"
                                    + " calibrationShare, which takes the pairs of that share of the people out of the protocol");
                } else {
                    calibrationShare = 0.3;
                }
            }
        }
        BrokenRules.throwIfAny(broken);
    }

    private static String hint(String key, String kind, List<String> own) {
        String nearest = Nearest.of(key, own);
        return nearest == null
                ? "kind: " + kind + " takes " + String.join(", ", own) + ", size, seed"
                : "did you mean " + nearest + "?";
    }

    public boolean isWorld() {
        return kind.equals("world-set");
    }

    /** The people of the built-in world. */
    public WorldTest world() {
        return new WorldTest(
                kind,
                Objects.requireNonNull(identitiesPerGroup),
                Objects.requireNonNull(picturesPerIdentity),
                Objects.requireNonNull(calibrationIdentitiesPerGroup),
                Objects.requireNonNull(otherGroupEffect),
                Objects.requireNonNull(permuteLabels),
                Objects.requireNonNull(pose),
                size,
                seed);
    }
}
