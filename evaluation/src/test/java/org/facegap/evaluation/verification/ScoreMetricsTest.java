package org.facegap.evaluation.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.facegap.core.pairs.PairSet;
import org.facegap.core.pairs.VerificationPair;
import org.junit.jupiter.api.Test;

class ScoreMetricsTest {
    private static final double[] TOY = {.1, .4, .35, .8, .4, .8};
    private static final boolean[] TOY_GENUINE = {false, false, true, true, false, true};

    @Test
    void tiesAreOneStepOfTheRoc() {
        List<OperatingPoint> points =
                RocCurve.of(ScoreSplit.of(TOY, TOY_GENUINE)).points();
        assertThat(points).extracting(OperatingPoint::threshold).containsExactly(Math.nextUp(.8), .8, .4, .35, .1);
        assertThat(points).extracting(OperatingPoint::fmr).containsExactly(0.0, 0.0, 2 / 3.0, 2 / 3.0, 1.0);
        assertThat(points).extracting(OperatingPoint::fnmr).containsExactly(1.0, 1 / 3.0, 1 / 3.0, 0.0, 0.0);
        assertThat(AreaUnderRoc.of(TOY, TOY_GENUINE).value()).isCloseTo(7 / 9.0, within(1e-15));
    }

    @Test
    void equalScoresCannotBeTold() {
        double[] scores = {.5, .5, .5, .5};
        boolean[] genuine = {true, true, false, false};
        ScoreSplit split = ScoreSplit.of(scores, genuine);
        assertThat(AreaUnderRoc.of(scores, genuine).value()).isEqualTo(.5);
        EqualErrorRate eer = EqualErrorRate.of(split);
        assertThat(eer.value()).isEqualTo(.5);
        assertThat(eer.threshold()).isGreaterThan(.5);
        assertThat(FoldAccuracy.of(scores, genuine, new int[] {0, 1, 0, 1}, 2).accuracy())
                .isEqualTo(.5);
        assertThat(MatchThreshold.atFmr(split, .5).value()).isEqualTo(Math.nextUp(.5));
    }

