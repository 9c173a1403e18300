package org.facegap.suite.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.facegap.core.UserError;
import org.facegap.core.config.ConfigError;
import org.facegap.core.dataset.LabelGroups;
import org.facegap.core.dataset.SubsetSpec;
import org.facegap.core.pairs.PairSet;
import org.facegap.core.random.Seeds;
import org.facegap.core.results.Measurement;
import org.facegap.core.words.Counted;
import org.facegap.generator.dataset.GenerateConfig;
import org.facegap.generator.worldset.WorldSets;
import org.facegap.suite.config.ArmConfig;
import org.facegap.suite.config.DatasetArm;
import org.facegap.suite.config.DatasetTest;
import org.facegap.suite.config.GeneratedArm;
import org.facegap.suite.config.MixArm;
import org.facegap.suite.config.SameArm;
import org.facegap.suite.config.SuiteConfig;
import org.facegap.suite.config.TrainConfig;
import org.facegap.suite.config.WorldTest;
import org.facegap.suite.identities.GroupOrder;
import org.facegap.suite.identities.IdentitiesCopy;
import org.facegap.suite.identities.IdentitiesSelection;
import org.facegap.suite.identities.IdentitiesSpec;
import org.facegap.suite.identities.NamedDataset;
import org.facegap.suite.identities.SharedIdentities;
import org.facegap.suite.identities.ValueNames;
import org.facegap.suite.stage.Stage;
import org.facegap.suite.stage.StageKind;
import org.facegap.suite.stage.StageSize;
import org.facegap.suite.work.DrawnPairs;
import org.facegap.trainer.attributes.AttributeConfig;
import org.facegap.trainer.loop.RecipeConfig;
import org.jspecify.annotations.Nullable;

/**
 * Stages that take identities from face datasets on disk: to be tested, and as training sets. Everything that can be known from
 * cards, indexes and pairs is checked here, before anything runs, and told at once.
 */
final class DatasetPlan {
    private final SuiteConfig config;
    private final List<String> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Map<String, Stage> arms = new LinkedHashMap<>();
    private final List<SharedIdentities> tested = new ArrayList<>();
    private final @Nullable TestPlan test;
    private final @Nullable GroupWords words;

    /** @throws ConfigError with all that is wrong */
    DatasetPlan(SuiteConfig config) {
        this.config = config;
        test = config.test() instanceof DatasetTest identities ? test(identities) : null;
        List<String> groups = test != null
                ? test.groups()
                : config.test() instanceof WorldTest
                        ? WorldSets.values().getOrDefault(config.groupBy(), List.of())
                        : List.of();
        words = groups.isEmpty() ? null : new GroupWords(config.groupBy(), groups);
        for (int i = 0; i < config.arms().size(); i++) {
            arm("arms." + i, config.arms().get(i));
        }
        if (!problems.isEmpty()) {
            throw new ConfigError(problems);
        }
    }

    /** The test identities; only for a suite whose test kind is dataset. */
    TestPlan test() {
        return Objects.requireNonNull(test);
    }

    /** The stage of an arm whose source is dataset. */
    Stage arm(String name) {
        return Objects.requireNonNull(arms.get(name));
    }

    /** What the results must say of these datasets. */
    List<String> warnings() {
        return warnings.stream().distinct().toList();
    }

    private @Nullable NamedDataset open(String key, String folder) {
        try {
            return NamedDataset.open(key, folder);
        } catch (UserError e) {
            problems.add(e.getMessage());
            return null;
        }
    }

