package org.facegap.evaluation.attribute.convention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.facegap.core.estimate.Estimate;
import org.facegap.evaluation.attribute.BinaryCounts;
import org.facegap.evaluation.attribute.BinaryRate;
import org.facegap.evaluation.attribute.convention.FairlearnDisparity.Aggregate;
import org.facegap.evaluation.uncertainty.ClusteredRate;
import org.junit.jupiter.api.Test;

class DisparityTest {
    private static Map<String, BinaryCounts> three() {
        Map<String, BinaryCounts> groups = new LinkedHashMap<>();
        groups.put("a", new BinaryCounts(30, 10, 20, 40)); // TPR .6, FPR .2, selected .4
        groups.put("b", new BinaryCounts(40, 15, 10, 35)); // TPR .8, FPR .3, selected .55
        groups.put("c", new BinaryCounts(0, 5, 0, 95)); // no positives, FPR .05, selected .05
        return groups;
    }

    @Test
    void aGroupWithoutPositivesIsLeftOutOrCountsAsZeroAsFairlearnDoes() {
        FairlearnDisparity strict = FairlearnDisparity.strict(three(), 1);
        assertThat(strict.equalOpportunityDifference().value()).isCloseTo(0.2, within(1e-12));
        assertThat(strict.spread(BinaryRate.TPR).without()).containsExactly("c");
        assertThat(strict.equalizedOddsDifference(Aggregate.WORST_CASE).value()).isCloseTo(0.25, within(1e-12));
        assertThat(strict.equalizedOddsDifference(Aggregate.MEAN).value()).isCloseTo(0.225, within(1e-12));
        assertThat(strict.equalizedOddsRatio(Aggregate.WORST_CASE).value()).isCloseTo(0.05 / 0.3, within(1e-12));
        assertThat(strict.equalizedOddsRatio(Aggregate.MEAN).value()).isCloseTo((0.75 + 0.05 / 0.3) / 2, within(1e-12));
        FairlearnDisparity theirs = FairlearnDisparity.asFairlearn(three());
        assertThat(theirs.equalOpportunityDifference().value()).isCloseTo(0.8, within(1e-12));
        assertThat(theirs.equalOpportunityRatio().value()).isZero();
    }

    @Test
    void whatCannotBeComparedIsUndefined() {
        FairlearnDisparity none = FairlearnDisparity.strict(Map.of(), 1);
        assertThat(none.demographicParityDifference().status()).isEqualTo(Estimate.Status.UNDEFINED);
        FairlearnDisparity zero = FairlearnDisparity.strict(
                Map.of("a", new BinaryCounts(0, 0, 5, 5), "b", new BinaryCounts(0, 0, 7, 3)), 1);
        assertThat(zero.demographicParityDifference().value()).isZero();
        assertThat(zero.demographicParityRatio().status()).isEqualTo(Estimate.Status.UNDEFINED);
        assertThat(zero.equalizedOddsRatio(Aggregate.WORST_CASE).status()).isEqualTo(Estimate.Status.UNDEFINED);
        FairlearnDisparity denominators = FairlearnDisparity.strict(three(), 51);
        assertThat(denominators.equalOpportunityDifference().status()).isEqualTo(Estimate.Status.UNDEFINED);
    }

    /** Groups that change names change nothing but the names; rows counted twice change no rate. */
    @Test
    void namesAndRepeatedRowsDoNotMatter() {
        Map<String, BinaryCounts> renamed = new LinkedHashMap<>();
        Map<String, BinaryCounts> doubled = new LinkedHashMap<>();
        three().forEach((name, counts) -> {
            renamed.put("z" + (char) ('z' - name.charAt(0)), counts);
            doubled.put(name, counts.plus(counts));
        });
        for (BinaryRate rate : BinaryRate.values()) {
            double value = FairlearnDisparity.strict(three(), 1)
                    .spread(rate)
                    .difference()
                    .value();
            assertThat(FairlearnDisparity.strict(renamed, 1)
                            .spread(rate)
                            .difference()
                            .value())
                    .isEqualTo(value);
            assertThat(FairlearnDisparity.strict(doubled, 1)
                            .spread(rate)
                            .difference()
                            .value())
                    .isEqualTo(value);
        }
    }

    private static PrivilegedComparison compare(BinaryCounts u, BinaryCounts p) {
        return new PrivilegedComparison(rate -> share(u, rate), rate -> share(p, rate), 0.95);
    }

    private static ClusteredRate share(BinaryCounts counts, BinaryRate rate) {
        long n = Math.round(rate.trials(counts));
        double value = rate.of(counts);
        return new ClusteredRate(value, value * (1 - value) / n, n, n);
    }

    @Test
    void theOtherFavourableClassTurnsTheSignOfParity() {
        BinaryCounts u = new BinaryCounts(30, 10, 20, 40);
        BinaryCounts p = new BinaryCounts(40, 15, 10, 35);
        double one = compare(u, p).statisticalParityDifference().value();
        double other =
                compare(u.swapped(), p.swapped()).statisticalParityDifference().value();
        assertThat(one).isCloseTo(-0.15, within(1e-12));
        assertThat(other).isCloseTo(0.15, within(1e-12));
        assertThat(compare(p, u).statisticalParityDifference().value()).isCloseTo(0.15, within(1e-12));
        assertThat(compare(u, p).averageOddsDifference().value()).isCloseTo(-0.15, within(1e-12));
        assertThat(compare(u, p).averageAbsoluteOddsDifference().value()).isCloseTo(0.15, within(1e-12));
    }

