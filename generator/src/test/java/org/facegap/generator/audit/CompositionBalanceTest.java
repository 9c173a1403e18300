package org.facegap.generator.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.suite.Balance;
import org.junit.jupiter.api.Test;

class CompositionBalanceTest {
    private static Map<String, Long> counts(Object... pairs) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            counts.put((String) pairs[i], ((Integer) pairs[i + 1]).longValue());
        }
        return counts;
    }

    private static Balance tone(Map<String, Long> identities, Map<String, Map<String, Long>> confusion) {
        return entry(CompositionBalance.of(Map.of("tone", identities), Map.of("tone", confusion), 1), "tone");
    }

    private static <T> T entry(Map<String, T> map, String key) {
        T value = map.get(key);
        if (value == null) {
            throw new AssertionError("no " + key + " in " + map.keySet());
        }
        return value;
    }

    private static double value(Estimate estimate) {
        assertThat(estimate.isOk()).as(estimate.toString()).isTrue();
        return estimate.value();
    }

    /** M = (0.9 0.2; 0.1 0.8), p = (0.25, 0.75): q = (0.375, 0.625). */
    @Test
    void knownConfusionIsTurnedBack() {
        Balance balance = tone(
                counts("light", 375, "dark", 625),
                Map.of("light", counts("light", 90, "dark", 20), "dark", counts("light", 10, "dark", 80)));
        assertThat(value(entry(balance.correctedShares(), "light"))).isCloseTo(0.25, within(1e-12));
        assertThat(value(entry(balance.correctedShares(), "dark"))).isCloseTo(0.75, within(1e-12));
        assertThat(balance.smallest()).isEqualTo("light");
        assertThat(value(balance.smallestShare())).isEqualTo(0.375);
        assertThat(value(balance.correctedSmallestShare())).isCloseTo(0.25, within(1e-12));
        assertThat(balance.smallestShare().n()).isEqualTo(1000);
        assertThat(balance.correctedSmallestShare().n()).isEqualTo(200);
        double h = -(0.375 * Math.log(0.375) + 0.625 * Math.log(0.625)) / Math.log(2);
        assertThat(value(balance.entropy())).isCloseTo(h, within(1e-12));
        assertThat(balance.entropy().hasInterval()).isFalse();
        Estimate corrected = balance.correctedSmallestShare();
        assertThat(corrected.low()).isLessThan(0.23);
        assertThat(corrected.high()).isBetween(0.27, 0.45);
    }

    /** No share explains fewer light labels than a wholly dark set gives; the nearest one is that set. */
    @Test
    void sharesStaySharesWhereTheInverseLeavesThem() {
        Balance balance = tone(
                counts("light", 50, "dark", 950),
                Map.of("light", counts("light", 90, "dark", 20), "dark", counts("light", 10, "dark", 80)));
        assertThat(value(entry(balance.correctedShares(), "light"))).isCloseTo(0, within(1e-9));
        assertThat(value(balance.correctedEntropy())).isCloseTo(0, within(1e-7));
        assertThat(balance.correctedSmallest()).isEqualTo("light");
    }

    @Test
    void whereEverybodyWasAuditedTheAuditorsCountStands() {
        Balance balance = tone(
                counts("light", 40, "medium", 40, "dark", 40),
                Map.of(
                        "light", counts("light", 38, "medium", 2),
                        "medium", counts("light", 3, "medium", 35, "dark", 2),
                        "dark", counts("dark", 40)));
        assertThat(value(balance.entropy())).isCloseTo(1, within(1e-12));
        assertThat(value(entry(balance.correctedShares(), "light"))).isCloseTo(41 / 120.0, within(1e-12));
        assertThat(value(entry(balance.correctedShares(), "medium"))).isCloseTo(37 / 120.0, within(1e-12));
        assertThat(value(entry(balance.correctedShares(), "dark"))).isCloseTo(42 / 120.0, within(1e-12));
        assertThat(balance.correctedSmallest()).isEqualTo("medium");
        assertThat(balance.correctedEntropy().high()).isGreaterThanOrEqualTo(value(balance.correctedEntropy()));
        assertThat(balance.correctedEntropy().low()).isLessThan(value(balance.correctedEntropy()));
    }

    @Test
    void theNearestSharesAreFoundWithThreeValues() {
        double[][] matrix = {{0.8, 0.3, 0.1}, {0.15, 0.6, 0.2}, {0.05, 0.1, 0.7}};
        double[] observed = {0.05, 0.15, 0.8};
        double[] p = SimplexLeastSquares.solve(matrix, observed, new double[] {0.2, 0.3, 0.5});
        double best = Double.MAX_VALUE;
        for (int i = 0; i <= 400; i++) {
            for (int j = 0; i + j <= 400; j++) {
                double[] grid = {i / 400.0, j / 400.0, (400 - i - j) / 400.0};
                best = Math.min(best, distance(matrix, observed, grid));
            }
        }
        assertThat(p[0] + p[1] + p[2]).isCloseTo(1, within(1e-12));
        assertThat(Arrays.stream(p).boxed()).allSatisfy(v -> assertThat(v).isNotNegative());
        assertThat(distance(matrix, observed, p)).isLessThanOrEqualTo(best + 1e-12);
    }

    private static double distance(double[][] matrix, double[] observed, double[] p) {
        double sum = 0;
        for (int i = 0; i < observed.length; i++) {
            double rest = -observed[i];
            for (int j = 0; j < p.length; j++) {
                rest += matrix[i][j] * p[j];
            }
            sum += rest * rest;
        }
        return sum;
    }

    /** Two indistinguishable values: any split between them explains the labels, the auditor's own is kept. */
    @Test
    void whatTheAuditCannotTellApartKeepsTheAuditorsProportion() {
        double[][] matrix = {{0.5, 0.5, 0}, {0.5, 0.5, 0}, {0, 0, 1}};
        double[] p = SimplexLeastSquares.solve(matrix, new double[] {0.3, 0.3, 0.4}, new double[] {0.4, 0.2, 0.4});
        assertThat(p[0]).isCloseTo(0.4, within(1e-9));
        assertThat(p[1]).isCloseTo(0.2, within(1e-9));
    }

    /** 2,000 identities with known truth, 400 of them audited by somebody who is always right. */
    @Test
    void intervalsHoldTheTruthAsOftenAsTheySay() {
        SplittableRandom random = new SplittableRandom(7);
        int held = 0;
        int trials = 60;
        for (int trial = 0; trial < trials; trial++) {
            long[][] set = new long[2][2];
            long[][] audited = new long[2][2];
            for (int i = 0; i < 2000; i++) {
                int truth = random.nextDouble() < 0.3 ? 1 : 0;
                int label = random.nextDouble() < 0.85 ? truth : 1 - truth;
                set[label][truth]++;
                if (random.nextDouble() < 0.2) {
                    audited[label][truth]++;
                }
            }
            Map<String, Map<String, Long>> confusion = new LinkedHashMap<>();
            Map<String, Long> identities = new LinkedHashMap<>();
            for (int label = 0; label < 2; label++) {
                String name = label == 0 ? "light" : "dark";
                identities.put(name, set[label][0] + set[label][1]);
                confusion.put(name, Map.of("light", audited[label][0], "dark", audited[label][1]));
            }
            Estimate dark = entry(tone(identities, confusion).correctedShares(), "dark");
            double truth = (set[0][1] + set[1][1]) / 2000.0;
            held += dark.low() <= truth && truth <= dark.high() ? 1 : 0;
        }
        assertThat(held).isBetween(51, 60);
    }

    @Test
    void whatCannotBeMeasuredSaysWhy() {
        Balance alone = tone(counts("light", 3, "dark", 1), Map.of());
        assertThat(value(alone.smallestShare())).isEqualTo(0.25);
        assertThat(alone.correctedEntropy().reason()).isEqualTo("no auditing oracle read this attribute");
        assertThat(alone.correctedShares()).isEmpty();
        Balance part = tone(counts("light", 3, "dark", 1), Map.of("light", counts("light", 3)));
        assertThat(part.correctedSmallestShare().reason())
                .isEqualTo("the auditing oracle read no identity labelled dark");
        Balance nobody = tone(counts("light", 0, "dark", 0), Map.of());
        assertThat(nobody.entropy().reason()).isEqualTo("the set has no identity");
        Balance single = tone(counts("light", 3), Map.of("light", counts("light", 3)));
        assertThat(single.entropy().reason()).isEqualTo("the attribute has one value only");
        assertThat(value(single.correctedSmallestShare())).isEqualTo(1);
    }

    @Test
    void theSeedDecides() {
        Map<String, Map<String, Long>> identities = Map.of("tone", counts("light", 60, "dark", 40));
        Map<String, Map<String, Map<String, Long>>> confusion = Map.of(
                "tone", Map.of("light", counts("light", 50, "dark", 10), "dark", counts("light", 4, "dark", 36)));
        assertThat(CompositionBalance.of(identities, confusion, 3))
                .isEqualTo(CompositionBalance.of(identities, confusion, 3))
                .isNotEqualTo(CompositionBalance.of(identities, confusion, 4));
    }

    @Test
    void entropyIsOneWhenEvenAndZeroWhenAlone() {
        assertThat(CompositionBalance.entropy(new double[] {0.25, 0.25, 0.25, 0.25}))
                .isEqualTo(1);
        assertThat(CompositionBalance.entropy(new double[] {0, 1, 0})).isZero();
        assertThat(CompositionBalance.entropy(new double[] {0.5, 0.5, 0}))
                .isCloseTo(Math.log(2) / Math.log(3), within(1e-15));
    }
}
