package org.facegap.evaluation.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.facegap.core.UserError;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.json.Json;
import org.facegap.core.pairs.PairSet;
import org.facegap.core.pairs.VerificationPair;
import org.facegap.core.results.scores.Contrast;
import org.facegap.core.results.scores.ContrastChange;
import org.facegap.core.results.scores.ScoreResults;
import org.facegap.core.results.scores.SystemResults;
import org.facegap.core.results.suite.ArmFigures;
import org.facegap.core.results.suite.Comparison;
import org.facegap.core.results.suite.Composition;
import org.facegap.core.results.suite.GroupVerification;
import org.facegap.core.results.suite.SuiteResults;
import org.facegap.core.results.suite.SuiteVerification;
import org.facegap.core.results.suite.VerificationResults;
import org.facegap.evaluation.protocol.ImpostorRule;
import org.facegap.evaluation.scores.analysis.ScoreEvaluator;
import org.facegap.evaluation.scores.analysis.ScoreSpec;
import org.facegap.evaluation.scores.analysis.ThresholdRule;
import org.facegap.evaluation.scores.reading.ReadingSpec;
import org.facegap.evaluation.scores.reading.ScoreFiles;
import org.facegap.evaluation.scores.reading.ScoreInput;
import org.facegap.evaluation.scores.reading.ScoreSource;
import org.facegap.evaluation.verification.Failures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuiteEvaluatorTest {
    private static final ScoreSpec SETTINGS = settings(400, 30);
    private static final Map<String, Double> BIASED = Map.of("light", 3.2, "medium", 2.4, "dark", 1.6);
    private static final Map<String, Double> FAIR = Map.of("light", 3.2, "medium", 3.2, "dark", 3.2);
    private static final Map<String, Double> LEVELLED = Map.of("light", 1.9, "medium", 1.8, "dark", 1.6);

    private final SyntheticSuite made = new SyntheticSuite(60, 5, 400, 1);

    static ScoreSpec settings(int replicates, int minimumTrials) {
        return new ScoreSpec(
                List.of(.01),
                Map.of(),
                ThresholdRule.POOLED,
                ImpostorRule.SAME_GROUP,
                Failures.EXCLUDE,
                0,
                .95,
                replicates,
                replicates,
                minimumTrials,
                200,
                7,
                null,
                null);
    }

    private VerificationResults verification(ArmScores arm) {
        return verification(SyntheticSuite.GROUPS, made.protocol(), arm);
    }

    private static VerificationResults verification(List<String> groups, VerificationProtocol protocol, ArmScores arm) {
        return new ArmFigures(new SuiteEvaluator(SETTINGS).scores(protocol, groups, arm.arm(), List.of(arm)), groups)
                .of(arm.arm());
    }

    private Comparison compare(Map<String, Double> from, Map<String, Double> to, long... seeds) {
        return compare(made, made.arm("biased", from, 3, seeds), made.arm("balanced", to, 3, seeds));
    }

    private static Comparison compare(SyntheticSuite suite, ArmScores from, ArmScores to) {
        SuiteResults results = new SuiteEvaluator(SETTINGS).evaluate(suite.suite(List.of(from, to)));
        return SyntheticSuite.verified(results).comparisons().get(0);
    }

    @Test
    void aKnownGapIsFoundAndNarrowed() {
        VerificationResults biased = verification(made.arm("biased", BIASED, 3, 1));
        assertThat(biased.accuracyGap().best()).isEqualTo("light");
        assertThat(biased.accuracyGap().worst()).isEqualTo("dark");
        assertThat(biased.accuracyGap().value().hasInterval()).isFalse();
        assertThat(biased.accuracyGap().permutationP()).isLessThan(.01);
        assertThat(biased.accuracyGap().value().value())
                .isGreaterThan(3 * biased.accuracyGap().expectedByChance());
        assertThat(biased.worstGroup().group()).isEqualTo("dark");
        assertThat(biased.fnmrGap().worst()).isEqualTo("dark");
        assertThat(biased.threshold().realisedFmr().value()).isBetween(.001, .03);

        Comparison comparison = compare(BIASED, FAIR, 1);
        assertThat(comparison.gapDifference().high()).isNegative();
        assertThat(comparison.worstGroupDifference().low()).isPositive();
        assertThat(comparison.levellingDown()).isFalse();
        assertThat(comparison.sentence())
                .contains("differential between groups narrowed by")
                .contains("for these models only");
    }

    @Test
    void levellingDownIsNamed() {
        Comparison comparison = compare(BIASED, LEVELLED, 1);
        assertThat(comparison.gapDifference().value()).isNegative();
        assertThat(comparison.levellingDown()).isTrue();
        assertThat(comparison.sentence()).contains("levelling down").contains("mean accuracy fell");
        assertThat(compare(BIASED, BIASED, 1).levellingDown()).isFalse();
    }

    /** Fewer pairs: the gap looks smaller and the best group fell, but that the gap narrowed is not shown. */
    @Test
    void levellingDownIsNotNamedWhereNoNarrowingIsShown() {
        SyntheticSuite small = new SyntheticSuite(24, 3, 60, 3);
        int fell = 0;
        for (int identities = 1; identities <= 30; identities++) {
            Comparison comparison = compare(
                    small, small.arm("biased", BIASED, identities, 1), small.arm("balanced", LEVELLED, identities, 1));
            boolean shown = comparison.gapDifference().high() < 0;
            boolean bestFell = comparison.accuracy().stream()
                    .anyMatch(d -> d.group().equals("light") && d.difference().high() < 0);
            fell += !shown && bestFell && comparison.gapDifference().value() < 0 ? 1 : 0;
            if (!shown) {
                assertThat(comparison.levellingDown()).isFalse();
                assertThat(comparison.sentence()).doesNotContain("levelling");
            }
        }
        assertThat(fell).as("cases that were called levelling down before").isPositive();
    }

    @Test
    void oneGroupIsNoComparison() {
        SuiteResults results =
                compared(List.of("light"), new SyntheticSuite(List.of("light"), 40, 5, 200, 1), SETTINGS);
        assertThat(results.conclusion().headline())
                .isEqualTo("Nothing was compared between groups: the test set has one group, light.");
        assertThat(results.conclusion().sentences()).noneMatch(sentence -> sentence.contains("could be shown between"));
    }

    @Test
    void groupsThatCannotBeMeasuredAreNamedWithTheReason() {
        ScoreSpec many = settings(100, 1000);
        SuiteResults results =
                compared(SyntheticSuite.GROUPS, new SyntheticSuite(SyntheticSuite.GROUPS, 20, 3, 40, 1), many);
        assertThat(results.conclusion().headline())
                .startsWith("Nothing was compared between groups: none of 3 groups could be measured (light: ")
                .contains("of 1000 trials that are needed; medium: ");
    }

    @Test
    void aGroupThatIsOnlyNamedLeavesOneGroup() {
        SuiteResults results =
                compared(List.of("light", "dark"), new SyntheticSuite(List.of("light"), 40, 5, 200, 1), SETTINGS);
        assertThat(results.conclusion().headline())
                .startsWith("Nothing was compared between groups: only light of 2 groups could be measured (dark: ");
    }

    private static SuiteResults compared(List<String> groups, SyntheticSuite suite, ScoreSpec settings) {
        return new SuiteEvaluator(settings)
                .evaluate(suite.suite(
                        List.of(suite.arm("biased", BIASED, 3, 1), suite.arm("balanced", FAIR, 3, 1)), groups));
    }

    @Test
    void equalArmsAreNotToldApart() {
        Comparison comparison = compare(BIASED, BIASED, 1, 2, 3);
        assertThat(comparison.gapDifference().low()).isNegative();
        assertThat(comparison.gapDifference().high()).isPositive();
        assertThat(comparison.sentence())
                .contains("no difference in the accuracy differential between groups could be shown")
                .doesNotContain("these models only");
        ArmScores once = made.arm("biased", BIASED, 3, 1);
        Comparison self = compare(made, once, new ArmScores("again", once.seeds()));
        assertThat(self.gapDifference().value()).isZero();
        assertThat(self.gapDifference().high()).isPositive();
        assertThat(self.meanDifference().value()).isZero();
    }

    @Test
    void seedsWidenIntervals() {
        ArmScores one = made.arm("a", BIASED, 3, 1);
        double[] worse = one.seeds().get(0).testScores().clone();
        for (int i = 0; i < worse.length; i++) {
            if (made.protocol().test().pairs().pairs().get(i).genuine()) {
                worse[i] -= .8;
            }
        }
        SeedScores other = new SeedScores(2, worse, one.seeds().get(0).calibrationScores());
        VerificationResults single = verification(one);
        VerificationResults both =
                verification(new ArmScores("a", List.of(one.seeds().get(0), other)));
        assertThat(width(both.averageAccuracy())).isGreaterThan(3 * width(single.averageAccuracy()));
        double lower = verification(new ArmScores("a", List.of(other)))
                .averageAccuracy()
                .value();
        assertThat(both.averageAccuracy().value())
                .isCloseTo((single.averageAccuracy().value() + lower) / 2, within(1e-12));
        assertThat(both.groups().get(0).roc()).hasSizeBetween(3, 200);
    }

    private static double width(Estimate e) {
        return e.high() - e.low();
    }

    @Test
    void relabelledGroupsPermuteTheRows() {
        Map<String, String> names = Map.of("light", "x", "medium", "y", "dark", "z");
        SplitPairs test = made.protocol().test();
        List<VerificationPair> pairs = test.pairs().pairs().stream()
                .map(p -> new VerificationPair(p.a(), p.b(), p.genuine(), p.fold(), names.getOrDefault(p.group(), "")))
                .toList();
        SplitPairs renamed = new SplitPairs(test.images(), new PairSet(pairs, 10, 1, "renamed"));
        ArmScores arm = made.arm("a", BIASED, 3, 1);
        VerificationResults before = verification(arm);
        VerificationResults after = verification(
                List.of("z", "x", "y"),
                new VerificationProtocol(renamed, made.protocol().calibration()),
                arm);
        assertThat(after.groups()).extracting(GroupVerification::group).containsExactly("z", "x", "y");
        for (GroupVerification row : before.groups()) {
            GroupVerification same = after.groups().stream()
                    .filter(r -> r.group().equals(names.get(row.group())))
                    .findFirst()
                    .orElseThrow();
            assertThat(same.accuracy().value()).isEqualTo(row.accuracy().value());
            assertThat(same.fnmr()).isEqualTo(row.fnmr());
            assertThat(same.auc()).isEqualTo(row.auc());
            assertThat(same.roc()).isEqualTo(row.roc());
        }
        assertThat(after.accuracyGap().value()).isEqualTo(before.accuracyGap().value());
        assertThat(after.standardDeviation()).isCloseTo(before.standardDeviation(), within(1e-15));
    }

    @Test
    void shiftedScoresGiveTheSameResults() {
        ArmScores arm = made.arm("a", BIASED, 3, 1);
        SeedScores first = arm.seeds().get(0);
        // rounded so that the shift is exact
        double[] test = Arrays.stream(first.testScores())
                .map(v -> Math.rint(v * 1024) / 1024)
                .toArray();
        double[] calibration = Arrays.stream(first.calibrationScores())
                .map(v -> Math.rint(v * 1024) / 1024)
                .toArray();
        VerificationResults plain = verification(new ArmScores("a", List.of(new SeedScores(1, test, calibration))));
        VerificationResults shifted = verification(new ArmScores(
                "a",
                List.of(new SeedScores(
                        1,
                        Arrays.stream(test).map(v -> v + 8).toArray(),
                        Arrays.stream(calibration).map(v -> v + 8).toArray()))));
        assertThat(shifted.groups()).isEqualTo(plain.groups());
        assertThat(shifted.averageAccuracy()).isEqualTo(plain.averageAccuracy());
        assertThat(shifted.threshold().value()).isEqualTo(plain.threshold().value() + 8);
    }

    @Test
    void failuresAreCountedAndLeftOut() {
        ArmScores arm = made.arm("a", BIASED, 3, 1);
        double[] scores = arm.seeds().get(0).testScores().clone();
        scores[0] = Double.NaN;
        scores[1] = Double.NaN;
        ArmScores failing = new ArmScores(
                "a", List.of(new SeedScores(1, scores, arm.seeds().get(0).calibrationScores())));
        GroupVerification row = verification(failing).groups().get(0);
        assertThat(row.counts().failures()).isEqualTo(2);
        assertThat(row.genuine()).isEqualTo(400);
        assertThat(row.accuracy().n()).isEqualTo(798);
        assertThat(new SuiteEvaluator(SETTINGS)
                        .evaluate(made.suite(List.of(failing)))
                        .warnings())
                .anyMatch(w -> w.contains("a: 2 of 2400 pairs gave no score"));
    }

    @Test
    void degenerateSuitesSayWhy() {
        // one group, and a second one that has no pairs
        SyntheticSuite one = new SyntheticSuite(List.of("light"), 30, 3, 60, 1);
        VerificationResults results =
                verification(List.of("light", "empty"), one.protocol(), one.arm("a", BIASED, 3, 1));
        assertThat(results.accuracyGap().value().status()).isEqualTo(Estimate.Status.UNDEFINED);
        assertThat(results.groups().get(1).accuracy().status()).isEqualTo(Estimate.Status.UNDEFINED);
        assertThat(results.worstGroup().group()).isEqualTo("light");

        // no impostor pairs anywhere
        List<VerificationPair> genuine = one.protocol().test().pairs().pairs().stream()
                .filter(VerificationPair::genuine)
                .toList();
        SplitPairs only = new SplitPairs(one.protocol().test().images(), new PairSet(genuine, 10, 1, "genuine"));
        double[] scores = new double[60];
        VerificationResults none = verification(
                List.of("light"),
                new VerificationProtocol(only, only),
                new ArmScores("a", List.of(new SeedScores(1, scores, scores))));
        GroupVerification row = none.groups().get(0);
        assertThat(List.of(row.accuracy(), row.auc(), row.eer(), row.fmr(), row.fnmr()))
                .extracting(Estimate::status)
                .containsOnly(Estimate.Status.UNDEFINED);
        assertThat(none.averageAccuracy().status()).isEqualTo(Estimate.Status.UNDEFINED);
        assertThat(none.threshold().value()).isNaN();

        // too few
        SyntheticSuite small = new SyntheticSuite(List.of("light"), 20, 2, 20, 1);
        assertThat(verification(List.of("light"), small.protocol(), small.arm("a", BIASED, 3, 1))
                        .groups()
                        .get(0)
                        .accuracy())
                .isEqualTo(Estimate.tooFew(20, 30, "rate"));
    }

    @Test
    void equalScoresAreChance() {
        int n = made.protocol().test().pairs().size();
        VerificationResults results =
                verification(new ArmScores("a", List.of(new SeedScores(1, new double[n], new double[n]))));
        GroupVerification row = results.groups().get(0);
        assertThat(row.accuracy().value()).isEqualTo(.5);
        assertThat(row.auc().value()).isEqualTo(.5);
        assertThat(row.fnmr().value()).isEqualTo(1);
        assertThat(row.fnmr().low()).isBetween(.9, .999);
        assertThat(results.accuracyGap().permutationP()).isEqualTo(1);
    }

    @Test
    void perfectScoresAreNotCertain() {
        VerificationResults results =
                verification(made.arm("a", Map.of("light", 40.0, "medium", 40.0, "dark", 40.0), 3, 1));
        for (GroupVerification row : results.groups()) {
            assertThat(row.accuracy().value()).isEqualTo(1);
            assertThat(row.accuracy().low()).isBetween(.97, .999);
            assertThat(row.auc().low()).isLessThan(1);
            assertThat(row.eer().high()).isPositive();
        }
    }

    @Test
    void resultsAreRepeatableAndSurviveJson(@TempDir Path dir) {
        List<ArmScores> arms = List.of(
                made.arm("biased", BIASED, 3, 1, 2),
                made.arm("balanced", FAIR, 3, 1, 2),
                made.arm("plain", BIASED, 3, 1));
        SuiteResults results = new SuiteEvaluator(SETTINGS).evaluate(made.suite(arms));
        assertThat(Json.canonical(new SuiteEvaluator(SETTINGS).evaluate(made.suite(arms))))
                .isEqualTo(Json.canonical(results));
        Path file = dir.resolve("results.json");
        Json.write(file, results);
        SuiteResults read = SuiteResults.read(file);
        assertThat(Json.canonical(read)).isEqualTo(Json.canonical(results));
        SuiteVerification verified = SyntheticSuite.verified(results);
        assertThat(SyntheticSuite.verified(read).scores()).isEqualTo(verified.scores());
        assertThat(read.arms()).isEqualTo(results.arms());
        assertThat(SyntheticSuite.verified(read)).isEqualTo(verified);
        assertThat(verified.comparisons()).extracting(Comparison::candidate).containsExactly("balanced", "plain");
        assertThat(results.conclusion().sentences()).hasSize(6);
        assertThat(results.warnings()).anyMatch(w -> w.contains("'plain' has one training seed"));
        assertThat(results.warnings()).anyMatch(w -> w.contains("are not adjusted for their number"));
        assertThat(results.protocol()).isEqualTo(SyntheticSuite.description());
        assertThat(verified.scores().protocol().resampling().replicates()).isEqualTo(400);
    }

    @Test
    void wrongInputIsRefused() {
        ArmScores arm = made.arm("a", BIASED, 3, 1);
        SuiteEvaluator evaluator = new SuiteEvaluator(SETTINGS);
        assertThatThrownBy(() -> evaluator.evaluate(made.suite(List.of(arm, arm))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("Two arms");
        ArmScores shortScores = new ArmScores("b", List.of(new SeedScores(1, new double[3], new double[3])));
        assertThatThrownBy(() -> evaluator.evaluate(made.suite(List.of(shortScores))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("do not fit");
        assertThatThrownBy(() -> verification(List.of("light"), made.protocol(), made.arm("a", BIASED, 3, 1)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("'medium'");
    }

    /** By default the baseline's smaller groups less its largest: weights, value, interval and p belong together. */
    @Test
    void theContrastIsThatOfTheBaselinesSmallerGroups() {
        Composition composition = new Composition(
                100, 800, Map.of("tone", Map.of("light", 70L, "medium", 20L, "dark", 10L)), Map.of(), Map.of());
        SuiteResults results = new SuiteEvaluator(SETTINGS)
                .evaluate(made.suite(
                        List.of(made.arm("biased", BIASED, 3, 1, 2, 3), made.arm("balanced", FAIR, 3, 1, 2, 3)),
                        SyntheticSuite.GROUPS,
                        composition));
        SuiteVerification verified = SyntheticSuite.verified(results);
        Comparison comparison = verified.comparisons().get(0);
        ContrastChange contrast = Objects.requireNonNull(comparison.contrast());
        assertThat(contrast.contrast()).isEqualTo(new Contrast(List.of("medium", "dark"), List.of("light")));
        ToDoubleFunction<String> change = group -> comparison.accuracy().stream()
                .filter(d -> d.group().equals(group))
                .findFirst()
                .orElseThrow()
                .difference()
                .value();
        assertThat(contrast.difference().value())
                .isCloseTo(
                        (change.applyAsDouble("medium") + change.applyAsDouble("dark")) / 2
                                - change.applyAsDouble("light"),
                        within(1e-12));
        assertThat(contrast.difference().low()).isPositive();
        assertThat(contrast.p()).isLessThan(.05);
        assertThat(Objects.requireNonNull(comparison.fnmrContrast())
                        .difference()
                        .high())
                .isNegative();
        assertThat(results.conclusion().headline())
                .contains("medium and dark less that of light rose by")
                .contains("0.006");
        assertThat(verified.scores().measurements())
                .filteredOn(m -> m.metric().startsWith("contrast "))
                .hasSize(2);
        assertThat(verified.scores().protocol().facts()).containsEntry("contrast", "medium, dark less light");

        Comparison none = compare(BIASED, BIASED, 1);
        assertThat(none.contrast()).as("sizes of groups are not known").isNull();
        SuiteInput alike = made.suite(
                List.of(made.arm("biased", BIASED, 4, 1), made.arm("same", BIASED, 4, 1)),
                SyntheticSuite.GROUPS,
                composition);
        ContrastChange equal =
                Objects.requireNonNull(SyntheticSuite.verified(new SuiteEvaluator(SETTINGS).evaluate(alike))
                        .comparisons()
                        .get(0)
                        .contrast());
        assertThat(equal.difference().low() <= 0 && equal.difference().high() >= 0)
                .isEqualTo(equal.p() > .05);
    }

    @Test
    void contrastsOfUnknownGroupsAreRefused() {
        ScoreSpec wrong = SETTINGS.withContrast(new Contrast(List.of("drak"), List.of("light")));
        ArmScores arm = made.arm("a", BIASED, 3, 1);
        assertThatThrownBy(() ->
                        new SuiteEvaluator(wrong).scores(made.protocol(), SyntheticSuite.GROUPS, "a", List.of(arm)))
                .hasMessageContaining("'drak'")
                .hasMessageContaining("'dark'");
        assertThatThrownBy(() -> new Contrast(List.of("dark"), List.of("dark")))
                .hasMessage("minus: 'dark' is among plus too");
    }

    @Test
    void weakModelsAreNamed() {
        Map<String, Double> weak = Map.of("light", 3.2, "medium", 3.2, "dark", .5);
        SuiteResults results = new SuiteEvaluator(SETTINGS)
                .evaluate(made.suite(List.of(made.arm("a", weak, 3, 1), made.arm("b", FAIR, 3, 1))));
        assertThat(results.conclusion().sentences().get(0))
                .startsWith("Weak models")
                .containsPattern("\\(a dark \\d+ %; n = 400 or more\\)");
        SuiteResults strong = new SuiteEvaluator(SETTINGS)
                .evaluate(made.suite(List.of(made.arm("a", FAIR, 3, 1), made.arm("b", FAIR, 4, 1))));
        assertThat(strong.conclusion().sentences()).noneMatch(sentence -> sentence.startsWith("Weak"));
    }

    /** The file that a suite writes, read as anybody's score file, gives the suite's figures digit for digit. */
    @ParameterizedTest
    @CsvSource({"1, 400", "3, 400", "3, 0"})
    void scoreFilesGiveTheSameResults(int seeds, int pairsOfAKind, @TempDir Path dir) throws IOException {
        SyntheticSuite made =
                new SyntheticSuite(60, pairsOfAKind == SyntheticSuite.EVERY_PAIR ? 2 : 5, pairsOfAKind, 1);
        ScoreSpec contrasted = SETTINGS.withContrast(new Contrast(List.of("dark", "medium"), List.of("light")));
        long[] all = IntStream.rangeClosed(1, seeds).asLongStream().toArray();
        List<ArmScores> arms =
                List.of(made.arm("biased", BIASED, 3, all), made.arm("balanced, \"fair\"", FAIR, 3, all));
        arms.get(0).seeds().get(0).testScores()[5] = Double.NaN;
        ScoreResults suite =
                new SuiteEvaluator(contrasted).scores(made.protocol(), SyntheticSuite.GROUPS, "biased", arms);
        SplitScores test = new SplitScores("test", made.protocol().test(), arms, SeedScores::testScores);
        SplitScores calibration =
                new SplitScores("calibration", made.protocol().calibration(), arms, SeedScores::calibrationScores);
        ScoreResults read =
                new ScoreEvaluator(contrasted.withBaseline("biased")).evaluate(read(dir, test), read(dir, calibration));
        assertThat(suite.comparisons()).allSatisfy(c -> assertThat(c.contrast()).isNotNull());
        assertThat(read.systems())
                .extracting(SystemResults::trainingSeeds)
                .isEqualTo(suite.systems().stream()
                        .map(SystemResults::trainingSeeds)
                        .toList());
        assertThat(Json.canonical(read.systems())).isEqualTo(Json.canonical(suite.systems()));
        assertThat(Json.canonical(read.comparisons())).isEqualTo(Json.canonical(suite.comparisons()));
        assertThat(read.conclusion()).isEqualTo(suite.conclusion());
        assertThat(read.data().groups()).isEqualTo(suite.data().groups());
        assertThat(suite.systems().get(0).trainingSeeds()).hasSize(seeds);
    }

    private static ScoreInput read(Path dir, SplitScores scores) throws IOException {
        Path file = dir.resolve(scores.name());
        scores.write(file);
        return new ScoreFiles(ReadingSpec.standard()).read(List.of(ScoreSource.of(file)));
    }

    @Test
    void pairsWithoutIdentitiesAreMeasuredWithAWarning() {
        PairSet pairs = made.protocol().test().pairs();
        int n = pairs.size();
        boolean[] genuine = new boolean[n];
        int[] fold = new int[n];
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            genuine[i] = pairs.pairs().get(i).genuine();
            fold[i] = pairs.pairs().get(i).fold();
            groups.add(pairs.pairs().get(i).group());
        }
        SplitPairs blind = SplitPairs.withoutIdentities(groups, genuine, fold, 10);
        ArmScores arm = made.arm("a", BIASED, 3, 1);
        SuiteInput named = made.suite(List.of(arm));
        SuiteResults results = new SuiteEvaluator(SETTINGS)
                .evaluate(new SuiteInput(
                        "s",
                        "q",
                        "tone",
                        SyntheticSuite.GROUPS,
                        "a",
                        named.arms(),
                        new VerificationInput(
                                new VerificationProtocol(blind, made.protocol().calibration()), List.of(arm)),
                        null,
                        SyntheticSuite.description(),
                        List.of()));
        assertThat(results.warnings()).anyMatch(w -> w.contains("name no identities"));
        Estimate here = SyntheticSuite.verified(results).of("a").groups().get(1).fnmr();
        Estimate there = verification(arm).groups().get(1).fnmr();
        assertThat(here.value()).isCloseTo(there.value(), within(1e-12));
        assertThat(width(here)).isLessThan(width(there));
    }
}
