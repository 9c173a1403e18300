package org.facegap.suite.work;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.facegap.core.dataset.DatasetCard;
import org.facegap.core.files.FileNames;
import org.facegap.core.pairs.PairSet;
import org.facegap.core.pairs.VerificationPair;
import org.facegap.core.results.suite.SuiteProtocol;
import org.facegap.core.words.Counted;
import org.facegap.evaluation.matching.EqualImages;
import org.facegap.evaluation.matching.ListedPairs;
import org.facegap.evaluation.suite.ArmInput;
import org.facegap.evaluation.suite.SplitPairs;
import org.facegap.generator.worldset.WorldSets;
import org.facegap.suite.config.DatasetIdentities;
import org.facegap.suite.config.EvaluateConfig;
import org.facegap.suite.config.WorldTest;
import org.facegap.suite.identities.IdentitiesCounts;
import org.jspecify.annotations.Nullable;

/** What the results tell of the test: on whom, with which pairs, under which terms, and what to be careful with. */
final class EvaluationFacts {
    private static final String NO_CLAIM =
            " The numbers say how this procedure behaves on identities whose truth is known; they are no claim about"
                    + " people.";
    private final EvaluateSpec spec;
    private final TestSplit test;
    private final @Nullable ComparedPairs pairs;
    private final Map<String, Taken> trainingSets;
    private final Map<String, IdentitiesInCommon> inCommon;

    /**
     * A training set that was taken from a face dataset on disk.
     *
     * @param card of the dataset
     * @param counts what was taken
     */
    record Taken(DatasetCard card, IdentitiesCounts counts) {}

    /**
     * What is known.
     *
     * @param pairs null without recognition models
     * @param trainingSets those taken from disk, by arm
     * @param inCommon identities that an arm's training set shares with the baseline's, by arm
     */
    EvaluationFacts(
            EvaluateSpec spec,
            TestSplit test,
            @Nullable ComparedPairs pairs,
            Map<String, Taken> trainingSets,
            Map<String, IdentitiesInCommon> inCommon) {
        this.spec = spec;
        this.test = test;
        this.pairs = pairs;
        this.trainingSets = trainingSets;
        this.inCommon = inCommon;
    }

    /**
     * The protocol as the results tell it.
     *
     * @param recipe arm to what its models were made with
     * @param content hashes of what was compared
     */
    SuiteProtocol protocol(Map<String, JsonNode> recipe, SuiteProtocol.Content content) {
        Map<String, String> shared = new TreeMap<>();
        inCommon.forEach((arm, identities) -> shared.put(arm, identities.toString()));
        Map<String, SuiteProtocol.Dataset> sets = new TreeMap<>();
        trainingSets.forEach((arm, taken) -> sets.put(arm, described(taken.card(), taken.counts())));
        return new SuiteProtocol(
                test(),
                pairs == null ? null : pairs(pairs),
                (pairs == null
                                ? "Wilson's, of the effective number of images where identities are known"
                                : "identity bootstrap, recentred, with dyadic variance")
                        + "; training seeds by Student's t",
                spec.seeds(),
                shared,
                sets,
                recipe,
                content);
    }

    private SuiteProtocol.TestSet test() {
        if (spec.test() instanceof WorldTest world) {
            return new SuiteProtocol.TestSet(
                    world.kind(),
                    world.seed(),
                    world.size(),
                    "the built-in world: rendered people, not photographs of real ones",
                    new SuiteProtocol.World(
                            world.identitiesPerGroup(),
                            pairs == null ? null : world.calibrationIdentitiesPerGroup(),
                            world.imagesPerIdentity(),
                            world.otherGroupEffect(),
                            world.permuteLabels()),
                    null,
                    null,
                    Map.of());
        }
        DatasetIdentities dataset = (DatasetIdentities) spec.test();
        Map<String, Long> unlabelled = new TreeMap<>();
        for (String attribute : spec.attributes() ? test.card().attributes() : List.<String>of()) {
            if (test.without(attribute) > 0) {
                unlabelled.put(attribute, test.without(attribute));
            }
        }
        return new SuiteProtocol.TestSet(
                isWorld(test.card()) ? WorldSets.SOURCE : dataset.kind(),
                dataset.seed(),
                dataset.size(),
                "of face datasets on disk; of those of another size the shorter side is scaled to " + dataset.size()
                        + " px, averaged where it shrinks, and the middle cut out",
                null,
                described(test.card(), test.taken()),
                pairs == null
                        ? null
                        : described(
                                pairs.calibration().card(), pairs.calibration().taken()),
                unlabelled);
    }

    private SuiteProtocol.Pairs pairs(ComparedPairs compared) {
        boolean drawn = !(spec.test() instanceof DatasetIdentities dataset)
                || dataset.pairs().equals("drawn");
        boolean world = spec.test() instanceof WorldTest;
        boolean within = spec.evaluate().drawsWithinFolds();
        PairSet own = compared.protocol().test().pairs();
        return new SuiteProtocol.Pairs(
                own.rule(),
                drawn
                        ? "two identities of one group" + (world || !within ? "" : ", fewer where a group is small")
                        : "the pairs of the dataset's own protocol within groups",
                compared.protocol().calibration().pairs().rule(),
                "cosine of two embeddings; accepted at the threshold and above",
                own.seed(),
                own.folds(),
                spec.evaluate().genuinePerGroup(),
                spec.evaluate().impostorPerGroup(),
                own.size(),
                compared.protocol().calibration().pairs().size(),
                world ? Map.of() : test.taken().pairsLeftOut());
    }

