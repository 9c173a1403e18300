package org.facegap.evaluation.scores.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.core.estimate.Estimate.Status;
import org.facegap.core.json.Json;
import org.facegap.core.results.scores.DifferentialFigure;
import org.facegap.core.results.scores.GroupErrors;
import org.facegap.core.results.scores.PointResults;
import org.facegap.core.results.scores.ScoreResults;
import org.facegap.core.results.scores.SystemResults;
import org.facegap.evaluation.protocol.ImpostorRule;
import org.facegap.evaluation.scores.ScoreTableBuilder;
import org.facegap.evaluation.scores.reading.ScoreInput;
import org.facegap.evaluation.verification.Failures;
import org.junit.jupiter.api.Test;

/** Tables that hold too little, or the same everywhere: a clear state for each, never a crash or a silent zero. */
class DegenerateScoresTest {
    private static PointResults main(ScoreResults results) {
        return results.systems().get(0).points().get(0);
    }

    /** Whatever is in it can be written, has a conclusion, and names what it cannot say. */
    private static ScoreResults told(ScoreResults results) {
        assertThat(Json.canonical(results)).doesNotContain("NaN").doesNotContain("Infinity");
        assertThat(results.conclusion().headline()).isNotBlank();
        assertThat(results.limits()).isNotEmpty();
        return results;
    }

    @Test
    void oneGroupHasRatesAndNoDifferentials() {
        ScoreResults results =
                told(new Scored("s").identities("a", 40, 200, 400, 1, 1).evaluate());
        PointResults point = main(results);
        assertThat(point.groups()).hasSize(1);
        assertThat(point.groups().get(0).falseNonMatch().rate().isOk()).isTrue();
        assertThat(point.differentials())
                .isNotEmpty()
                .allSatisfy(d -> assertThat(d.value().status()).isEqualTo(Status.UNDEFINED));
        assertThat(point.tests()).allSatisfy(t -> assertThat(t.reason()).contains("two groups"));
        assertThat(results.conclusion().sentences()).anyMatch(s -> s.contains("the only group measured"));
    }

    @Test
    void anEmptyGroupIsListedAndUndefined() {
        ScoreResults results = told(new Scored("s")
                .identities("a", 40, 200, 400, 1, 1)
                .identities("b", 40, 200, 400, 1, 2)
                .across(false, "a", "c", "", "", "a1", "c1", 0.5)
                .evaluate());
        GroupErrors empty = main(results).groups().get(2);
        assertThat(empty.group()).isEqualTo("c");
        assertThat(empty.falseMatch().rate().status()).isEqualTo(Status.UNDEFINED);
        assertThat(empty.falseNonMatch().rate().reason()).isEqualTo("no genuine pairs");
        assertThat(empty.falseMatch().trials()).isZero();
        DifferentialFigure gap = Scored.figure(main(results), "max - min FNMR");
        assertThat(gap.groups()).containsExactly("a", "b");
        assertThat(gap.suppressed())
                .anyMatch(s -> s.group().equals("c") && s.reason().equals("no trials"));
    }

    @Test
    void withoutImpostorsThereIsNoThreshold() {
        ScoreResults results = told(new Scored("s")
                .identities("a", 40, 200, 0, 1, 1)
                .identities("b", 40, 200, 0, 1, 2)
                .evaluate());
        PointResults point = main(results);
        assertThat(point.threshold().value()).isNaN();
        assertThat(point.threshold().realisedFmr().status()).isEqualTo(Status.UNDEFINED);
        assertThat(point.groups())
                .allSatisfy(g -> assertThat(g.falseNonMatch().rate().reason()).contains("no impostor pairs"));
        assertThat(results.systems().get(0).groups())
                .allSatisfy(g -> assertThat(g.auc().status()).isEqualTo(Status.UNDEFINED));
        assertThat(results.conclusion().headline()).contains("there are no impostor pairs, so no threshold");
        assertThat(results.conclusion().sentences())
                .anyMatch(s -> s.contains("FNMR of no group could be measured (no impostor pairs to choose"));
    }

    @Test
    void withoutGenuinePairsOnlyFalseMatchesAreMeasured() {
        ScoreResults results = told(new Scored("s")
                .identities("a", 40, 0, 400, 1, 1)
                .identities("b", 40, 0, 400, 1, 2)
                .evaluate());
        GroupErrors group = main(results).groups().get(0);
        assertThat(group.falseMatch().rate().isOk()).isTrue();
        assertThat(group.falseNonMatch().rate().status()).isEqualTo(Status.UNDEFINED);
        assertThat(group.accuracy().status()).isEqualTo(Status.UNDEFINED);
    }