    @Test
    void zeroesOfPrivilegedComparisonsAreSaid() {
        BinaryCounts none = new BinaryCounts(0, 0, 20, 30);
        BinaryCounts some = new BinaryCounts(10, 5, 10, 25);
        assertThat(compare(none, some).disparateImpact().value()).isZero();
        assertThat(compare(some, none).disparateImpact().status()).isEqualTo(Estimate.Status.INFINITE);
        assertThat(compare(none, none).disparateImpact().status()).isEqualTo(Estimate.Status.UNDEFINED);
        BinaryCounts negatives = new BinaryCounts(0, 5, 0, 25);
        assertThat(compare(negatives, some).equalOpportunityDifference().status())
                .isEqualTo(Estimate.Status.UNDEFINED);
        assertThat(compare(negatives, some).averageOddsDifference().status()).isEqualTo(Estimate.Status.UNDEFINED);
    }

    /** The interval of the average odds difference holds its truth about as often as it says. */
    @Test
    void averageOddsIntervalsCover() {
        SplittableRandom random = new SplittableRandom(5);
        int covered = 0;
        for (int r = 0; r < 1000; r++) {
            BinaryCounts u = draw(random, 60, 0.7, 140, 0.2);
            BinaryCounts p = draw(random, 90, 0.8, 110, 0.1);
            Estimate e = compare(u, p).averageOddsDifference();
            covered += e.low() <= 0 && e.high() >= 0 ? 1 : 0;
        }
        assertThat(covered / 1000.0).isBetween(0.93, 0.975);
    }

    private static BinaryCounts draw(SplittableRandom random, int positives, double tpr, int negatives, double fpr) {
        int tp = 0;
        int fp = 0;
        for (int i = 0; i < positives; i++) {
            tp += random.nextDouble() < tpr ? 1 : 0;
        }
        for (int i = 0; i < negatives; i++) {
            fp += random.nextDouble() < fpr ? 1 : 0;
        }
        return new BinaryCounts(tp, fp, positives - tp, negatives - fp);
    }

    /** The delta method's interval of the Theil index holds the index of the population about as often as it says. */
    @Test
    void theilIntervalsCover() {
        SplittableRandom random = new SplittableRandom(6);
        double[] shares = {0.15, 0.65, 0.2};
        double mean = 1.05;
        double truth = 0.65 / mean * Math.log(1 / mean) + 0.2 * 2 / mean * Math.log(2 / mean);
        int covered = 0;
        for (int r = 0; r < 1000; r++) {
            long[] counts = new long[3];
            for (int i = 0; i < 400; i++) {
                double u = random.nextDouble();
                counts[u < shares[0] ? 0 : u < shares[0] + shares[1] ? 1 : 2]++;
            }
            Estimate theil = new BenefitInequality(new BinaryCounts(counts[1], counts[2], counts[0], 0), 0.95).theil();
            covered += theil.low() <= truth && theil.high() >= truth ? 1 : 0;
        }
        assertThat(covered / 1000.0).isBetween(0.93, 0.97);
    }

    @Test
    void benefitsThatAreEqualAreNotUnequal() {
        BenefitInequality right = new BenefitInequality(new BinaryCounts(10, 0, 0, 30), 0.95);
        assertThat(right.theil().value()).isZero();
        assertThat(right.entropy(2).value()).isZero();
        assertThat(right.entropy(0).value()).isZero();
        assertThat(new BenefitInequality(new BinaryCounts(10, 1, 2, 30), 0.95)
                        .entropy(0)
                        .status())
                .isEqualTo(Estimate.Status.INFINITE);
        assertThat(new BenefitInequality(new BinaryCounts(0, 0, 9, 0), 0.95)
                        .theil()
                        .status())
                .isEqualTo(Estimate.Status.UNDEFINED);
        assertThat(new BenefitInequality(BinaryCounts.NONE, 0.95).theil().status())
                .isEqualTo(Estimate.Status.UNDEFINED);
    }

    @Test
    void smoothingKeepsEmptySharesFinite() {
        DifferentialFairness smoothed = new DifferentialFairness(
                Map.of("a", new BinaryCounts(0, 0, 5, 5), "b", new BinaryCounts(5, 5, 0, 0)), 1);
        // (0.5 / 11) against (10.5 / 11)
        assertThat(smoothed.ofPredictions().value()).isCloseTo(Math.log(21), within(1e-12));
        assertThat(smoothed.ofLabels().value()).isCloseTo(0, within(1e-12));
        assertThat(new DifferentialFairness(Map.of("a", new BinaryCounts(1, 1, 1, 1)), 1)
                        .ofLabels()
                        .status())
                .isEqualTo(Estimate.Status.UNDEFINED);
    }
}
