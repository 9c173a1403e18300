package org.facegap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.json.Json;
import org.facegap.core.pairs.PairSet;
import org.facegap.core.progress.Progress;
import org.facegap.core.results.suite.ArmResults;
import org.facegap.core.results.suite.GroupVerification;
import org.facegap.core.results.suite.SuiteProtocol;
import org.facegap.core.results.suite.SuiteResults;
import org.facegap.generator.worldset.WorldIdentities;
import org.facegap.generator.worldset.WorldSets;
import org.facegap.suite.identities.IdentitiesCounts;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Suites whose test identities, or training sets, are face datasets on disk. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatasetSuiteTest {
    private static final String YAML = """
        name: own
        compute: {device: cpu, type: float32, threads: 1}
        test:
          kind: dataset
          dataset: DIR/faces
          calibrationShare: 0.4
          size: 32
          values: {gender: {female: feminine, male: masculine}}
        groupBy: race
        arms:
          - {name: noise, source: dataset, composition: as-is, dataset: DIR/training, values: {gender: {female: feminine, male: masculine}}}
          - {name: rendered, source: world, composition: balanced}
        world: {identities: 12, imagesPerIdentity: 2}
        train:
          seeds: [1]
          recognition:
            network: {architecture: plain, size: 32, width: 4, depths: [1, 1], dimension: 16}
            steps: 3
            batch: 8
        evaluate: {genuinePerGroup: 12, impostorPerGroup: 12, folds: 3, replicates: 100, permutations: 100, minimumTrials: 8}
        """;
    private static final String ATTRIBUTES = """
          attributes:
            network: {size: 32, width: 4, depths: [1, 1], attributes: {gender: [feminine, masculine]}}
            steps: 3
            batch: 8
        """;

    private Path dir;
    private Path run;
    private Invocation drawn;
    private SuiteResults results;

    @BeforeAll
    void runOnce(@TempDir Path temporary) throws IOException {
        dir = temporary;
        new TinyDataset("Faces")
                .identities("b-race", 12, 3)
                .identities("a-race", 15, 3)
                .identities("small", 2, 2)
                .identity("nameless", Map.of("gender", "male"), 2)
                .identity("twice", Map.of("race", "a-race"), 2)
                .identity("twice", Map.of("race", "b-race", "gender", "male"), 1)
                .hidden()
                .write(dir.resolve("faces"));
        TinyDataset.protocol(dir.resolve("faces"), 30, 5);
        new TinyDataset("Training")
                .identities("b-race", 8, 2)
                .identity("unlabelled", Map.of("race", "a-race"), 2)
                .side(32)
                .write(dir.resolve("training"));
        run = dir.resolve("run");
        // The arm of the world has no gender, so attribute models are of the other arm alone.
        drawn = run(YAML, "run");
        assertThat(drawn.code()).as(drawn.all()).isZero();
        results = SuiteResults.read(run.resolve("results.json"));
    }

    private Invocation run(String yaml, String out, Object... more) throws IOException {
        Path config = Files.writeString(dir.resolve(out + ".yaml"), yaml.replace("DIR", dir.toString()));
        return Invocation.of(
                Stream.concat(Stream.of("run", config, "--jobs", 0, "--out", dir.resolve(out)), Stream.of(more))
                        .toArray());
    }

    private static String fact(SuiteResults results, String name) {
        return String.valueOf(results.protocol().facts().get(name));
    }

    private static String oneArm(String yaml) {
        return yaml.replace("  - {name: rendered, source: world, composition: balanced}\n", "");
    }

    private static Path folder(Path in, String prefix) throws IOException {
        try (Stream<Path> children = Files.list(in)) {
            return children.filter(child -> child.getFileName().toString().startsWith(prefix))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void identitiesOfADatasetAreTested() {
        assertThat(drawn.code()).as(drawn.all()).isZero();
        assertThat(drawn.out()).contains("identities-test", "identities-calibration", "dataset-noise");
        assertThat(results.groups()).as("by letters").containsExactly("a-race", "b-race", "small");
        List<GroupVerification> groups =
                Objects.requireNonNull(results.verification()).of("noise").groups();
        assertThat(groups).extracting(GroupVerification::genuine).startsWith(12L, 12L);
        assertThat(groups.get(0).accuracy().isOk()).isTrue();
        assertThat(groups.get(2).accuracy().isOk())
                .as("too small, and shown as such")
                .isFalse();
    }

    @Test
    void aTrainingSetThatCallsTheGroupsOtherwiseIsRefusedWithBothLists() throws IOException {
        new TinyDataset("Other")
                .identities("B-Race", 8, 2)
                .identities("a race", 8, 2)
                .side(32)
                .write(dir.resolve("other"));
        String yaml = YAML.replace("DIR/training", "DIR/other");
        Invocation refused = run(yaml, "otherwise", "--dry-run");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err())
                .contains("arms.0.dataset: the race is 'B-Race', 'a race', but the test set's is 'a-race', 'b-race',"
                        + " 'small'; say with arms.0.values.race which is which");
        Invocation mapped = run(
                yaml.replace(
                        "dataset: DIR/other, values: {",
                        "dataset: DIR/other, values: {race: {B-Race: b-race, a race: a-race}, "),
                "mapped",
                "--dry-run");
        assertThat(mapped.code()).as(mapped.all()).isZero();
    }

    @Test
    void aSearchForAGroupThatTheTestSetCallsOtherwiseIsRefused() throws IOException {
        String yaml = YAML.replace(
                        "  - {name: rendered, source: world, composition: balanced}",
                        "  - {name: searched, composition: balanced, groupBy: [tone], only: {race: A-Race}}\n"
                                + "  - {name: shared, composition: shares, groupBy: [race], shares: {African: 1, Asian:"
                                + " 1}}")
                + "generate: {identities: 6, generator: 'builtin:world'}\n";
        Invocation refused =
                run(yaml.replace("world: {identities: 12, imagesPerIdentity: 2}\n", ""), "only", "--dry-run");
        assertThat(refused.code()).as(refused.all()).isEqualTo(2);
        assertThat(refused.err())
                .contains("arms.1.only.race: the race is 'A-Race', but the test set's is 'a-race', 'b-race', 'small'")
                .contains("arms.2.shares: the race is 'African', 'Asian', but the test set's is");
    }

    @Test
    void groupsThatDifferOnlyInLetterCaseAreToldAndSoAreGroupsThatAreNotTested() throws IOException {
        new TinyDataset("Mixed")
                .identities("b-race", 12, 3)
                .identities("B-Race", 12, 3)
                .identities("a-race", 12, 3)
                .write(dir.resolve("mixed"));
        new TinyDataset("More")
                .identities("b-race", 8, 2)
                .identities("others", 8, 2)
                .side(32)
                .write(dir.resolve("more"));
        Invocation made = run(
                oneArm(YAML.replace("DIR/faces", "DIR/mixed").replace("DIR/training", "DIR/more"))
                        .replace("world: {identities: 12, imagesPerIdentity: 2}\n", ""),
                "mixedcase");
        assertThat(made.code()).as(made.all()).isZero();
        assertThat(made.out())
                .contains("In Mixed the race 'B-Race', 'b-race' differ only in letter case or blanks")
                .contains("arms.0.dataset: the race 'others' is not among the groups of the test set");
    }

    @Test
    void whatIsTestedAndUnderWhichTermsIsToldInTheResults() throws IOException {
        assertThat(fact(results, "testSet"))
                .contains("name=Faces", "licence=test terms", "source=noise, written by a test");
        assertThat(fact(results, "testSet"))
                .contains("identities=17", "images=50", "imagesResampled=50")
                .contains("without race=2", "of identities in two groups=3");
        assertThat(fact(results, "images")).contains("the shorter side is scaled to 32 px");
        assertThat(fact(results, "calibrationSet")).contains("identities=12");
        assertThat(fact(results, "trainingSets")).contains("noise={", "name=Training", "imagesResampled=0");
        assertThat(results.protocol().content().models()).containsKey("noise@seed1");
        assertThat(results.warnings())
                .anyMatch(warning -> warning.contains("2 images without race"))
                .anyMatch(warning -> warning.contains("Group 'small' of Faces allows 0 pairs of one identity"))
                .noneMatch(warning -> warning.contains("built-in world"))
                .noneMatch(warning -> warning.contains("in the test and in the calibration split"));
        String report = Files.readString(run.resolve("report.html"));
        assertThat(report)
                .contains("identities are those of one face dataset", "taken from a face dataset")
                .doesNotContain("The built-in world is a test world");
        assertThat(report).as("no path of this machine").doesNotContain(dir.toString());
    }

    @Test
    void nobodyOfTheCalibrationIsTestedAndImagesHaveTheSuitesSize() throws IOException {
        FaceDataset test = FaceDataset.open(folder(run, "identities-test-"));
        FaceDataset calibration = FaceDataset.open(folder(run, "identities-calibration-"));
        Set<String> identities = new HashSet<>();
        test.records().forEach(record -> identities.add(record.identity()));
        assertThat(calibration.records()).extracting(FaceRecord::identity).doesNotContainAnyElementsOf(identities);
        assertThat(test.read(test.records().get(0)).width()).isEqualTo(32);
        assertThat(test.card().imagesMayBeShown()).isFalse();
        assertThat(test.card().licence()).isEqualTo("test terms");
        assertThat(test.card().shares().get("gender")).containsOnlyKeys("feminine", "masculine");
        IdentitiesCounts counts =
                Json.read(folder(run, "identities-test-").resolve(IdentitiesCounts.FILE), IdentitiesCounts.class);
        assertThat(counts.leftOut()).containsOnlyKeys("without race", "of identities in two groups");
    }

    @Test
    void imagesThatAreCutOffAreNotTestedAndTold() throws IOException {
        new TinyDataset("Cut")
                .identities("b-race", 14, 3)
                .identities("a-race", 14, 3)
                .cut("a-race/003", Map.of("race", "a-race", "gender", "male"), 2)
                .cut("a-race/004", Map.of("race", "a-race", "gender", "male"), 2)
                .cut("b-race/003", Map.of("race", "b-race", "gender", "male"), 1)
                .write(dir.resolve("cut"));
        new TinyDataset("Named otherwise")
                .identities("b-race", 7, 2)
                .identities("c-race", 1, 2)
                .cut("b-race/001", Map.of("race", "b-race"), 1)
                .side(32)
                .write(dir.resolve("otherwise"));
        Invocation cut =
                run(oneArm(YAML).replace("DIR/faces", "DIR/cut").replace("DIR/training", "DIR/otherwise"), "cut-run");
        assertThat(cut.code()).as(cut.all()).isZero();
        assertThat(cut.all())
                .contains(
                        "left out: ",
                        " that cannot be used, the first:",
                        "  the image 'k08",
                        "cut off: the PNG file ends within a chunk");
        SuiteResults measured = SuiteResults.read(dir.resolve("cut-run/results.json"));
        Path identities = folder(dir.resolve("cut-run"), "identities-test-");
        Path calibration = folder(dir.resolve("cut-run"), "identities-calibration-");
        long whole = FaceDataset.open(identities).records().size()
                + FaceDataset.open(calibration).records().size();
        assertThat(whole).isEqualTo(84);
        long left = 0;
        for (Path part : List.of(identities, calibration)) {
            left += Json.read(part.resolve(IdentitiesCounts.FILE), IdentitiesCounts.class).leftOut().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
        assertThat(left).isEqualTo(5);
        assertThat(measured.warnings())
                .anyMatch(warning -> warning.contains("an image that is cut off")
                        && warning.contains("3 images that cannot be used: an image that is cut off (k0")
                        && warning.contains("2 images that cannot be used: an image that is cut off (k0")
                        && warning.contains("k08"))
                .anyMatch(warning -> warning.contains("the race 'c-race' is not among the groups of the test set"))
                .anyMatch(warning -> warning.contains("Of Named otherwise some images train no model of arm 'noise':"
                        + " 1 image that cannot be used: an image that is cut off (k016)."));
        assertThat(FaceDataset.open(folder(dir.resolve("cut-run"), "dataset-noise-"))
                        .records())
                .hasSize(16);
    }

    @Test
    void aTrainingSetIsTakenAsItIs() throws IOException {
        ArmResults noise = results.arms().get(0);
        assertThat(noise.composition().identitiesPerValue().get("race")).containsEntry("b-race", 8L);
        assertThat(noise.composition().images()).isEqualTo(18);
        assertThat(noise.cost().renders()).isZero();
        FaceDataset from = FaceDataset.open(dir.resolve("training"));
        FaceDataset copy = FaceDataset.open(folder(run, "dataset-noise-"));
        assertThat(copy.bytes(copy.records().get(0)))
                .as("an image that has the size keeps its bytes")
                .isEqualTo(from.bytes(from.records().get(0)));
    }

    @Test
    void theDatasetsOwnPairsCanBeMeasured() throws IOException {
        PairSet protocol = TinyDataset.protocol(dir.resolve("faces"), 30, 5);
        Path other = new TinyDataset("Others").identities("whoever", 8, 3).write(dir.resolve("others"));
        Invocation own = run(
                oneArm(YAML).replace("calibrationShare: 0.4", "pairs: dataset\n  calibration: " + other), "protocol");
        assertThat(own.code()).as(own.all()).isZero();
        SuiteResults measured = SuiteResults.read(dir.resolve("protocol/results.json"));
        long within = protocol.pairs().stream()
                .filter(pair -> !pair.group().equals("unlabelled"))
                .count();
        SuiteProtocol.Pairs pairs = Objects.requireNonNull(measured.protocol().pairs());
        assertThat(pairs.testPairs()).isEqualTo((int) within);
        assertThat(pairs.folds()).isEqualTo(5);
        assertThat(within).isLessThanOrEqualTo(protocol.size());
        assertThat(pairs.pairRule()).isEqualTo(protocol.rule());
        assertThat(fact(measured, "calibrationSet")).contains("name=Others");
        Invocation shared =
                run(oneArm(YAML).replace("calibrationShare: 0.4", "pairs: dataset\n  calibrationShare: 0.4"), "part");
        assertThat(shared.code()).as(shared.all()).isZero();
        SuiteResults part = SuiteResults.read(dir.resolve("part/results.json"));
        assertThat(Long.parseLong(fact(part, "testPairs"))).isLessThan(within);
        assertThat(fact(part, "protocolPairsLeftOut")).contains("of images that are not tested");
        assertThat(part.warnings())
                .anyMatch(warning -> warning.contains("Figures of the whole protocol do not compare"));
    }

    @Test
    void attributeModelsAreMeasuredOnWhatIsLabelled() throws IOException {
        String yaml = oneArm(YAML).replace("evaluate:", ATTRIBUTES + "evaluate:");
        Invocation labelled = run(yaml, "labelled");
        assertThat(labelled.code()).as(labelled.all()).isZero();
        SuiteResults measured = SuiteResults.read(dir.resolve("labelled/results.json"));
        assertThat(measured.arms().get(0).attributes()).hasSize(1);
        assertThat(measured.arms().get(0).composition().images())
                .as("those without gender are there as well")
                .isEqualTo(18);
        assertThat(measured.warnings())
                .contains("Of the images of Training that train arm 'noise', 2 images of 18 without gender count in the"
                        + " training of other labels only.");
        assertThat(fact(measured, "trainingSets")).contains("imagesWithoutLabelOf={gender=2}");
        assertThat(Jsoup.parse(dir.resolve("labelled/report.html").toFile()).text())
                .contains("gender");
    }

    @Test
    void theSameAgainReusesAndAChangedDatasetDoesNot() throws IOException {
        Invocation again = run(YAML, "run", "--dry-run");
        assertThat(again.out()).contains("12 stages, 12 done", "Faces: 17 identities, 50 images");
        Path changed =
                new TinyDataset("Training").identities("b-race", 9, 2).side(32).write(dir.resolve("training2"));
        Invocation other = run(YAML.replace("DIR/training", changed.toString()), "run", "--dry-run");
        assertThat(other.out()).contains("12 stages, 6 done");
    }

    @Test
    void identitiesOfTheTestSetInATrainingSetAreRefused() throws IOException {
        Invocation same = run(YAML.replace("DIR/training", "DIR/faces"), "same");
        assertThat(same.code()).isEqualTo(2);
        assertThat(same.err())
                .contains("arms.0.dataset: 'b-race/00", "' of Faces is also in the test set")
                .doesNotContain("\tat ");
        assertThat(dir.resolve("same")).doesNotExist();
        // Other names, but an image of the test set.
        new TinyDataset("Faces").identities("b-race", 12, 3).write(dir.resolve("renamed"));
        Path card = dir.resolve("renamed/dataset.json");
        Files.writeString(card, Files.readString(card).replace("\"Faces\"", "\"Renamed\""));
        Invocation renamed = run(YAML.replace("DIR/training", "DIR/renamed"), "renamed-run");
        assertThat(renamed.code()).isEqualTo(2);
        assertThat(renamed.err()).contains("arms.0.dataset: the image '", "of Renamed is also in the ");
    }

    @Test
    void aGroupCalledWhatStandsForSeveralIsRefusedBeforeAnythingIsMade() throws IOException {
        Invocation refused =
                run(YAML.replace("male: masculine}}\n", "male: masculine}, race: {a-race: all groups}}\n"), "several");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err())
                .contains("test.dataset: the race 'all groups' is called what in results stands for several groups");
        assertThat(dir.resolve("several")).doesNotExist();
    }

    @Test
    void aDatasetWithoutIdentitiesIsForAttributeModelsAlone() throws IOException {
        TinyDataset unknown = new TinyDataset("Nobody");
        for (int i = 0; i < 40; i++) {
            unknown.identity(
                    "image" + i,
                    Map.of("race", i % 2 == 0 ? "one" : "two", "gender", i % 3 == 0 ? "male" : "female"),
                    1);
        }
        unknown.write(dir.resolve("nobody"));
        String yaml = YAML.replace("DIR/faces", "DIR/nobody");
        Invocation refused = run(yaml, "nobody-recognition");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err())
                .contains(
                        "test.dataset: no group of Nobody has 8 pairs of one identity", "its identities are not known");
        String named = yaml.replace(
                "dataset: DIR/training, values: {",
                "dataset: DIR/training, values: {race: {a-race: one, b-race: two}, ");
        Invocation attributes = run(oneArm(named).replace("evaluate:", ATTRIBUTES + "evaluate:"), "nobody-attributes");
        assertThat(attributes.code()).as(attributes.all()).isZero();
        SuiteResults measured = SuiteResults.read(dir.resolve("nobody-attributes/results.json"));
        assertThat(measured.arms().get(0).attributes().get(0).average().isOk()).isTrue();
        assertThat(measured.warnings())
                .anyMatch(warning -> warning.contains("Recognition is not measured, attribute models are"))
                .anyMatch(warning -> warning.contains("Nobody does not name identities: whether somebody of Training"));
    }

    @Test
    void aSetOfTheWorldMakesNoClaimAboutIdentities() throws IOException {
        WorldIdentities spec = new WorldIdentities("identities", 1, "balanced", 24, 3, 32, 0.45, false, 9);
        new WorldSets().render("rendered", spec, dir.resolve("rendered"), Progress.silent());
        Invocation world = run(
                oneArm(YAML)
                        .replace("DIR/faces", "DIR/rendered")
                        .replace("groupBy: race", "groupBy: tone")
                        .replaceFirst("(?m)^  values: .*\n", ""),
                "world");
        assertThat(world.code()).as(world.all()).isZero();
        SuiteResults measured = SuiteResults.read(dir.resolve("world/results.json"));
        assertThat(measured.groups()).as("the world's own order").containsExactly("light", "medium", "dark");
        assertThat(measured.warnings()).anyMatch(warning -> warning.contains("they are no claim about people"));
        assertThat(Files.readString(dir.resolve("world/report.html"))).contains("The built-in world is a test world");
    }

    @Test
    void whatTheDatasetLacksIsToldAtOnceBeforeAnythingRuns() throws IOException {
        Invocation lacking = run(
                YAML.replace("groupBy: race", "groupBy: rase")
                        .replace(
                                "values: {gender: {female: feminine, male: masculine}}\ngroupBy",
                                "values: {gender: {femal: feminine}}\ngroupBy")
                        .replace(
                                "evaluate:",
                                ATTRIBUTES.replace(
                                                "{gender: [feminine, masculine]}",
                                                "{gender: [feminine, masculine], hair: [short, long]}")
                                        + "evaluate:"),
                "lacking");
        assertThat(lacking.code()).isEqualTo(2);
        assertThat(lacking.err())
                .contains("groupBy: Faces has no attribute 'rase'; did you mean 'race'?")
                .contains("test.values.gender.femal: Faces has no such value; did you mean 'female'?")
                .contains("test.dataset: Faces has no attribute 'hair'")
                .contains("Faces has the gender female, male, which train.attributes does not know; say with"
                        + " test.values.gender which of feminine, masculine each is")
                .contains("arms.0.dataset: Training has no attribute 'hair'");
        assertThat(dir.resolve("lacking")).doesNotExist();
        Invocation nowhere = run(YAML.replace("DIR/faces", "DIR/nowhere"), "nowhere-run");
        assertThat(nowhere.code()).isEqualTo(2);
        assertThat(nowhere.err()).contains("test.dataset: there is no folder", "nowhere");
    }

    @Test
    void valuesThatAnArmDoesNotTakeNeedNoNameOfTheNetworks() throws IOException {
        String arm = oneArm(YAML).replace("evaluate:", ATTRIBUTES + "evaluate:");
        String unnamed = arm.replace(
                "values: {gender: {female: feminine, male: masculine}}}", "values: {gender: {female: feminine}}}");
        assertThat(unnamed).isNotEqualTo(arm);

        assertThat(run(unnamed, "unnamed", "--dry-run").err()).contains("arms.0.dataset: Training has the gender male");
        Invocation dropped =
                run(unnamed.replace("feminine}}}", "feminine}}, drop: {gender: male}}"), "dropped", "--dry-run");
        assertThat(dropped.code()).as(dropped.all()).isZero();
    }

    @Test
    void anArmTakesAPartOfADataset() throws IOException {
        String part = oneArm(YAML)
                .replace(
                        "composition: as-is",
                        "composition: balanced, groupBy: [gender], identities: 4, only: {race: b-race}");
        Invocation subset = run(part, "subset");
        assertThat(subset.code()).as(subset.all()).isZero();
        FaceDataset taken = FaceDataset.open(folder(dir.resolve("subset"), "dataset-noise-"));
        assertThat(taken.card().identities()).isEqualTo(4);
        assertThat(taken.card().shares().get("gender")).isEqualTo(Map.of("feminine", 2L, "masculine", 2L));
        assertThat(SuiteResults.read(dir.resolve("subset/results.json")).warnings())
                .anyMatch(warning -> warning.contains("8 images that were not drawn")
                        && warning.contains("2 images of another race than b-race"));
        assertThat(run(part.replace("race: b-race}", "race: c-race}"), "none").err())
                .contains("arms.0.only.race: no image has the value 'c-race'");
        assertThat(run(part.replace("identities: 4", "identities: 40"), "many").err())
                .contains("arms.0.identities: 40 need 20 of feminine, there are 4");
        assertThat(run(part.replace("only: {race:", "only: {rac:"), "typo").err())
                .contains("arms.0.rac", "did you mean 'race'?");
    }
}