    @Test
    void allScoresEqualAreNeitherErrorsNorSilence() {
        Scored scored = new Scored("s");
        for (int i = 0; i < 60; i++) {
            scored.add(true, i % 2 == 0 ? "a" : "b", "p" + i, "p" + i, 0.5);
            scored.add(false, i % 2 == 0 ? "a" : "b", "p" + i, "p" + (i + 2) % 60, 0.5);
        }
        ScoreResults results = told(scored.evaluate());
        PointResults point = main(results);
        assertThat(point.threshold().realisedFmr().value()).isZero();
        assertThat(point.pooled().falseNonMatch().errors()).isEqualTo(60);
        SystemResults system = results.systems().get(0);
        assertThat(system.groups().get(0).auc().value()).isEqualTo(0.5);
        assertThat(system.groups().get(0).separation().reason()).contains("equal");
        assertThat(Scored.figure(point, "max / min FNMR").value().value()).isEqualTo(1);
        assertThat(Scored.figure(point, "max / min FMR").value().status()).isEqualTo(Status.UNDEFINED);
        assertThat(Scored.figure(point, "max - min FMR").value().reason()).isEqualTo("no group has an error");
        assertThat(results.conclusion().headline())
                .contains("FMR was not compared between groups, because no group has an error");
        assertThat(results.conclusion().sentences())
                .anyMatch(s -> s.contains("FNMR the same in all 2 groups, 100.00 %"))
                .anyMatch(s -> s.contains("FMR the same in all 2 groups, 0.00 %")
                        && s.contains("not compared: no group has an error"))
                .noneMatch(s -> s.contains("only group"));
    }

    @Test
    void withoutAnyErrorNothingIsCompared() {
        Scored scored = new Scored("s");
        for (int i = 0; i < 120; i++) {
            String group = i % 3 == 0 ? "a" : i % 3 == 1 ? "b" : "c";
            scored.add(true, group, "p" + i, "p" + i, 0.9);
            scored.add(false, group, "p" + i, "p" + (i + 3) % 120, 0.1);
        }
        ScoreResults results = told(scored.evaluate());
        assertThat(results.conclusion().headline())
                .isEqualTo("s: nothing was compared between groups, because no group has an error (FNMR);"
                        + " no group has an error (FMR)");
    }

    @Test
    void pairsAcrossGroupsAreCountedAndGenuineOnesNamedAsErrors() {
        ScoreResults results = told(new Scored("s")
                .identities("a", 40, 200, 400, 1, 1)
                .identities("b", 40, 200, 400, 1, 2)
                .across(false, "a", "b", "", "", "a1", "b1", 0.5)
                .across(true, "a", "b", "", "", "a1", "a1", 0.5)
                .across(true, "b", "a", "", "", "a2", "a2", 0.5)
                .evaluate());
        assertThat(results.warnings())
                .anyMatch(w -> w.contains("3 of 1203 pairs have sides of different groups (2 genuine, 1 impostor)")
                        && w.contains("the 2 genuine pairs are errors of labels, identities or groups"));
        ScoreResults impostors = new Scored("s")
                .identities("a", 40, 200, 400, 1, 1)
                .identities("b", 40, 200, 400, 1, 2)
                .across(false, "a", "b", "", "", "a1", "b1", 0.5)
                .evaluate();
        assertThat(impostors.warnings())
                .anyMatch(w -> w.contains("(0 genuine, 1 impostor)"))
                .noneMatch(w -> w.contains("errors of labels"));
    }

    @Test
    void nanEverywhereIsFailure() {
        Scored scored = new Scored("s");
        for (int i = 0; i < 60; i++) {
            scored.add(i % 3 == 0, i % 2 == 0 ? "a" : "b", "p" + i, "p" + (i % 3 == 0 ? i : (i + 2) % 60), Double.NaN);
        }
        ScoreResults results = told(scored.evaluate());
        var all = results.systems().get(0).groups().get(2);
        assertThat(all.failedGenuine()).isEqualTo(20);
        assertThat(all.failedImpostor()).isEqualTo(40);
        assertThat(all.genuine()).isZero();
        assertThat(results.warnings()).anyMatch(w -> w.contains("60 of 60 pairs gave no score"));
        ScoreResults counted = told(scored.evaluate(Scored.settings(
                List.of(0.1), Map.of(), ThresholdRule.POOLED, ImpostorRule.SAME_GROUP, Failures.NONMATCH, 0, 5)));
        assertThat(main(counted).pooled().falseNonMatch().errors()).isEqualTo(20);
        assertThat(main(counted).pooled().falseMatch().errors()).isZero();
    }

    @Test
    void oneIdentityIsTooFewToResample() {
        Scored scored = new Scored("s");
        for (int i = 0; i < 50; i++) {
            scored.add(true, "a", "p", "p", i / 50.0);
        }
        scored.identities("b", 40, 200, 400, 1, 2);
        ScoreResults results = told(scored.evaluate());
        GroupErrors one = main(results).groups().get(0);
        assertThat(one.falseNonMatch().trials()).isEqualTo(50);
        assertThat(one.falseNonMatch().effective()).isLessThanOrEqualTo(1);
        assertThat(one.falseNonMatch().rate().high()
                        - one.falseNonMatch().rate().low())
                .isGreaterThan(0.5);
    }

