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
import org.facegap.evaluation.protocol.PairProtocol;
import org.facegap.evaluation.suite.SplitPairs;
import org.facegap.evaluation.suite.TestImages;
import org.facegap.suite.config.EvaluateConfig;
import org.facegap.suite.config.WorldTest;
import org.facegap.suite.people.PeopleCopy;
import org.facegap.suite.people.PeopleCounts;
import org.facegap.suite.people.PeopleSelection;
import org.facegap.trainer.data.PictureSet;
import org.jspecify.annotations.Nullable;

/**
 * The people of one split with their pictures and pairs.
 *
 * @param card of their dataset
 * @param counts what was taken of a dataset on disk; null for the built-in world
 * @param pictures in the order of the dataset
 * @param pairs over the pictures
 */
record TestSplit(DatasetCard card, @Nullable PeopleCounts counts, PictureSet pictures, SplitPairs pairs) {
    /** Loads the pictures of a split, and draws its pairs or reads those that its dataset has. */
    static TestSplit of(String name, Path folder, EvaluateSpec spec) throws IOException {
        FaceDataset dataset = FaceDataset.open(folder);
        PictureSet pictures = PictureSet.load(List.of(dataset));
        boolean world = spec.test() instanceof WorldTest;
        List<String> keys = new ArrayList<>();
        List<String> identities = new ArrayList<>();
        List<String> groups = new ArrayList<>();
        for (FaceRecord record : pictures.records()) {
            keys.add(record.key());
            // The world numbers the people of every split anew; a dataset's names tell people apart in both splits.
            identities.add((world ? name : dataset.card().name()) + "-" + record.identity());
            groups.add(group(record, name, spec.groupBy(), dataset.card()));
        }
        EvaluateConfig evaluate = spec.evaluate();
        int folds = name.equals(EvaluateWork.TEST) ? evaluate.folds() : 1;
        Path own = folder.resolve(PeopleCopy.PAIRS);
        PairSet pairs;
        if (world) {
            pairs = PairProtocol.rfwStyle(
                    groups,
                    identities,
                    evaluate.genuinePerGroup(),
                    evaluate.impostorPerGroup(),
                    folds,
                    evaluate.seed());
        } else {
            pairs = Files.exists(own) ? PairSet.read(own) : DrawnPairs.of(groups, identities, evaluate, folds);
        }
        Path counts = folder.resolve(PeopleCounts.FILE);
        return new TestSplit(
                dataset.card(),
                Files.exists(counts) ? Json.read(counts, PeopleCounts.class) : null,
                pictures,
                new SplitPairs(new TestImages(keys, identities, groups), pairs));
    }

    private static String group(FaceRecord record, String name, String groupBy, DatasetCard card) {
        AttributeLabel group = record.attributes().get(groupBy);
        if (group != null) {
            return group.value();
        }
        if (name.equals(EvaluateWork.CALIBRATION) && !card.attributes().contains(groupBy)) {
            return PeopleSelection.EVERYBODY;
        }
        throw new UserError("picture " + record.key() + " of the " + name + " set has no " + groupBy);
    }

    /** The counts of a dataset on disk. */
    PeopleCounts taken() {
        return Objects.requireNonNull(counts);
    }

    /** Pictures that have no label of an attribute. */
    long without(String attribute) {
        return pictures.records().stream()
                .filter(record -> !record.attributes().containsKey(attribute))
                .count();
    }
}