    private @Nullable TestPlan test(DatasetTest test) {
        NamedDataset source = open("test.dataset", test.dataset());
        NamedDataset other = test.calibration() == null ? null : open("test.calibration", test.calibration());
        if (source == null || (other == null && test.calibration() != null)) {
            return null;
        }
        Collection<String> attributes = source.card().attributes();
        if (!attributes.contains(config.groupBy())) {
            problems.add("groupBy: " + source.card().noAttribute(config.groupBy()));
        }
        ValueNames names = new ValueNames(test.values());
        names.check("test.values", source, problems);
        attributes("test", source, names, Map.of(), Map.of());
        if (!problems.isEmpty()) {
            return null;
        }
        boolean recognition = config.train().recognition() != null;
        boolean own = test.pairs().equals("dataset");
        double share = recognition && other == null ? test.share() : 0;
        IdentitiesSpec spec = spec(test, IdentitiesSpec.TEST, config.groupBy(), recognition && !own, share, own);
        IdentitiesSelection identities = new IdentitiesSelection(source, spec);
        List<String> groups = GroupOrder.of(config.groupBy(), names.of(source, config.groupBy()), WorldSets.values());
        config.evaluate().contrast(groups, problems::add);
        GroupWords.alike(source.card().name(), config.groupBy(), groups, warnings);
        groups.stream()
                .filter(Measurement::standsForSeveral)
                .forEach(group -> problems.add("test.dataset: the " + config.groupBy() + " '" + group
                        + "' is called what in results stands for several groups; rename it with test.values."
                        + config.groupBy()));
        TestPlan.Split split = new TestPlan.Split(
                stage("identities", "test", "", source, spec, identities),
                identities.records().size());
        tested.add(new SharedIdentities("the test set", source, identities.records()));
        if (!recognition) {
            enoughImages(source, identities);
            return new TestPlan(test.identities(), groups, split, null);
        }
        TestPlan.Compared compared = compared(test, source, identities, other, share);
        return compared == null ? null : new TestPlan(test.identities(), groups, split, compared);
    }

    /** What recognition models are compared on besides; null where it cannot be, with the problem noted. */
    private TestPlan.@Nullable Compared compared(
            DatasetTest test,
            NamedDataset source,
            IdentitiesSelection tested,
            @Nullable NamedDataset other,
            double share) {
        NamedDataset from = other == null ? source : other;
        boolean grouped = from.card().attributes().contains(config.groupBy());
        IdentitiesSpec spec =
                spec(test, IdentitiesSpec.CALIBRATION, grouped ? config.groupBy() : "", true, share, false);
        IdentitiesSelection calibrating = new IdentitiesSelection(from, spec);
        if (other != null) {
            this.tested.get(0).compare(from, calibrating.records(), problems, warnings);
        }
        this.tested.add(new SharedIdentities("the calibration set", from, calibrating.records()));
        PairSet pairs;
        try {
            pairs = test.pairs().equals("dataset") ? tested.protocol() : DrawnPairs.test(tested, config.evaluate());
        } catch (UserError e) {
            problems.add(e.getMessage());
            return null;
        }
        enough(source, pairs);
        if (DrawnPairs.calibration(calibrating, config.evaluate()).pairs().stream()
                .allMatch(pair -> pair.genuine())) {
            unmeasured("test.calibration" + (other == null ? "Share" : "") + ": the people who set the global threshold"
                    + " have no pairs of two identities");
        }
        return new TestPlan.Compared(
                new TestPlan.Split(
                        stage("identities", "calibration", "", from, spec, calibrating),
                        calibrating.records().size()),
                pairs.size());
    }

    private static IdentitiesSpec spec(
            DatasetTest test, String part, String groupBy, boolean oneGroup, double share, boolean protocol) {
        return new IdentitiesSpec(
                part,
                groupBy,
                oneGroup && !groupBy.isEmpty(),
                share,
                List.of(),
                List.of(),
                test.values(),
                protocol,
                SubsetSpec.all(),
                test.size(),
                Seeds.derive(test.seed(), "calibration people"));
    }

    /** Whether some group can be measured; the small ones among others are shown as too few. */
    private void enough(NamedDataset source, PairSet pairs) {
        Map<String, int[]> counts = new LinkedHashMap<>();
        pairs.pairs().forEach(pair -> counts.computeIfAbsent(pair.group(), g -> new int[2])[pair.genuine() ? 0 : 1]++);
        int least = config.evaluate().minimumTrials();
        if (counts.values().stream().noneMatch(count -> count[0] >= least && count[1] >= least)) {
            int most = counts.values().stream()
                    .mapToInt(count -> Math.min(count[0], count[1]))
                    .max()
                    .orElse(0);
            unmeasured("test.dataset: no group of " + source.card().name() + " has " + least
                    + " pairs of one identity and as many of two identities (evaluate.minimumTrials), " + most
                    + " at most"
                    + (source.identitiesAreKnown()
                            ? ""
                            : "; its identities are not known, every image counts as an identity"));
        }
        if (pairs.folds() < 2) {
            problems.add("test.pairs: the pairs of " + source.card().name()
                    + " are in one fold, and accuracy needs two or more; take pairs: drawn");
        }
    }