    @Test
    void fewPairsAreTooFewAndSaySo() {
        ScoreResults results = told(new Scored("s")
                .identities("a", 8, 10, 20, 1, 1)
                .identities("b", 8, 10, 20, 1, 2)
                .evaluate());
        GroupErrors group = main(results).groups().get(0);
        assertThat(group.falseNonMatch().rate().status()).isEqualTo(Status.TOO_FEW);
        assertThat(group.falseNonMatch().rate().needed()).isEqualTo(30);
        assertThat(group.falseNonMatch().trials()).isEqualTo(10);
        assertThat(Scored.figure(main(results), "max - min FNMR").value().status())
                .isEqualTo(Status.TOO_FEW);
    }

    @Test
    void noPairAtAllIsNoCrash() {
        ScoreResults results = told(new Scored("s").evaluate());
        assertThat(results.data().groups()).isEmpty();
        assertThat(main(results).pooled().falseMatch().rate().status()).isEqualTo(Status.UNDEFINED);
    }

    @Test
    void aMillionGroupsAreCountedAndNotListed() {
        int groups = 1_000_000;
        ScoreTableBuilder builder = new ScoreTableBuilder(List.of("s"), false, false);
        int sex = builder.sexes().number("");
        double[] score = new double[1];
        for (int g = 0; g < groups; g++) {
            int group = builder.groups().number("g" + g);
            score[0] = g % 7;
            builder.add(g % 2 == 0, builder.cell(group, group, sex, sex), -1, -1, -1, score);
        }
        int large = builder.groups().number("large");
        for (int i = 0; i < 200; i++) {
            score[0] = i % 2 == 0 ? 5 + i : i;
            builder.add(i % 2 == 0, builder.cell(large, large, sex, sex), -1, -1, -1, score);
        }
        ScoreInput input = new ScoreInput(builder.build(new boolean[1], new boolean[1]), List.of(), 0, List.of());
        ScoreResults results = told(new ScoreEvaluator(Scored.quick()).evaluate(input, null));
        assertThat(results.data().groups()).hasSize(1);
        assertThat(results.data().excluded())
                .anyMatch(e -> e.count() == groups && e.reason().contains("1000000 groups with fewer than 30"));
    }

    @Test
    void manyLargeGroupsAreRefusedWithASentence() {
        Scored scored = new Scored("s").withoutIdentities();
        for (int g = 0; g < GroupRows.MOST + 1; g++) {
            for (int i = 0; i < 30; i++) {
                scored.add(true, "g" + g, "", "", i);
            }
        }
        assertThatThrownBy(scored::evaluate).isInstanceOf(UserError.class).hasMessageContaining("--group");
    }

    @Test
    void twoSystemsThatFailOnDifferentPairsAreComparedOnTheRest() {
        Scored scored = new Scored("x", "y");
        for (int i = 0; i < 400; i++) {
            String who = "p" + i % 50;
            String other = "p" + (i + 7) % 50;
            double high = 1 + (i * 37 % 100) / 100.0;
            double low = (i * 53 % 100) / 100.0;
            scored.add(true, i % 2 == 0 ? "a" : "b", who, who, i < 10 ? Double.NaN : high, high - 0.4);
            scored.add(false, i % 2 == 0 ? "a" : "b", who, other, low, i >= 390 ? Double.NaN : low + 0.1);
        }
        ScoreResults results = told(scored.evaluate());
        var change = results.comparisons().get(0).groups().get(0);
        assertThat(change.falseNonMatch().n()).isEqualTo(195);
        assertThat(change.falseMatch().n()).isEqualTo(195);
    }

    @Test
    void aGroupWithOneKindOfPairsHasNoErrorRateBesideOthers() {
        ScoreResults results = told(new Scored("s")
                .identities("a", 40, 200, 400, 1, 1)
                .identities("b", 40, 200, 400, 1, 2)
                .identities("c", 40, 0, 400, 1, 3)
                .evaluate());
        DifferentialFigure spread = Scored.figure(main(results), "STD (ddof 0) error");
        assertThat(spread.groups()).containsExactly("a", "b");
        assertThat(spread.suppressed())
                .anyMatch(s -> s.group().equals("c") && s.reason().equals("not both genuine and impostor pairs"));
    }

    @Test
    void whereNoThresholdCouldBeChosenAllGroupsSayWhy() {
        PointResults point = main(told(new Scored("s")
                .identities("a", 40, 200, 0, 1, 1)
                .identities("b", 40, 200, 0, 1, 2)
                .evaluate()));
        assertThat(point.pooled().falseNonMatch().rate().reason())
                .contains("no impostor pairs to choose the threshold");
        assertThat(point.pooled().accuracy().reason()).contains("no impostor pairs to choose the threshold");
    }

    @Test
    void aGroupCalledWhatStandsForSeveralIsAnError() {
        for (String name : List.of("all groups", "between groups")) {
            Scored scored = new Scored("s").identities("a", 40, 200, 400, 1, 1).identities(name, 40, 200, 400, 1, 2);
            assertThatThrownBy(scored::evaluate)
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("A group is called '" + name + "'");
        }
    }
}
