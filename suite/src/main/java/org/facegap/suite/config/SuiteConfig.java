package org.facegap.suite.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.facegap.core.config.BrokenRules;
import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.words.Nearest;
import org.facegap.generator.dataset.GenerateConfig;
import org.facegap.generator.worldset.WorldSets;
import org.jspecify.annotations.Nullable;

/**
 * A suite: training sets to compare, and how. Every arm gets the same training and the same test.
 *
 * @param name of the suite and of its folder
 * @param question what it asks, one sentence
 * @param seed of the training sets
 * @param compute on what it computes
 * @param test on whom the models are measured
 * @param groupBy attribute whose values are the groups of the results
 * @param arms training sets
 * @param generate how generated arms are made
 * @param world how world arms are made
 * @param train what is trained on every arm
 * @param evaluate how the models are measured
 * @param report what the report shows
 */
public record SuiteConfig(
        @Doc("name of the suite and of its folder") String name,

        @Doc("what the suite asks, one sentence") @Default("''")
        String question,

        @Doc("seed of the training sets") @Default("1") long seed,
        @Doc("on what it computes") @Default("{}") ComputeConfig compute,
        @Doc("on whom the models are measured") TestConfig test,

        @Doc("attribute whose values are the groups: tone, age or presentation; with test.kind dataset any that it has")
        @Default("tone")
        String groupBy,

        @Doc("training sets to compare") List<ArmConfig> arms,
        @Doc("how generated arms are made") @Nullable GenerateConfig generate,
        @Doc("how world arms are made") @Nullable WorldConfig world,
        @Doc("what is trained on every arm") TrainConfig train,
        @Doc("how the models are measured") @Default("{}") EvaluateConfig evaluate,
        @Doc("what the report shows") @Default("{}") ReportConfig report) {
    /** @throws IllegalArgumentException when parts of the suite do not fit each other */
    public SuiteConfig {
        arms = List.copyOf(arms);
        List<String> broken = new ArrayList<>();
        require(
                broken,
                isName(name),
                "name: 1 to 150 letters, digits, dots, dashes and underscores, beginning with a letter or digit, found '"
                        + name + "'");
        require(broken, !arms.isEmpty(), "arms: a suite needs at least one arm");
        Set<String> names = new HashSet<>();
        for (int i = 0; i < arms.size(); i++) {
            ArmConfig arm = arms.get(i);
            // Folder names must differ on file systems that do not tell cases apart.
            require(
                    broken,
                    names.add(arm.name().toLowerCase(Locale.ROOT)),
                    "arms." + i + ".name: two arms are called '" + arm.name() + "'");
            require(
                    broken,
                    !(arm instanceof WorldArm) || world != null,
                    "arms." + i + ".source: world needs the section world");
            require(
                    broken,
                    !(arm instanceof GeneratedArm) || generate != null,
                    "arms." + i + ".source: generated needs the section generate");
        }
        needs(broken, arms);
        String baseline = evaluate.baseline();
        require(
                broken,
                baseline == null || arms.stream().anyMatch(arm -> arm.name().equals(baseline)),
                "evaluate.baseline: there is no arm '" + baseline + "'");
        if (train.recognition() != null) {
            size(
                    broken,
                    "train.recognition.network.size",
                    train.recognition().network().size(),
                    test.size());
        }
        if (train.attributes() != null) {
            size(
                    broken,
                    "train.attributes.network.size",
                    train.attributes().network().size(),
                    test.size());
        }
        if (test instanceof WorldTest identities) {
            known(broken, "groupBy", groupBy);
            evaluate.contrast(WorldSets.values().getOrDefault(groupBy, List.of()), broken::add);
            if (train.attributes() != null) {
                train.attributes()
                        .network()
                        .attributes()
                        .keySet()
                        .forEach(attribute -> known(broken, "train.attributes.network.attributes", attribute));
            }
            if (train.recognition() != null) {
                pairs(broken, identities, evaluate);
            }
        } else if (test instanceof DatasetTest dataset) {
            broken.addAll(dataset.broken(train.recognition() != null));
        }
        BrokenRules.throwIfAny(broken);
    }

    /** An arm is made of arms before it, so that none is made of itself. */
    private static void needs(List<String> broken, List<ArmConfig> arms) {
        List<String> before = new ArrayList<>();
        for (int i = 0; i < arms.size(); i++) {
            String at = "arms." + i + ".";
            arms.get(i).needs().forEach((key, arm) -> {
                require(
                        broken,
                        before.contains(arm),
                        at + key + ": there is no arm '" + arm + "' before this one" + Nearest.question(arm, before));
            });
            before.add(arms.get(i).name());
        }
    }

    private static void size(List<String> broken, String key, int size, int testSize) {
        require(broken, size == testSize, key + ": " + size + " px, but the test images are " + testSize + " px");
    }

    /** The identities of the world have the world's attributes. */
    private static void known(List<String> broken, String key, String attribute) {
        Set<String> known = WorldSets.values().keySet();
        require(
                broken,
                known.contains(attribute),
                key + ": expected one of " + String.join(", ", known) + "; found '" + attribute + "'"
                        + Nearest.question(attribute, known));
    }

    private static void pairs(List<String> broken, WorldTest test, EvaluateConfig evaluate) {
        if (test.identitiesPerGroup() < 2 * evaluate.folds()) {
            broken.add("test.identitiesPerGroup: " + evaluate.folds()
                    + " folds without a shared identity need at least " + 2 * evaluate.folds());
            return;
        }
        if (test.imagesPerIdentity() < 2) {
            broken.add("test.imagesPerIdentity: train.recognition needs two or more");
            return;
        }
        require(
                broken,
                evaluate.drawsWithinFolds() || evaluate.folds() > 2,
                "evaluate.folds: with all pairs 3 or more, since pairs of two folds are decided without both");
        if (!evaluate.drawsWithinFolds()) {
            return;
        }
        // A fold may have one identity fewer than another; the least one limits the pairs.
        long fewest = test.identitiesPerGroup() / evaluate.folds();
        long images = test.imagesPerIdentity();
        long genuine = evaluate.folds() * (fewest * images * (images - 1) / 2);
        long impostor = evaluate.folds() * (fewest * (fewest - 1) / 2 * images * images);
        long identities = test.calibrationIdentitiesPerGroup();
        genuine = Math.min(genuine, identities * images * (images - 1) / 2);
        impostor = Math.min(impostor, identities * (identities - 1) / 2 * images * images);
        require(
                broken,
                evaluate.mostGenuine() <= genuine,
                "evaluate.genuinePerGroup: these identities and images allow " + genuine + " at most");
        require(
                broken,
                evaluate.mostImpostor() <= impostor,
                "evaluate.impostorPerGroup: these identities and images allow " + impostor + " at most");
    }

    private static void require(List<String> broken, boolean holds, String message) {
        if (!holds) {
            broken.add(message);
        }
    }

    /** Whether a text can be the name of a suite and of its folder; that of a cell has equals signs and commas. */
    public static boolean isName(String text) {
        return text.matches("[A-Za-z0-9][A-Za-z0-9._,=+-]{0,149}");
    }

    /** The same suite on another device. */
    public SuiteConfig withDevice(String device) {
        return with(name, compute.withDevice(device));
    }

    /** The same suite under another name. */
    public SuiteConfig withName(String other) {
        return with(other, compute);
    }

    private SuiteConfig with(String otherName, ComputeConfig otherCompute) {
        return new SuiteConfig(
                otherName, question, seed, otherCompute, test, groupBy, arms, generate, world, train, evaluate, report);
    }

    /** The arm that the others are compared with. */
    public String baseline() {
        String named = evaluate.baseline();
        return named == null ? arms.get(0).name() : named;
    }
}
