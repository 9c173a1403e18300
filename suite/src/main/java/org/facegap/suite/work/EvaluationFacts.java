package org.facegap.suite.work;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.facegap.core.dataset.DatasetCard;
import org.facegap.core.files.FileNames;
import org.facegap.core.pairs.VerificationPair;
import org.facegap.core.words.Counted;
import org.facegap.evaluation.suite.ArmInput;
import org.facegap.generator.worldset.WorldSets;
import org.facegap.suite.config.DatasetPeople;
import org.facegap.suite.config.EvaluateConfig;
import org.facegap.suite.config.WorldTest;
import org.facegap.suite.people.PeopleCounts;

/** What the results tell of the test: on whom, with which pairs, under which terms, and what to be careful with. */
final class EvaluationFacts {
    private static final String NO_CLAIM =
            " The numbers say how this procedure behaves on people whose truth is known; they are no claim about"
                    + " people.";
    private final EvaluateSpec spec;
    private final TestSplit test;
    private final TestSplit calibration;
    private final Map<String, Taken> trainingSets;
    private final Map<String, PeopleInCommon> inCommon;

    /**
     * A training set that was taken from a face dataset on disk.
     *
     * @param card of the dataset
     * @param counts what was taken
     */
    record Taken(DatasetCard card, PeopleCounts counts) {}