    /** The same of attribute models, which images alone are needed for. */
    private void enoughImages(NamedDataset source, IdentitiesSelection identities) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        identities.groups().forEach(group -> counts.merge(group, 1, Integer::sum));
        int least = config.evaluate().minimumTrials();
        int most = counts.values().stream().mapToInt(count -> count).max().orElse(0);
        if (most < least) {
            problems.add("test.dataset: no group of " + source.card().name() + " has " + Counted.of(least, "images")
                    + " (evaluate.minimumTrials), " + most + " at most");
        }
    }

    /** Without recognition there may still be attribute models to measure. */
    private void unmeasured(String what) {
        if (config.train().attributes() == null) {
            problems.add(what);
        } else {
            warnings.add(
                    what.substring(what.indexOf(": ") + 2) + ". Recognition is not measured, attribute models are.");
        }
    }

    /** Every attribute that is trained must be there, with values the network knows, but for those that are not taken. */
    private void attributes(
            String key, NamedDataset source, ValueNames names, Map<String, String> only, Map<String, String> drop) {
        if (config.train().attributes() == null) {
            return;
        }
        config.train().attributes().network().attributes().forEach((attribute, known) -> {
            if (!source.card().attributes().contains(attribute)) {
                problems.add(
                        source.key() + ": " + source.card().noAttribute(attribute) + "; train.attributes needs it");
                return;
            }
            Collection<String> unknown = new TreeSet<>(names.of(source, attribute));
            unknown.removeAll(known);
            if (only.containsKey(attribute)) {
                unknown.retainAll(LabelGroups.alternatives(only.get(attribute)));
            }
            if (drop.containsKey(attribute)) {
                unknown.removeAll(LabelGroups.alternatives(drop.get(attribute)));
            }
            if (!unknown.isEmpty()) {
                problems.add(source.key() + ": " + source.card().name() + " has the " + attribute + " "
                        + String.join(", ", unknown) + ", which train.attributes does not know; say with " + key
                        + ".values." + attribute + " which of " + String.join(", ", known) + " each is");
            }
        });
    }

    private void arm(String key, ArmConfig arm) {
        if (arm instanceof GeneratedArm generated) {
            steered(key, generated);
            groupsOfSearch(key, generated);
        } else if (arm instanceof DatasetArm dataset) {
            identities(key, dataset);
        }
    }

    private void identities(String key, DatasetArm arm) {
        NamedDataset source = open(key + ".dataset", arm.dataset());
        if (source == null) {
            return;
        }
        ValueNames names = new ValueNames(arm.values());
        names.check(key + ".values", source, problems);
        attributes(key, source, names, arm.only(), arm.drop());
        if (words != null && source.card().attributes().contains(config.groupBy())) {
            List<String> found = names.of(source, config.groupBy());
            words.compare(
                    key + ".dataset",
                    found,
                    "say with " + key + ".values." + config.groupBy() + " which is which",
                    problems,
                    warnings);
            GroupWords.alike(source.card().name(), config.groupBy(), found, warnings);
        }
        List<String> required = groups(arm);
        for (String attribute : required) {
            if (!source.card().attributes().contains(attribute)) {
                problems.add(key + ".dataset: " + source.card().noAttribute(attribute)
                        + "; the groups of a training need it");
            }
        }
        AttributeConfig attributes = config.train().attributes();
        IdentitiesSpec spec = new IdentitiesSpec(
                IdentitiesSpec.TRAINING,
                "",
                false,
                0,
                required,
                attributes == null
                        ? List.of()
                        : List.copyOf(
                                new TreeSet<>(attributes.network().attributes().keySet())),
                arm.values(),
                false,
                arm.subset(config.groupBy(), Seeds.derive(config.seed(), "training people")),
                config.test().size(),
                0);
        if (!problems.isEmpty() || !known(key, source, spec.subset())) {
            return;
        }
        IdentitiesSelection identities;
        try {
            identities = new IdentitiesSelection(source, spec);
        } catch (UserError e) {
            problems.add(key + "." + e.getMessage());
            return;
        }
        tested.forEach(test -> test.compare(source, identities.records(), problems, warnings));
        if (config.train().recognition() != null && !source.identitiesAreKnown()) {
            warnings.add("Arm '" + arm.name() + "': " + source.card().name()
                    + " does not name identities, so recognition was"
                    + " trained to tell images apart, not identities.");
        }
        arms.put(arm.name(), stage("dataset", arm.name(), arm.name(), source, spec, identities));
    }

    /** Attributes that group the loss or the held-out identities of a training on these images: of this arm, or of one that is made of it. */
    private List<String> groups(DatasetArm arm) {
        TrainConfig train = config.train();
        Set<String> attributes = new TreeSet<>();
        Set<String> made = new HashSet<>();
        for (ArmConfig other : config.arms()) {
            if (other == arm
                    || (other instanceof SameArm same && made.contains(same.of()))
                    || (other instanceof MixArm mix
                            && !Collections.disjoint(made, mix.of().keySet()))) {
                made.add(other.name());
                attributes.addAll(groups(other.training().of(train.recognition())));
                attributes.addAll(groups(other.training().of(train.attributes())));
            }
        }
        return List.copyOf(attributes);
    }

    private static Set<String> groups(@Nullable RecipeConfig recipe) {
        Set<String> attributes = new TreeSet<>();
        if (recipe != null) {
            attributes.addAll(recipe.groupLoss().groupBy());
            attributes.addAll(
                    recipe.validate().share() == 0
                            ? List.of()
                            : recipe.validate().groupBy());
        }
        return attributes;
    }

    /** Whether the dataset has the attributes that a subset goes by. */
    private boolean known(String key, NamedDataset source, SubsetSpec subset) {
        List<String> wanted = new ArrayList<>(subset.only().keySet());
        wanted.addAll(subset.drop().keySet());
        wanted.addAll(subset.groupBy());
        Collection<String> attributes = source.card().attributes();
        for (String attribute : wanted) {
            if (!attributes.contains(attribute)) {
                problems.add(key + (subset.groupBy().contains(attribute) ? ".groupBy" : "." + attribute) + ": "
                        + source.card().noAttribute(attribute));
                return false;
            }
        }
        return true;
    }

    /** The groups that a search is told to find, by name. */
    private void groupsOfSearch(String key, GeneratedArm arm) {
        if (words == null) {
            return;
        }
        String mending = config.test() instanceof WorldTest
                ? "these names are the world's"
                : "write it as the test set has it, or say with test.values." + config.groupBy() + " which is which";
        String only = arm.only().get(config.groupBy());
        if (only != null) {
            words.compare(key + ".only." + config.groupBy(), List.of(only), mending, problems, warnings);
        }
        List<String> groupBy = arm.groupBy() == null ? List.of(config.groupBy()) : arm.groupBy();
        if (!arm.shares().isEmpty() && groupBy.equals(List.of(config.groupBy()))) {
            words.compare(key + ".shares", arm.shares().keySet(), mending, problems, warnings);
        }
    }

    /** The oracles of the built-in models know the world's attributes alone; another oracle is asked when it runs. */
    private void steered(String key, GeneratedArm arm) {
        GenerateConfig generate = Objects.requireNonNull(config.generate());
        Collection<String> known = WorldSets.values().keySet();
        if (arm.groupBy() == null && generate.oracle().startsWith("builtin:") && !known.contains(config.groupBy())) {
            problems.add(key + ".groupBy: missing: " + generate.oracle() + " cannot search for people by "
                    + config.groupBy() + "; name some of " + String.join(", ", known));
        }
    }

    private static Stage stage(
            String folder,
            String name,
            String arm,
            NamedDataset source,
            IdentitiesSpec spec,
            IdentitiesSelection identities) {
        return new Stage(
                StageKind.GENERATE,
                folder,
                name,
                arm,
                StagePlanner.VERSION + "-" + IdentitiesCopy.VERSION,
                spec,
                Map.of("dataset", source.hash()),
                Map.of(),
                StageSize.copy(
                        source.card().name(),
                        source.identitiesAreKnown()
                                ? identities.identities().stream().distinct().count()
                                : null,
                        identities.records().size(),
                        spec.size()),
                (to, inputs, progress) -> new IdentitiesCopy(source, spec).make(to, progress));
    }
}
