package org.facegap.suite.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.facegap.core.UserError;
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.core.dataset.DatasetCard;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.json.Json;
import org.facegap.core.pairs.PairSet;
import org.facegap.evaluation.suite.SplitPairs;
import org.facegap.evaluation.suite.TestImages;
import org.facegap.suite.config.EvaluateConfig;
import org.facegap.suite.config.WorldTest;
import org.facegap.suite.identities.IdentitiesCopy;
import org.facegap.suite.identities.IdentitiesCounts;
import org.facegap.suite.identities.IdentitiesSelection;
import org.jspecify.annotations.Nullable;

/**
 * The identities of one split with their images and pairs. No image is read.
 *
 * @param card of their dataset
 * @param counts what was taken of a dataset on disk; null for the built-in world
 * @param images in the order of the dataset
 * @param pairs over the images
 */
record TestSplit(DatasetCard card, @Nullable IdentitiesCounts counts, List<FaceRecord> images, SplitPairs pairs) {
    /** Lists the images of a split, and draws its pairs or reads those that its dataset has. */
    static TestSplit of(String name, Path folder, EvaluateSpec spec) throws IOException {
        FaceDataset dataset = FaceDataset.open(folder);
        boolean world = spec.test() instanceof WorldTest;
        List<String> keys = new ArrayList<>();
        List<String> identities = new ArrayList<>();
        List<String> groups = new ArrayList<>();
        for (FaceRecord record : dataset.records()) {
            keys.add(record.key());
            // The world numbers the identities of every split anew; a dataset's names tell identities apart in both
            // splits.
            identities.add((world ? name : dataset.card().name()) + "-" + record.identity());
            groups.add(group(record, name, spec.groupBy(), dataset.card()));
        }
        EvaluateConfig evaluate = spec.evaluate();
        int folds = name.equals(EvaluateWork.TEST) ? evaluate.folds() : 1;
        Path own = folder.resolve(IdentitiesCopy.PAIRS);
        PairSet pairs = Files.exists(own) ? PairSet.read(own) : DrawnPairs.of(groups, identities, evaluate, folds);
        Path counts = folder.resolve(IdentitiesCounts.FILE);
        return new TestSplit(
                dataset.card(),
                Files.exists(counts) ? Json.read(counts, IdentitiesCounts.class) : null,
                dataset.records(),
                new SplitPairs(new TestImages(keys, identities, groups), pairs));
    }

    private static String group(FaceRecord record, String name, String groupBy, DatasetCard card) {
        AttributeLabel group = record.attributes().get(groupBy);
        if (group != null) {
            return group.value();
        }
        if (name.equals(EvaluateWork.CALIBRATION) && !card.attributes().contains(groupBy)) {
            return IdentitiesSelection.EVERYBODY;
        }
        throw new UserError("image " + record.key() + " of the " + name + " set has no " + groupBy);
    }

    /** The counts of a dataset on disk. */
    IdentitiesCounts taken() {
        return Objects.requireNonNull(counts);
    }

    /**
     * The true value of an attribute of each image, "" where it is not known; how many these are is among the facts.
     *
     * @throws UserError when no image has one
     */
    List<String> truth(String attribute) {
        if (without(attribute) == images.size()) {
            throw new UserError("the test images have no attribute '" + attribute + "'");
        }
        return images.stream()
                .map(record -> record.attributes().get(attribute))
                .map(label -> label == null ? "" : label.value())
                .toList();
    }

    /** Images that have no label of an attribute. */
    long without(String attribute) {
        return images.stream()
                .filter(record -> !record.attributes().containsKey(attribute))
                .count();
    }
}