    /**
     * What is known.
     *
     * @param trainingSets those taken from disk, by arm
     * @param inCommon people that an arm's training set shares with the baseline's, by arm
     */
    EvaluationFacts(
            EvaluateSpec spec,
            TestSplit test,
            TestSplit calibration,
            Map<String, Taken> trainingSets,
            Map<String, PeopleInCommon> inCommon) {
        this.spec = spec;
        this.test = test;
        this.calibration = calibration;
        this.trainingSets = trainingSets;
        this.inCommon = inCommon;
    }

    Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        if (spec.test() instanceof WorldTest world) {
            world(facts, world);
        } else if (spec.test() instanceof DatasetPeople dataset) {
            dataset(facts, dataset);
        }
        facts.put("genuinePerGroup", spec.evaluate().genuinePerGroup());
        facts.put("impostorPerGroup", spec.evaluate().impostorPerGroup());
        facts.put("score", "cosine of two embeddings; accepted at the threshold and above");
        facts.put("bootstrapUnit", "identity");
        facts.put("trainingSeeds", spec.seeds());
        Map<String, Object> shared = new TreeMap<>();
        inCommon.forEach((arm, people) -> shared.put(arm, people.toString()));
        if (!shared.isEmpty()) {
            facts.put("trainingPeopleSharedWithBaseline", shared);
        }
        Map<String, Object> sets = new TreeMap<>();
        trainingSets.forEach((arm, taken) -> {
            Map<String, Object> set = described(taken.card());
            set.putAll(people(taken.counts()));
            sets.put(arm, set);
        });
        if (!sets.isEmpty()) {
            facts.put("trainingSets", sets);
        }
        return facts;
    }

    private static void world(Map<String, Object> facts, WorldTest world) {
        facts.put("testSet", "the built-in world: rendered people, not photographs of real ones");
        facts.put("testSeed", world.seed());
        facts.put("testIdentitiesPerTone", world.identitiesPerGroup());
        facts.put("calibrationIdentitiesPerTone", world.calibrationIdentitiesPerGroup());
        facts.put("picturesPerIdentity", world.picturesPerIdentity());
        facts.put("pictureSize", world.size());
        facts.put("otherGroupEffect", world.otherGroupEffect());
        facts.put("labelsPermuted", world.permuteLabels());
        facts.put("impostorRule", "two people of one group, drawn at random");
    }

    private void dataset(Map<String, Object> facts, DatasetPeople dataset) {
        boolean own = dataset.pairs().equals("dataset");
        facts.put("testSet", described(test.card()));
        facts.put("testSource", isWorld(test.card()) ? WorldSets.SOURCE : dataset.kind());
        facts.put("testSeed", dataset.seed());
        facts.put("testPeople", people(test.taken()));
        facts.put("calibrationSet", described(calibration.card()));
        facts.put("calibrationPeople", people(calibration.taken()));
        facts.put("calibrationPairsAre", "drawn at random within groups, up to the numbers per group");
        facts.put("pictureSize", dataset.size());
        facts.put(
                "impostorRule",
                own
                        ? "the pairs of the dataset's own protocol within groups"
                        : "two people of one group, drawn at random, fewer where a group is small");
        if (own) {
            facts.put("protocolPairsLeftOut", counted(test.taken().pairsLeftOut(), "pairs"));
        }
        Map<String, Object> unlabelled = new TreeMap<>();
        for (String attribute : test.card().attributes()) {
            if (test.without(attribute) > 0) {
                unlabelled.put(attribute, test.without(attribute));
            }
        }
        if (spec.attributes() && !unlabelled.isEmpty()) {
            facts.put("testPicturesWithoutLabelOf", unlabelled);
        }
    }

    private static Map<String, Object> described(DatasetCard card) {
        Map<String, Object> described = new TreeMap<>();
        described.put("name", card.name());
        described.put("source", FileNames.bare(card.source()));
        described.put("licence", card.licence());
        described.put("labelsBy", card.oracle().isEmpty() ? "the source" : FileNames.bare(card.oracle()));
        described.put("picturesMayBeShown", card.picturesMayBeShown());
        return described;
    }

    private Map<String, Object> people(PeopleCounts counts) {
        Map<String, Object> people = new TreeMap<>();
        people.put("people", counts.peopleAreKnown() ? counts.people() : "not known: every picture counts as a person");
        people.put("pictures", counts.pictures());
        people.put(
                "picturesResampled",
                counts.resampled() == 0
                        ? "none"
                        : counts.resampled() + ": shorter side scaled to "
                                + spec.test().size() + " px, averaged where it shrinks, the middle cut out");
        people.put("picturesLeftOut", counted(counts.leftOut(), "pictures"));
        return people;
    }

    private static Object counted(Map<String, Long> reasons, String what) {
        if (reasons.isEmpty()) {
            return "none";
        }
        List<String> parts = new ArrayList<>();
        reasons.forEach((reason, count) -> parts.add(Counted.of(count, what) + " " + reason));
        return parts;
    }

    List<String> warnings(List<ArmInput> arms) {
        List<String> warnings = new ArrayList<>(spec.missing());
        if (spec.test() instanceof WorldTest world) {
            warnings.add("All pictures are of the built-in world." + NO_CLAIM);
            if (world.permuteLabels()) {
                warnings.add("The test people's labels are permuted (negative control): groups are random, and no gap"
                        + " or difference between groups should be found.");
            }
        } else if (spec.test() instanceof DatasetPeople dataset) {
            origin(warnings);
            leftOut(warnings);
            if (dataset.pairs().equals("drawn")) {
                small(warnings);
            }
        }
        trainingSets.forEach((arm, taken) -> {
            if (!taken.counts().leftOut().isEmpty()) {
                warnings.add("Of " + taken.card().name() + " some pictures train no model of arm '" + arm + "': "
                        + String.join(", ", reasons(taken.counts().leftOut(), "pictures")) + ".");
            }
        });
        long sizes = arms.stream()
                .map(arm -> List.of(
                        arm.composition().identities(), arm.composition().pictures()))
                .distinct()
                .count();
        if (sizes > 1) {
            warnings.add(
                    "The arms' training sets differ in size: a difference between arms may come from size, not from"
                            + " composition.");
        }
        return warnings;
    }

    /** Photographed in the world, or generated by a model of it. */
    private static boolean isWorld(DatasetCard card) {
        return card.source().equals(WorldSets.SOURCE) || card.source().startsWith("builtin:");
    }

    /** A dataset may hold no photographs, and its labels may be a model's. */
    private void origin(List<String> warnings) {
        DatasetCard card = test.card();
        if (isWorld(card)) {
            warnings.add("All test pictures are of the built-in world." + NO_CLAIM);
        } else if (!card.generator().isEmpty()) {
            warnings.add("The test pictures of " + card.name() + " were made by " + FileNames.bare(card.source())
                    + ": the numbers are no claim about people.");
        }
        if (!card.oracle().isEmpty() && !card.oracle().equals(WorldSets.TRUTH)) {
            warnings.add("The labels of " + card.name() + " come from " + FileNames.bare(card.oracle())
                    + ", which errs: groups are what it takes people for.");
        }
    }

    private void leftOut(List<String> warnings) {
        PeopleCounts taken = test.taken();
        boolean one = test.card().name().equals(calibration.card().name());
        Map<String, Long> left = new TreeMap<>(taken.leftOut());
        if (one) {
            // what a label rules out is the same in both parts, what its file rules out is of one
            left.putAll(calibration.taken().leftOut());
        } else if (!calibration.taken().leftOut().isEmpty()) {
            warnings.add("Of " + calibration.card().name() + " some pictures are not used for the threshold: "
                    + String.join(", ", reasons(calibration.taken().leftOut(), "pictures")) + ".");
        }
        if (!left.isEmpty()) {
            warnings.add("Of " + test.card().name() + " some pictures are neither tested nor used for the threshold: "
                    + String.join(", ", reasons(left, "pictures")) + ".");
        }
        if (!taken.pairsLeftOut().isEmpty()) {
            warnings.add("Of the protocol of " + test.card().name() + ", measured: "
                    + Counted.of(taken.pairs(), "pairs") + "; not measured: "
                    + String.join(", ", reasons(taken.pairsLeftOut(), "pairs"))
                    + ". Figures of the whole protocol do not compare with these.");
        }
    }

    private static List<String> reasons(Map<String, Long> reasons, String what) {
        return reasons.entrySet().stream()
                .map(reason -> Counted.of(reason.getValue(), what) + " " + reason.getKey())
                .toList();
    }

    /** Groups that could not give the pairs that were asked for. */
    private void small(List<String> warnings) {
        EvaluateConfig evaluate = spec.evaluate();
        Map<String, int[]> counts = new LinkedHashMap<>();
        spec.groups().forEach(group -> counts.put(group, new int[2]));
        for (VerificationPair pair : test.pairs().pairs().pairs()) {
            counts.computeIfAbsent(pair.group(), g -> new int[2])[pair.genuine() ? 0 : 1]++;
        }
        counts.forEach((group, count) -> {
            if (count[0] < evaluate.genuinePerGroup() || count[1] < evaluate.impostorPerGroup()) {
                warnings.add("Group '" + group + "' of " + test.card().name() + " allows "
                        + Counted.of(count[0], "pairs") + " of one person and " + count[1] + " of two people; "
                        + evaluate.genuinePerGroup()
                        + " and " + evaluate.impostorPerGroup() + " were asked for.");
            }
        });
    }
}