    @Test
    void withoutImpostorsThereIsNoCurveAndNoThreshold() {
        double[] scores = {.5, .6, Double.NaN};
        boolean[] genuine = {true, true, false};
        ScoreSplit split = ScoreSplit.of(scores, genuine);
        assertThat(split.failedImpostor()).isEqualTo(1);
        assertThat(RocCurve.of(split).points()).isEmpty();
        assertThat(EqualErrorRate.of(split).value()).isNaN();
        assertThat(AreaUnderRoc.of(scores, genuine).value()).isNaN();
        assertThat(split.fmr(.5)).isNaN();
        assertThatThrownBy(() -> MatchThreshold.atFmr(split, .01)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void foldsAreDecidedByTheOthers() {
        // Fold 0 alone would split at .5; the others split at .75, which rejects the genuine .7 of fold 0.
        double[] scores = {.3, .7, .6, .9, .65, .85};
        boolean[] genuine = {false, true, false, true, false, true};
        int[] fold = {0, 0, 1, 1, 2, 2};
        FoldAccuracy result = FoldAccuracy.of(scores, genuine, fold, 3);
        assertThat(result.thresholds()[0]).isCloseTo(.75, within(1e-12));
        assertThat(result.thresholds()[1]).isCloseTo((.65 + .7) / 2, within(1e-12));
        assertThat(result.thresholds()[2]).isCloseTo(.65, within(1e-12));
        assertThat(result.correct()).containsExactly(1, 0, 1, 1, 0, 1);
        assertThat(result.accuracy()).isEqualTo(4 / 6.0);
    }

    @Test
    void foldAccuracySweepAgreesWithTryingEveryThreshold() {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 20; round++) {
            int n = 40;
            double[] scores = new double[n];
            boolean[] genuine = new boolean[n];
            int[] fold = new int[n];
            for (int i = 0; i < n; i++) {
                genuine[i] = random.nextBoolean();
                scores[i] = random.nextInt(12) + (genuine[i] ? 3 : 0);
                fold[i] = i % 4;
            }
            FoldAccuracy result = FoldAccuracy.of(scores, genuine, fold, 4);
            for (int k = 0; k < 4; k++) {
                int best = -1;
                for (double t = -0.5; t < 16; t++) {
                    best = Math.max(best, hits(scores, genuine, fold, k, t));
                }
                assertThat(hits(scores, genuine, fold, k, result.thresholds()[k]))
                        .isEqualTo(best);
            }
        }
    }

    /** A hundred impostor pairs for each genuine one: the share of right decisions would accept nobody. */
    @Test
    void balancedFoldsWeighBothKindsAlike() {
        SplittableRandom random = new SplittableRandom(8);
        int n = 4040;
        double[] scores = new double[n];
        boolean[] genuine = new boolean[n];
        int[] fold = new int[n];
        for (int i = 0; i < n; i++) {
            genuine[i] = i % 101 == 0;
            scores[i] = random.nextDouble() + (genuine[i] ? .5 : 0);
            fold[i] = i % 4;
        }
        FoldAccuracy result = FoldAccuracy.balanced(scores, genuine, PairFolds.of(fold, 4));
        double[] right = new double[2];
        double[] all = new double[2];
        for (int i = 0; i < n; i++) {
            right[genuine[i] ? 1 : 0] += result.correct()[i];
            all[genuine[i] ? 1 : 0]++;
        }
        assertThat(result.accuracy()).isEqualTo((right[0] / all[0] + right[1] / all[1]) / 2);
        assertThat(result.accuracy()).isBetween(.7, .85);
        assertThat(right[1] / all[1]).isGreaterThan(.6);
        for (int i = 0; i < n; i++) {
            genuine[i] = i / 4 % 2 == 0;
        }
        FoldAccuracy equal = FoldAccuracy.of(scores, genuine, fold, 4);
        FoldAccuracy same = FoldAccuracy.balanced(scores, genuine, PairFolds.of(fold, 4));
        assertThat(same.correct()).isEqualTo(equal.correct());
        assertThat(same.accuracy()).isCloseTo(equal.accuracy(), within(1e-12));
        assertThat(same.thresholds()).isEqualTo(equal.thresholds());
    }

    /** A pair of two folds is decided by the pairs without both, whatever all others say. */
    @Test
    void pairsOfTwoFoldsAreDecidedWithoutBoth() {
        double[] scores = {.9, .8, .7, .95, .1, .2, .3, .4, .6, .5};
        boolean[] genuine = {true, true, true, true, false, false, false, false, false, false};
        int[] first = {0, 1, 2, 3, 0, 1, 2, 3, 0, 2};
        int[] second = {0, 1, 2, 3, 0, 1, 2, 3, 1, 3};
        FoldAccuracy result = FoldAccuracy.balanced(scores, genuine, new PairFolds(first, second, 4));
        // pair 8 lies in folds 0 and 1: folds 2 and 3 hold .7 and .95 against .3, .4 and .5, so the threshold is .6
        assertThat(result.correct()[8]).isZero();
        // pair 9 lies in 2 and 3: folds 0 and 1 hold .9 and .8 against .1, .2 and .6
        assertThat(result.correct()[9]).isOne();
        scores[8] = .59;
        assertThat(FoldAccuracy.balanced(scores, genuine, new PairFolds(first, second, 4))
                        .correct()[8])
                .isOne();
    }

    private static int hits(double[] scores, boolean[] genuine, int[] fold, int left, double t) {
        int hits = 0;
        for (int i = 0; i < scores.length; i++) {
            if (fold[i] != left && (scores[i] >= t) == genuine[i]) {
                hits++;
            }
        }
        return hits;
    }

    @Test
    void shiftingScoresShiftsThresholdsAndNothingElse() {
        SplittableRandom random = new SplittableRandom(5);
        int n = 400;
        double[] scores = new double[n];
        double[] shifted = new double[n];
        boolean[] genuine = new boolean[n];
        int[] fold = new int[n];
        for (int i = 0; i < n; i++) {
            genuine[i] = i % 2 == 0;
            // multiples of 1/64 so that adding 4 is exact
            scores[i] = (random.nextInt(64) + (genuine[i] ? 16 : 0)) / 64.0;
            shifted[i] = scores[i] + 4;
            fold[i] = i % 10;
        }
        ScoreSplit a = ScoreSplit.of(scores, genuine);
        ScoreSplit b = ScoreSplit.of(shifted, genuine);
        assertThat(EqualErrorRate.of(b).value()).isEqualTo(EqualErrorRate.of(a).value());
        assertThat(EqualErrorRate.of(b).threshold())
                .isEqualTo(EqualErrorRate.of(a).threshold() + 4);
        assertThat(MatchThreshold.atFmr(b, .1).value())
                .isEqualTo(MatchThreshold.atFmr(a, .1).value() + 4);
        assertThat(AreaUnderRoc.of(shifted, genuine).value())
                .isEqualTo(AreaUnderRoc.of(scores, genuine).value());
        assertThat(FoldAccuracy.of(shifted, genuine, fold, 10).correct())
                .isEqualTo(FoldAccuracy.of(scores, genuine, fold, 10).correct());
    }

    @Test
    void duplicatedPairsKeepAllRates() {
        double[] twice = new double[12];
        boolean[] genuine = new boolean[12];
        for (int i = 0; i < 12; i++) {
            twice[i] = TOY[i % 6];
            genuine[i] = TOY_GENUINE[i % 6];
        }
        ScoreSplit one = ScoreSplit.of(TOY, TOY_GENUINE);
        ScoreSplit two = ScoreSplit.of(twice, genuine);
        List<OperatingPoint> before = RocCurve.of(one).points();
        List<OperatingPoint> after = RocCurve.of(two).points();
        assertThat(after).hasSameSizeAs(before);
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i).threshold()).isEqualTo(before.get(i).threshold());
            assertThat(after.get(i).falseMatches()).isEqualTo(2 * before.get(i).falseMatches());
            assertThat(after.get(i).fmr()).isEqualTo(before.get(i).fmr());
            assertThat(after.get(i).fnmr()).isEqualTo(before.get(i).fnmr());
        }
        assertThat(EqualErrorRate.of(two).value())
                .isEqualTo(EqualErrorRate.of(one).value());
        assertThat(EqualErrorRate.of(two).threshold())
                .isEqualTo(EqualErrorRate.of(one).threshold());
        assertThat(AreaUnderRoc.of(twice, genuine).value())
                .isCloseTo(AreaUnderRoc.of(TOY, TOY_GENUINE).value(), within(1e-15));
    }

    @Test
    void aThinnedCurveKeepsItsEnds() {
        SplittableRandom random = new SplittableRandom(8);
        double[] scores = new double[5000];
        boolean[] genuine = new boolean[5000];
        for (int i = 0; i < scores.length; i++) {
            genuine[i] = i % 2 == 0;
            scores[i] = random.nextDouble() + (genuine[i] ? .3 : 0);
        }
        RocCurve curve = RocCurve.of(ScoreSplit.of(scores, genuine));
        List<OperatingPoint> thin = curve.thinned(200);
        assertThat(thin).hasSizeBetween(100, 200).isSubsetOf(curve.points());
        assertThat(thin.get(0)).isEqualTo(curve.points().get(0));
        assertThat(thin.get(thin.size() - 1).fmr()).isEqualTo(1);
        assertThat(thin).extracting(OperatingPoint::fmr).isSorted();
    }

    @Test
    void cosineByHandAndFailures() {
        float[][] embeddings = {{3, 4}, {4, 3}, {-6, -8}, {0, 0}, {Float.NaN, 1}};
        PairSet pairs = new PairSet(List.of(pair(0, 1), pair(0, 2), pair(0, 3), pair(1, 4)), 1, 0, "all");
        double[] scores = CosineScores.of(embeddings, pairs);
        assertThat(scores[0]).isCloseTo(24 / 25.0, within(1e-15));
        assertThat(scores[1]).isEqualTo(-1);
        assertThat(Arrays.copyOfRange(scores, 2, 4)).containsOnly(Double.NaN);
    }

    private static VerificationPair pair(int a, int b) {
        return new VerificationPair(a, b, false, 0, "g");
    }
}
