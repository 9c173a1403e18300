package org.facegap.evaluation.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.facegap.core.UserError;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.estimate.Estimate.Status;
import org.facegap.evaluation.catalogue.VerificationMetrics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must not change when scores are changed in ways that do not matter, and states of inputs that have no metric. */
class MetamorphicTest {
    private static final double[] TARGETS = {0.1, 0.01};

    /** Multiples of 1/64 with many ties, so that shifts and scales are exact. */
    private static ScoreSplit random(long seed, int genuine, int impostor) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] g = new double[genuine];
        double[] s = new double[impostor];
        Arrays.setAll(g, i -> (random.nextInt(64) + 20) / 64.0);
        Arrays.setAll(s, i -> random.nextInt(64) / 64.0);
        return ScoreSplit.ofKinds(g, s);
    }

    private static Estimate get(Map<String, Estimate> all, String name) {
        return Objects.requireNonNull(all.get(name), name);
    }

    private static ScoreSplit map(ScoreSplit split, DoubleUnaryOperator change) {
        return ScoreSplit.ofKinds(
                Arrays.stream(split.genuine()).map(change).toArray(),
                Arrays.stream(split.impostor()).map(change).toArray());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void scoresAndThresholdsShiftTogether(long seed) {
        ScoreSplit split = random(seed, 300, 500);
        ScoreSplit shifted = map(split, v -> v + 16);
        for (double target : TARGETS) {
            OperatingPoint before = TarAtFar.of(split, target).point();
            OperatingPoint after = TarAtFar.of(shifted, target).point();
            assertThat(after.falseMatches()).isEqualTo(before.falseMatches());
            assertThat(after.falseNonMatches()).isEqualTo(before.falseNonMatches());
            // Not exactly where the threshold is the number after a score.
            assertThat(after.threshold()).isCloseTo(before.threshold() + 16, within(1e-14));
            assertThat(MatchThreshold.atFmr(shifted, target).value())
                    .isCloseTo(MatchThreshold.atFmr(split, target).value() + 16, within(1e-14));
        }
        assertThat(EqualErrorRate.of(shifted).threshold())
                .isEqualTo(EqualErrorRate.of(split).threshold() + 16);
        MinimumCost hter = MinimumCost.of(split, ErrorWeights.hter());
        assertThat(MinimumCost.of(shifted, ErrorWeights.hter()).point().threshold())
                .isEqualTo(hter.point().threshold() + 16);
        assertThat(BestAccuracy.of(shifted).above())
                .isEqualTo(BestAccuracy.of(split).above() + 16);
        sameButForCllr(split, shifted);
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7, 8})
    void anyRisingFunctionOfTheScoreKeepsWhatDependsOnOrder(long seed) {
        ScoreSplit split = random(seed, 200, 400);
        ScoreSplit warped = map(split, v -> Math.exp(3 * v) - 5);
        Map<String, Estimate> a = VerificationMetrics.all(split, TARGETS);
        Map<String, Estimate> b = VerificationMetrics.all(warped, TARGETS);
        a.forEach((name, value) -> {
            if (!name.startsWith("d'") && !name.equals("Cllr")) {
                assertThat(get(b, name)).as(name).isEqualTo(value);
            }
        });
    }

    private static void sameButForCllr(ScoreSplit split, ScoreSplit changed) {
        Map<String, Estimate> a = VerificationMetrics.all(split, TARGETS);
        Map<String, Estimate> b = VerificationMetrics.all(changed, TARGETS);
        a.forEach((name, value) -> {
            if (!name.equals("Cllr")) {
                Estimate other = get(b, name);
                assertThat(other.value()).as(name).isCloseTo(value.value(), within(1e-12));
                assertThat(other.n()).as(name).isEqualTo(value.n());
            }
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {9, 10, 11})
    void everyPairTwiceGivesTheSameRatesOfTwiceTheTrials(long seed) {
        ScoreSplit split = random(seed, 128, 256);
        double[] g = twice(split.genuine());
        double[] s = twice(split.impostor());
        Map<String, Estimate> a = VerificationMetrics.all(split, TARGETS);
        Map<String, Estimate> b = VerificationMetrics.all(ScoreSplit.ofKinds(g, s), TARGETS);
        a.forEach((name, value) -> {
            Estimate other = get(b, name);
            if (name.equals("d' (sample)")) {
                assertThat(other.value()).isGreaterThan(value.value());
            } else if (value.status() == Status.TOO_FEW) {
                assertThat(other.n()).as(name).isEqualTo(2 * value.n());
            } else {
                assertThat(other.value()).as(name).isCloseTo(value.value(), within(1e-12));
                assertThat(other.n()).as(name).isEqualTo(2 * value.n());
            }
        });
    }

    private static double[] twice(double[] values) {
        double[] twice = Arrays.copyOf(values, 2 * values.length);
        System.arraycopy(values, 0, twice, values.length, values.length);
        return twice;
    }

    @Test
    void kindsThatTradePlacesMirrorTheCurve() {
        ScoreSplit split = random(12, 150, 350);
        ScoreSplit mirrored = ScoreSplit.ofDistances(split.impostor(), split.genuine());
        assertThat(AreaUnderRoc.value(mirrored)).isEqualTo(AreaUnderRoc.value(split));
        assertThat(EqualErrorRate.of(mirrored).value())
                .isEqualTo(EqualErrorRate.of(split).value());
        assertThat(DPrime.of(mirrored).population().value())
                .isCloseTo(DPrime.of(split).population().value(), within(1e-12));
        ScoreSplit swapped = ScoreSplit.ofKinds(split.impostor(), split.genuine());
        assertThat(AreaUnderRoc.value(swapped)).isCloseTo(1 - AreaUnderRoc.value(split), within(1e-15));
    }

    @Test
    void theOrderOfPairsDoesNotMatter() {
        SplittableRandom random = new SplittableRandom(13);
        double[] scores = random.doubles(400).map(v -> Math.rint(v * 50)).toArray();
        boolean[] genuine = new boolean[400];
        for (int i = 0; i < genuine.length; i++) {
            genuine[i] = random.nextInt(3) == 0;
            scores[i] += genuine[i] ? 10 : 0;
        }
        Map<String, Estimate> before = VerificationMetrics.all(ScoreSplit.of(scores, genuine), TARGETS);
        for (int i = scores.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            double s = scores[i];
            scores[i] = scores[j];
            scores[j] = s;
            boolean g = genuine[i];
            genuine[i] = genuine[j];
            genuine[j] = g;
        }
        assertThat(VerificationMetrics.all(ScoreSplit.of(scores, genuine), TARGETS))
                .isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(longs = {14, 15, 16, 17})
    void sweepsAgreeWithTryingEveryThreshold(long seed) {
        ScoreSplit split = random(seed, 60, 90);
        double leastDifference = Double.POSITIVE_INFINITY;
        double leastCost = Double.POSITIVE_INFINITY;
        double most = 0;
        double bestTar = 0;
        for (double t = -1 / 128.0; t < 2; t += 1 / 128.0) {
            leastDifference = Math.min(leastDifference, Math.abs(split.fmr(t) - split.fnmr(t)));
            leastCost = Math.min(leastCost, 0.3 * split.fmr(t) + 0.7 * split.fnmr(t));
            most = Math.max(most, split.at(t).accuracy());
            bestTar = split.fmr(t) <= 0.1 ? Math.max(bestTar, 1 - split.fnmr(t)) : bestTar;
        }
        OperatingPoint eer = Objects.requireNonNull(EqualErrorRate.of(split).point());
        assertThat(Math.abs(eer.fmr() - eer.fnmr())).isCloseTo(leastDifference, within(1e-12));
        assertThat(eer).isEqualTo(split.at(eer.threshold()));
        assertThat(MinimumCost.of(split, ErrorWeights.weightedError(0.3)).value())
                .isCloseTo(leastCost, within(1e-12));
        BestAccuracy accuracy = BestAccuracy.of(split);
        assertThat(accuracy.value()).isEqualTo(most);
        assertThat(split.at(Math.nextUp(accuracy.above())).accuracy()).isEqualTo(most);
        assertThat(TarAtFar.of(split, 0.1).tar()).isCloseTo(bestTar, within(1e-12));
        double u = 0;
        for (double g : split.genuine()) {
            for (double s : split.impostor()) {
                u += g > s ? 1 : g == s ? 0.5 : 0;
            }
        }
        assertThat(AreaUnderRoc.value(split)).isCloseTo(u / 60 / 90, within(1e-12));
        RocCurve curve = RocCurve.of(split);
        for (OperatingPoint point : curve.points()) {
            assertThat(point).isEqualTo(split.at(point.threshold()));
        }
    }

    @Test
    void minimumCllrIsReachedByTheCalibrationThatPoolingGives() {
        ScoreSplit split = random(18, 80, 120);
        IsotonicBlocks blocks = IsotonicBlocks.of(split);
        double[] genuine = new double[80];
        double[] impostor = new double[120];
        int g = 0;
        int s = 0;
        for (int b = 0; b < blocks.size(); b++) {
            double ratio = Math.log(blocks.genuine(b) / 80.0) - Math.log(blocks.impostor(b) / 120.0);
            // Blocks of one kind are certain; 700 is as certain as a double can say here.
            double llr = Math.max(-700, Math.min(700, ratio));
            Arrays.fill(genuine, g, g += blocks.genuine(b), llr);
            Arrays.fill(impostor, s, s += blocks.impostor(b), llr);
        }
        double minimum = LogLikelihoodCost.minimum(split).value();
        assertThat(LogLikelihoodCost.cllr(ScoreSplit.ofKinds(genuine, impostor)).value())
                .isCloseTo(minimum, within(1e-12));
        assertThat(minimum).isBetween(0.0, 1.0);
        assertThat(LogLikelihoodCost.cllr(map(split, v -> 4 * v - 3)).value()).isGreaterThan(minimum);
    }

    @Test
    void withoutImpostorsEverythingIsUndefinedButTheFailures() {
        states(ScoreSplit.ofKinds(new double[] {.5, .6}, new double[0]), Status.UNDEFINED, "no impostor scores");
        states(ScoreSplit.ofKinds(new double[0], new double[] {.5}), Status.UNDEFINED, "no genuine scores");
        ScoreSplit none = ScoreSplit.ofKinds(new double[0], new double[0]);
        assertThat(VerificationMetrics.all(none, TARGETS).values())
                .allSatisfy(e -> assertThat(e.status()).isEqualTo(Status.UNDEFINED));
    }

    private static void states(ScoreSplit split, Status status, String reason) {
        VerificationMetrics.all(split, TARGETS).forEach((name, value) -> {
            if (!name.equals("FTA")) {
                assertThat(value.status()).as(name).isEqualTo(status);
                assertThat(value.reason()).as(name).isEqualTo(reason);
            }
        });
    }

    @Test
    void nanEverywhereIsFailureEverywhere() {
        double nan = Double.NaN;
        ScoreSplit split = ScoreSplit.of(new double[] {nan, nan, nan}, new boolean[] {true, false, true});
        assertThat(split.genuine()).isEmpty();
        assertThat(split.failedGenuine()).isEqualTo(2);
        assertThat(split.failedImpostor()).isEqualTo(1);
        Map<String, Estimate> all = VerificationMetrics.all(split, TARGETS);
        assertThat(get(all, "FTA")).isEqualTo(Estimate.point(1, 3, "rate"));
        assertThat(get(all, "EER")).isEqualTo(Estimate.undefined("no scores", 0, "rate"));
        assertThat(SystemRates.of(split, 0).hter()).isNaN();
        FoldAccuracy folds = FoldAccuracy.of(
                new double[] {nan, nan, nan}, new boolean[] {true, false, true}, new int[] {0, 1, 1}, 2);
        assertThat(folds.accuracy()).isNaN();
        assertThat(folds.mean()).isNaN();
    }

    @Test
    void equalScoresCannotBeToldAndHaveNoSeparation() {
        ScoreSplit split = ScoreSplit.ofKinds(new double[] {.1, .1, .1}, new double[] {.1, .1});
        Map<String, Estimate> all = VerificationMetrics.all(split, 0.5);
        assertThat(get(all, "AUC").value()).isEqualTo(.5);
        assertThat(get(all, "EER").value()).isEqualTo(.5);
        assertThat(get(all, "d'")).isEqualTo(Estimate.undefined("all scores are equal", 5, "standard deviations"));
        assertThat(get(all, "min HTER").value()).isEqualTo(.5);
        assertThat(get(all, "min Cllr").value()).isEqualTo(1);
        assertThat(get(all, "TAR@FAR=0.5").value()).isZero();
        assertThat(get(all, "ZeroFNMR").value()).isEqualTo(1);
        assertThat(get(all, "best accuracy").value()).isEqualTo(.6);
        OperatingPoint point = TarAtFar.of(split, 0.5).point();
        assertThat(point.threshold()).isEqualTo(Math.nextUp(.1));
        assertThat(DPrime.of(ScoreSplit.ofKinds(new double[] {.2, .2}, new double[] {.1, .1, .1}))
                        .population()
                        .status())
                .isEqualTo(Status.INFINITE);
    }

    @Test
    void aRateBelowOneImpostorPairIsTooFewAndSaysHowManyItTakes() {
        ScoreSplit split = random(19, 50, 50);
        assertThat(VerificationEstimates.tarAtFar(split, 0.001)).isEqualTo(Estimate.tooFew(50, 1000, "rate"));
        assertThat(VerificationEstimates.tarAtFar(split, 0.02).isOk()).isTrue();
        assertThat(VerificationEstimates.tarAtFar(split, 0).isOk()).isTrue();
        assertThat(VerificationEstimates.tarAtFar(split, 1).value()).isEqualTo(1);
        assertThat(VerificationEstimates.tarAtFar(split, Double.MIN_VALUE).needed())
                .isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aSingleScoreOfEachKind() {
        ScoreSplit right = ScoreSplit.ofKinds(new double[] {.7}, new double[] {.3});
        assertThat(EqualErrorRate.of(right).threshold()).isEqualTo(.5);
        assertThat(get(VerificationMetrics.all(right, 1), "d' (sample)"))
                .isEqualTo(Estimate.tooFew(1, 2, "standard deviations"));
        assertThat(DPrime.of(right).population().status()).isEqualTo(Status.INFINITE);
        ScoreSplit wrong = ScoreSplit.ofKinds(new double[] {.3}, new double[] {.7});
        assertThat(AreaUnderRoc.value(wrong)).isZero();
        assertThat(EqualErrorRate.of(wrong).value()).isEqualTo(1);
        assertThat(MinimumCost.of(wrong, ErrorWeights.hter()).value()).isEqualTo(.5);
    }

    @Test
    void ratiosFollowTheZeroPolicy() {
        assertThat(Rates.ratio(.2, 0, 9).status()).isEqualTo(Status.INFINITE);
        assertThat(Rates.ratio(0, 0, 9)).isEqualTo(Estimate.undefined("0/0", 9, "ratio"));
        assertThat(Rates.ratio(Double.NaN, 1, 9).status()).isEqualTo(Status.UNDEFINED);
        assertThat(Rates.ratio(.2, .1, 9).value()).isEqualTo(2);
    }

    @Test
    void whatIsNoScoreOrThresholdIsRefused() {
        assertThatThrownBy(() -> ScoreSplit.ofKinds(new double[] {Double.POSITIVE_INFINITY}, new double[0]))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("infinite");
        assertThatThrownBy(() -> new ScoreSplit(new double[] {2, 1}, new double[0], 0, 0))
                .hasMessageContaining("ascending");
        assertThatThrownBy(() -> new ScoreSplit(new double[] {Double.NaN}, new double[0], 0, 0))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> random(1, 3, 3).at(Double.NaN)).hasMessageContaining("threshold");
        assertThatThrownBy(() -> TarAtFar.of(random(1, 3, 3), 1.5)).hasMessageContaining("[0, 1]");
        assertThatThrownBy(() -> ErrorWeights.detectionCost(1, 1, 0)).hasMessageContaining("prior");
        assertThatThrownBy(() -> ErrorWeights.weightedError(0).normalised()).hasMessageContaining("weights");
        assertThatThrownBy(() -> Failures.named("drop"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("exclude, nonmatch");
    }

    @Test
    void zeroAndMinusZeroAreOneScore() {
        ScoreSplit split = ScoreSplit.ofKinds(new double[] {0.0, -0.0, 1}, new double[] {-0.0, 0.0, -1});
        assertThat(AreaUnderRoc.value(split)).isEqualTo((2 * (1 + 0.5 + 0.5) + 3) / 9.0);
        assertThat(RocCurve.of(split).size()).isEqualTo(4);
        assertThat(split.at(0.0).falseMatches()).isEqualTo(2);
    }
}
