package org.facegap.evaluation.scores.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.facegap.core.UserError;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.json.Json;
import org.facegap.core.results.scores.CrossGroupRate;
import org.facegap.core.results.scores.GroupChange;
import org.facegap.core.results.scores.GroupErrors;
import org.facegap.core.results.scores.PointResults;
import org.facegap.core.results.scores.ScoreResults;
import org.facegap.core.results.scores.SystemComparison;
import org.facegap.core.statistics.Interval;
import org.facegap.core.words.WordOrder;
import org.facegap.evaluation.protocol.ImpostorRule;
import org.facegap.evaluation.scores.ScoreColumn;
import org.facegap.evaluation.scores.ScoreTable;
import org.facegap.evaluation.scores.reading.ReadingSpec;
import org.facegap.evaluation.scores.reading.ScoreFiles;
import org.facegap.evaluation.scores.reading.ScoreInput;
import org.facegap.evaluation.scores.reading.ScoreSource;
import org.facegap.evaluation.uncertainty.ClusteredRate;
import org.facegap.evaluation.uncertainty.IdentityPairs;
import org.facegap.evaluation.verification.Failures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreEvaluatorTest {
    @TempDir
    private Path folder;

    private static final List<String> GROUPS = List.of("a", "b", "c");

    private static Scored three() {
        return new Scored("s")
                .identities("a", 60, 400, 1500, 0.9, 1)
                .identities("b", 60, 400, 1500, 0.7, 2)
                .identities("c", 60, 300, 1200, 0.8, 3);
    }

    private static PointResults main(ScoreResults results) {
        return results.systems().get(0).points().get(0);
    }

    private static ScoreSpec with(ThresholdRule rule, ImpostorRule impostors) {
        return Scored.settings(List.of(0.1), Map.of(), rule, impostors, Failures.EXCLUDE, 0, 30);
    }

    /** Errors of a group by plain counting. */
    private static long count(ScoreTable table, String group, boolean genuine, double threshold) {
        ScoreColumn system = table.systems().get(0);
        long errors = 0;
        for (int row = 0; row < table.size(); row++) {
            int cell = table.cell(row);
            boolean own = table.cells().sameGroup(cell)
                    && table.groups().name(table.cells().probeGroup(cell)).equals(group);
            if (own && table.genuine(row) == genuine && (system.at(row) >= threshold) != genuine) {
                errors++;
            }
        }
        return errors;
    }

    @Test
    void errorsAreThoseOfPlainCounting() {
        Scored scored = three();
        ScoreTable table = scored.table();
        ScoreResults results = scored.evaluate();
        for (PointResults point : results.systems().get(0).points()) {
            double t = point.threshold().value();
            long falseMatches = 0;
            for (GroupErrors g : point.groups()) {
                assertThat(g.falseNonMatch().errors()).isEqualTo(count(table, g.group(), true, t));
                assertThat(g.falseMatch().errors()).isEqualTo(count(table, g.group(), false, t));
                assertThat(g.falseMatch().rate().value())
                        .isEqualTo(g.falseMatch().errors()
                                / (double) g.falseMatch().trials());
                falseMatches += g.falseMatch().errors();
            }
            assertThat(point.pooled().falseMatch().errors()).isEqualTo(falseMatches);
            assertThat(falseMatches / 4200.0)
                    .isLessThanOrEqualTo(point.threshold().target());
            assertThat((falseMatches + 1) / 4200.0)
                    .isGreaterThan(point.threshold().target());
        }
    }

    @Test
    void intervalsAreThoseOfThePairsThemselves() {
        Scored scored = three();
        ScoreTable table = scored.table();
        // at a given threshold: one that is chosen has an error of its own
        PointResults point = main(scored.evaluate(Scored.settings(
                List.of(0.1),
                Map.of("s", 1.3),
                ThresholdRule.POOLED,
                ImpostorRule.SAME_GROUP,
                Failures.EXCLUDE,
                0,
                30)));
        GroupErrors b = point.groups().get(1);
        for (boolean genuine : new boolean[] {true, false}) {
            int[] rows = IntStream.range(0, table.size())
                    .filter(r -> table.genuine(r) == genuine
                            && table.groups()
                                    .name(table.cells().probeGroup(table.cell(r)))
                                    .equals("b"))
                    .toArray();
            double[] wrong = new double[rows.length];
            int[] first = new int[rows.length];
            int[] second = new int[rows.length];
            for (int i = 0; i < rows.length; i++) {
                boolean accepted =
                        table.systems().get(0).at(rows[i]) >= point.threshold().value();
                wrong[i] = accepted == genuine ? 0 : 1;
                first[i] = table.probe(rows[i]);
                second[i] = table.reference(rows[i]);
            }
            ClusteredRate rate = ClusteredRate.of(IdentityPairs.of(first, second), wrong);
            Interval interval = rate.interval(0.95);
            Estimate shown = genuine ? b.falseNonMatch().rate() : b.falseMatch().rate();
            assertThat(shown.low()).isCloseTo(interval.low(), within(1e-9));
            assertThat(shown.high()).isCloseTo(interval.high(), within(1e-9));
        }
    }

    @Test
    void resampledAndAnalyticIntervalsAreAlike() {
        for (GroupErrors g : main(three().evaluate()).groups()) {
            Estimate shown = g.falseNonMatch().rate();
            Estimate moved = g.falseNonMatch().resampled();
            assertThat(moved.high() - moved.low())
                    .isCloseTo(shown.high() - shown.low(), within(0.4 * (shown.high() - shown.low())));
            assertThat(g.falseNonMatch().effective())
                    .isLessThanOrEqualTo(g.falseNonMatch().trials());
        }
    }

    @Test
    void theWorstGroupMeetsTheTarget() {
        PointResults pooled = main(three().evaluate(with(ThresholdRule.POOLED, ImpostorRule.SAME_GROUP)));
        PointResults worst = main(three().evaluate(with(ThresholdRule.WORST_GROUP, ImpostorRule.SAME_GROUP)));
        assertThat(worst.groups())
                .allSatisfy(g -> assertThat(g.falseMatch().rate().value()).isLessThanOrEqualTo(0.1));
        assertThat(worst.groups()).anyMatch(g -> g.falseMatch().rate().value() > 0.097);
        assertThat(worst.threshold().value())
                .isGreaterThanOrEqualTo(pooled.threshold().value());
        assertThat(worst.threshold().rule()).contains("worst group");
    }

    @Test
    void aGivenThresholdIsTheMainPoint() {
        ScoreResults results = three().evaluate(Scored.settings(
                List.of(0.1),
                Map.of("s", 1.25),
                ThresholdRule.POOLED,
                ImpostorRule.SAME_GROUP,
                Failures.EXCLUDE,
                0,
                30));
        assertThat(main(results).threshold().value()).isEqualTo(1.25);
        assertThat(main(results).name()).isEqualTo("threshold 1.25");
        assertThat(main(results).differential("MAPE")).isNull();
        assertThat(results.systems().get(0).points().get(1).differential("MAPE"))
                .isNotNull();
    }

    @Test
    void pairsAcrossGroupsHaveCellsOfTheirOwn() {
        Scored scored = three();
        for (int i = 0; i < 100; i++) {
            scored.across(false, "a", "b", "", "", "a" + i % 60, "b" + i % 59, 5);
            scored.across(false, "b", "a", "", "", "b" + i % 59, "a" + (i + 1) % 60, -5);
        }
        scored.across(true, "a", "c", "", "", "a1", "a1", 1);
        ScoreResults own = scored.evaluate(with(ThresholdRule.POOLED, ImpostorRule.SAME_GROUP));
        assertThat(main(own).groups())
                .isEqualTo(main(three().evaluate(with(ThresholdRule.POOLED, ImpostorRule.SAME_GROUP)))
                        .groups());
        CrossGroupRate cell = own.systems().get(0).crossGroup().stream()
                .filter(c -> c.first().equals("a") && c.second().equals("b"))
                .findFirst()
                .orElseThrow();
        assertThat(cell.trials()).isEqualTo(200);
        assertThat(cell.falseMatches()).isEqualTo(100);
        assertThat(own.data().excluded())
                .anyMatch(e -> e.count() == 200 && e.reason().contains("cross-group table alone"))
                .anyMatch(e -> e.count() == 1 && e.reason().contains("genuine"));
        ScoreResults all = scored.evaluate(with(ThresholdRule.POOLED, ImpostorRule.ALL));
        assertThat(main(all).threshold().value())
                .isGreaterThan(main(own).threshold().value());
        assertThat(main(all).threshold().realisedFmr().n()).isEqualTo(4400);
        assertThat(main(all).pooled().falseMatch().trials()).isEqualTo(4200);
    }

    @Test
    void impostorsOfTwoSexesMayBeLeftOut() {
        Scored scored = new Scored("s");
        for (int i = 0; i < 200; i++) {
            String group = i % 2 == 0 ? "a" : "b";
            String who = group + i / 2 % 20;
            scored.across(true, group, group, "f", "f", who, who, 1 + i / 200.0);
            scored.across(false, group, group, "f", i % 4 < 2 ? "f" : "m", who, group + (i / 2 + 1) % 20, i / 200.0);
        }
        assertThat(main(scored.evaluate(with(ThresholdRule.POOLED, ImpostorRule.SAME_GROUP)))
                        .pooled()
                        .falseMatch()
                        .trials())
                .isEqualTo(200);
        ScoreResults strict = scored.evaluate(with(ThresholdRule.POOLED, ImpostorRule.SAME_GROUP_AND_SEX));
        assertThat(main(strict).pooled().falseMatch().trials()).isEqualTo(100);
        assertThat(strict.data().excluded())
                .anyMatch(e -> e.count() == 100 && e.reason().contains("two sexes"));
    }

    @Test
    void renamingGroupsRenamesRowsAndNothingElse() {
        Scored renamed = new Scored("s")
                .identities("z", 60, 400, 1500, 0.9, 1)
                .identities("y", 60, 400, 1500, 0.7, 2)
                .identities("x", 60, 300, 1200, 0.8, 3);
        List<GroupErrors> before = main(three().evaluate()).groups();
        List<GroupErrors> after = main(renamed.evaluate()).groups();
        for (int g = 0; g < 3; g++) {
            assertThat(after.get(2 - g).group())
                    .isEqualTo(List.of("z", "y", "x").get(g));
            assertThat(after.get(2 - g).falseMatch().rate())
                    .isEqualTo(before.get(g).falseMatch().rate());
            assertThat(after.get(2 - g).falseNonMatch().errors())
                    .isEqualTo(before.get(g).falseNonMatch().errors());
        }
        for (String name : List.of("max - min FNMR", "FPD", "FND", "GARBE", "IR")) {
            assertThat(Scored.figure(main(renamed.evaluate()), name).value().value())
                    .isCloseTo(
                            Scored.figure(main(three().evaluate()), name)
                                    .value()
                                    .value(),
                            within(1e-12));
        }
    }

    @Test
    void theSameSeedGivesTheSameBytes() {
        assertThat(Json.canonical(three().evaluate())).isEqualTo(Json.canonical(three().evaluate()));
    }

    @Test
    void thresholdsMayComeFromOtherPairs() {
        Scored calibration =
                new Scored("s").identities("a", 60, 100, 3000, 0.9, 9).identities("b", 60, 100, 3000, 0.7, 8);
        ScoreResults results = new ScoreEvaluator(Scored.quick()).evaluate(three().input(), calibration.input());
        assertThat(main(results).threshold().value())
                .isEqualTo(main(calibration.evaluate()).threshold().value());
        assertThat(main(results).threshold().rule()).contains("other pairs");
        assertThat(results.limits()).noneMatch(l -> l.contains("on the pairs that are reported"));
        assertThatThrownBy(() -> new ScoreEvaluator(Scored.quick())
                        .evaluate(
                                three().input(),
                                new Scored("t").identities("a", 9, 9, 9, 1, 1).input()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no system 's'");
    }

    @Test
    void foldsAreFoundByTheOrderOfThePairs() {
        Scored scored = new Scored("s").withoutIdentities();
        for (int g = 0; g < 2; g++) {
            for (int fold = 0; fold < 5; fold++) {
                for (int i = 0; i < 40; i++) {
                    scored.add(i < 20, GROUPS.get(g), "", "", (i < 20 ? 1 : 0) + (i * 7 % 20) / 15.0);
                }
            }
        }
        ScoreResults results = scored.evaluate();
        assertThat(results.data().folds()).isEqualTo(5);
        assertThat(results.data().foldRule()).contains("order of the pairs");
        List<PointResults> points = results.systems().get(0).points();
        PointResults folds = points.get(points.size() - 1);
        assertThat(folds.global()).isFalse();
        assertThat(folds.groups()).allSatisfy(g -> assertThat(g.accuracy().n()).isEqualTo(200));
        assertThat(folds.differentials())
                .allMatch(d -> d.name().endsWith("error") || d.name().equals("SER"));
        assertThat(three().evaluate().data().folds()).isZero();
        ScoreResults cut = three().evaluate(Scored.settings(
                List.of(0.1), Map.of(), ThresholdRule.POOLED, ImpostorRule.SAME_GROUP, Failures.EXCLUDE, 4, 30));
        assertThat(cut.data().folds()).isEqualTo(4);
    }

    @Test
    void aSystemDoesNotDifferFromItself() {
        Scored scored = new Scored("x", "y");
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            rows.add(new double[] {(i * 31 % 97) / 97.0, 0});
        }
        for (int i = 0; i < 600; i++) {
            double v = rows.get(i)[0] + (i % 2 == 0 ? 0.5 : 0);
            String group = i < 300 ? "a" : "b";
            String who = group + i % 30;
            scored.add(i % 2 == 0, group, who, i % 2 == 0 ? who : group + (i + 1) % 30, v, v);
        }
        ScoreResults results = scored.evaluate();
        SystemComparison comparison = results.comparisons().get(0);
        assertThat(comparison.baseline()).isEqualTo("x");
        for (GroupChange g : comparison.groups()) {
            assertThat(g.accuracy().value()).isZero();
            assertThat(g.accuracy().low()).isNegative();
            assertThat(g.accuracy().high()).isPositive();
            assertThat(g.mcnemarP()).isEqualTo(1);
        }
        assertThat(comparison.differentials())
                .allSatisfy(d -> assertThat(d.difference().value()).isZero());
        assertThat(comparison.sentence()).contains("No group's accuracy is shown to differ");
        assertThat(results.conclusion().headline()).contains("no difference is shown");
    }

    @Test
    void aBetterSystemIsCalledSo() {
        Scored scored = new Scored("weak", "strong");
        for (String group : List.of("a", "b")) {
            for (int i = 0; i < 800; i++) {
                boolean genuine = i % 2 == 0;
                String who = group + i % 100;
                double noise = (i * 7919 % 1000) / 1000.0;
                scored.add(
                        genuine,
                        group,
                        who,
                        genuine ? who : group + (i + 3) % 100,
                        noise + (genuine ? 0.3 : 0),
                        noise + (genuine ? 0.9 : 0));
            }
        }
        SystemComparison comparison = scored.evaluate().comparisons().get(0);
        assertThat(comparison.groups())
                .allSatisfy(g -> assertThat(g.accuracy().low()).isPositive());
        assertThat(comparison.sentence()).contains("More accurate on a +").contains("b +");
    }

    @Test
    void scoresTheWrongWayRoundAreSuspected() {
        Scored scored = new Scored("s");
        for (int i = 0; i < 200; i++) {
            String who = "p" + i % 40;
            scored.add(i % 2 == 0, "a", who, i % 2 == 0 ? who : "p" + (i + 1) % 40, i % 2 == 0 ? -i : i);
        }
        assertThat(scored.evaluate().warnings()).anyMatch(w -> w.contains("--distance"));
    }

    @Test
    void namesOfSystemsMustBeThere() {
        ScoreSpec typo = Scored.settings(
                List.of(0.1), Map.of("t", 1.0), ThresholdRule.POOLED, ImpostorRule.SAME_GROUP, Failures.EXCLUDE, 0, 30);
        assertThatThrownBy(() -> three().evaluate(typo))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("'t'");
    }

    @Test
    void groupsStandInTheOrderIdentitiesExpect() {
        List<String> ages = new ArrayList<>(List.of("more than 70", "10-19", "3-9", "0-2", "20-29"));
        ages.sort(new WordOrder());
        assertThat(ages).containsExactly("0-2", "3-9", "10-19", "20-29", "more than 70");
    }

    @Test
    void foldsOutsideOfWhichOneKindIsMissingAreNotUsed() throws IOException {
        StringBuilder text = new StringBuilder("label,race,fold,score\n");
        for (int i = 0; i < 200; i++) {
            text.append(i % 2)
                    .append(i < 100 ? ",A," : ",B,")
                    .append(i % 2 == 0 ? "train" : "test")
                    .append(",0.")
                    .append(100 + i)
                    .append('\n');
        }
        Path file = Files.writeString(folder.resolve("folds.csv"), text);
        ScoreInput input = new ScoreFiles(ReadingSpec.standard()).read(List.of(ScoreSource.of(file)));
        ScoreResults results = new ScoreEvaluator(Scored.quick()).evaluate(input, null);
        assertThat(results.data().folds()).isZero();
        assertThat(results.warnings())
                .anyMatch(w -> w.contains("outside of the fold 'train' there are no impostor pairs"));
    }

    @Test
    void aGroupThatTheAccuracyOfAllLeavesOutIsTold() {
        Scored scored = three();
        for (int i = 0; i < 60; i++) {
            scored.add(true, "d", "d" + i, "d" + i, 1.5 + i / 100.0);
        }
        ScoreResults results = scored.evaluate();
        GroupErrors pooled = main(results).pooled();
        long without = main(results).groups().get(3).falseNonMatch().trials();
        assertThat(without).isEqualTo(60);
        assertThat(pooled.accuracy().n())
                .isEqualTo(pooled.falseMatch().trials() + pooled.falseNonMatch().trials() - without);
        assertThat(results.warnings())
                .filteredOn(w -> w.contains("accuracy of all groups together"))
                .singleElement()
                .asString()
                .startsWith(
                        "s: The accuracy of all groups together covers 3 of 4 groups: 'd' has no impostor pairs that"
                                + " were decided (at FMR 10 %, FMR 1 %");
        assertThat(three().evaluate().warnings()).noneMatch(w -> w.contains("together covers"));
    }
}