    private static SuiteProtocol.Dataset described(DatasetCard card, IdentitiesCounts counts) {
        return new SuiteProtocol.Dataset(
                card.name(),
                FileNames.bare(card.source()),
                card.licence(),
                card.oracle().isEmpty() ? "the source" : FileNames.bare(card.oracle()),
                card.imagesMayBeShown(),
                counts.identitiesAreKnown() ? counts.identities() : null,
                counts.images(),
                counts.resampled(),
                counts.leftOut(),
                counts.unlabelled());
    }

    List<String> warnings(List<ArmInput> arms) {
        List<String> warnings = new ArrayList<>(spec.missing());
        if (spec.test() instanceof WorldTest world) {
            warnings.add("All images are of the built-in world." + NO_CLAIM);
            if (world.permuteLabels()) {
                warnings.add(
                        "The test identities's labels are permuted (negative control): groups are random, and no gap"
                                + " or difference between groups should be found.");
            }
        } else if (spec.test() instanceof DatasetIdentities dataset) {
            origin(warnings);
            leftOut(warnings);
            if (pairs != null) {
                equal("Test", test, pairs.protocol().test(), warnings);
                equal("Calibration", pairs.calibration(), pairs.protocol().calibration(), warnings);
                if (dataset.pairs().equals("drawn")) {
                    small(pairs.protocol().test().pairs(), warnings);
                }
            }
        }
        trained(warnings);
        long sizes = arms.stream()
                .map(arm -> List.of(
                        arm.composition().identities(), arm.composition().images()))
                .distinct()
                .count();
        if (sizes > 1) {
            warnings.add(
                    "The arms' training sets differ in size: a difference between arms may come from size, not from"
                            + " composition.");
        }
        return warnings;
    }

    /** What no model is trained on, and what some attribute is not; arms of one set are told together. */
    private void trained(List<String> warnings) {
        Map<String, List<String>> told = new LinkedHashMap<>();
        trainingSets.forEach((arm, taken) -> {
            String name = taken.card().name();
            if (!taken.counts().leftOut().isEmpty()) {
                told.computeIfAbsent(
                                "Of " + name + " some images train no model of %s: "
                                        + String.join(
                                                ", ", reasons(taken.counts().leftOut(), "images")) + ".",
                                text -> new ArrayList<>())
                        .add("'" + arm + "'");
            }
            taken.counts()
                    .unlabelled()
                    .forEach((attribute, images) -> told.computeIfAbsent(
                                    "Of the images of " + name + " that train %s, " + Counted.of(images, "images")
                                            + " of " + taken.counts().images() + " without " + attribute
                                            + " count in the training of other labels only.",
                                    text -> new ArrayList<>())
                            .add("'" + arm + "'"));
        });
        told.forEach((text, arms) ->
                warnings.add(text.replace("%s", (arms.size() == 1 ? "arm " : "arms ") + String.join(", ", arms))));
    }

    private static void equal(String name, TestSplit split, SplitPairs pairs, List<String> warnings) {
        EqualImages.warnings(split.images(), ListedPairs.of(pairs.pairs()))
                .forEach(warning -> warnings.add(name + ": " + warning));
    }

    /** Photographed in the world, or generated by a model of it. */
    private static boolean isWorld(DatasetCard card) {
        return card.source().equals(WorldSets.SOURCE) || card.source().startsWith("builtin:");
    }

    /** A dataset may hold no photographs, and its labels may be a model's. */
    private void origin(List<String> warnings) {
        DatasetCard card = test.card();
        if (isWorld(card)) {
            warnings.add("All test images are of the built-in world." + NO_CLAIM);
        } else if (!card.generator().isEmpty()) {
            warnings.add("The test images of " + card.name() + " were made by " + FileNames.bare(card.source())
                    + ": the numbers are no claim about people.");
        }
        if (!card.oracle().isEmpty() && !card.oracle().equals(WorldSets.TRUTH)) {
            warnings.add("The labels of " + card.name() + " come from " + FileNames.bare(card.oracle())
                    + ", which errs: groups are what it takes identities for.");
        }
    }

    private void leftOut(List<String> warnings) {
        IdentitiesCounts taken = test.taken();
        TestSplit calibration = pairs == null ? null : pairs.calibration();
        boolean one = calibration != null
                && test.card().name().equals(calibration.card().name());
        Map<String, Long> left = new TreeMap<>(taken.leftOut());
        if (calibration != null && one) {
            // what a label rules out is the same in both parts, what its file rules out is of one
            left.putAll(calibration.taken().leftOut());
        } else if (calibration != null && !calibration.taken().leftOut().isEmpty()) {
            warnings.add("Of " + calibration.card().name() + " some images are not used for the threshold: "
                    + String.join(", ", reasons(calibration.taken().leftOut(), "images")) + ".");
        }
        if (!left.isEmpty()) {
            warnings.add("Of " + test.card().name() + " some images are "
                    + (pairs == null ? "not tested: " : "neither tested nor used for the threshold: ")
                    + String.join(", ", reasons(left, "images")) + ".");
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
    private void small(PairSet pairs, List<String> warnings) {
        EvaluateConfig evaluate = spec.evaluate();
        Map<String, int[]> counts = new LinkedHashMap<>();
        spec.groups().forEach(group -> counts.put(group, new int[2]));
        for (VerificationPair pair : pairs.pairs()) {
            counts.computeIfAbsent(pair.group(), g -> new int[2])[pair.genuine() ? 0 : 1]++;
        }
        counts.forEach((group, count) -> {
            if (evaluate.drawsWithinFolds()
                    && (count[0] < evaluate.mostGenuine() || count[1] < evaluate.mostImpostor())) {
                warnings.add("Group '" + group + "' of " + test.card().name() + " allows "
                        + Counted.of(count[0], "pairs") + " of one identity and " + count[1] + " of two identities; "
                        + evaluate.mostGenuine()
                        + " and " + evaluate.mostImpostor() + " were asked for.");
            }
        });
    }
}
