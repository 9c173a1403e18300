package org.facegap.validation.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The simulations of docs/uncertainty.md, small and with wide margins. */
class CoverageTest {
    private static final int REPETITIONS = 200;

    static Stream<Scenario> scenarios() {
        return Stream.of(
                new IndependentGroups(4, 3000, .05, 200),
                new SharedIdentities(300, 3000, -3.5, .8, false, 200),
                new SharedIdentities(300, 3000, -3.5, .8, true, 200),
                new TwoGroups(300, 2000, -3.5, -2.5, false),
                new TwoSystems(300, 2000, -3.5, -3, true, 200),
                new Areas(300, 600, 2.8, .6),
                new Trainings(300, 600, 3, .1, 0, 0, false, 200),
                new EqualGroups(4, 300, 600, 900, -2.5, .8));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("scenarios")
    void recommendedMethodsKeepTheirPromise(Scenario scenario) {
        for (CoverageRow row : CoverageRow.of(scenario, REPETITIONS, 3)) {
            // three Monte-Carlo standard errors on top of the margin of the whole table
            double slack = 3 * Math.sqrt(.05 * .95 / REPETITIONS);
            assertThat(row.broken(slack))
                    .as("%s: %s achieved %s", scenario.title(), row.method().name(), row.achieved())
                    .isFalse();
        }
    }

    @Test
    void whatIsNotRecommendedFailsVisibly() {
        List<CoverageRow> gap = CoverageRow.of(new IndependentGroups(4, 3000, .05, 200), REPETITIONS, 3);
        assertThat(achieved(gap, IndependentGroups.PERCENTILE)).isZero();
        List<CoverageRow> shared = CoverageRow.of(new SharedIdentities(100, 3000, -3.5, .8, false, 20), REPETITIONS, 3);
        assertThat(achieved(shared, SharedIdentities.INDEPENDENT)).isBetween(.5, .75);
        assertThat(achieved(shared, SharedIdentities.DYADIC)).isGreaterThan(.85);
    }

    private static double achieved(List<CoverageRow> rows, String method) {
        return rows.stream()
                .filter(r -> r.method().name().equals(method))
                .findFirst()
                .orElseThrow()
                .achieved();
    }

    @Test
    void theTrueRateIsTheMeanOfTheLogistic() {
        assertThat(Identities.rate(-3.5, 0)).isCloseTo(1 / (1 + Math.exp(3.5)), within(1e-9));
        assertThat(Identities.rate(0, 1.3)).isCloseTo(.5, within(1e-9));
    }
}
