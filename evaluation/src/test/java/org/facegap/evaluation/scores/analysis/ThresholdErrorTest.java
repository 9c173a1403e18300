package org.facegap.evaluation.scores.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.scores.GroupErrors;
import org.facegap.core.results.scores.PointResults;
import org.facegap.core.statistics.Interval;
import org.facegap.core.statistics.Wilson;
import org.facegap.evaluation.protocol.ImpostorRule;
import org.facegap.evaluation.verification.Failures;
import org.facegap.evaluation.verification.FoldAccuracy;
import org.facegap.evaluation.verification.ScoreSplit;
import org.junit.jupiter.api.Test;

/** What the choice of thresholds adds to intervals. */
class ThresholdErrorTest {
    private static final int PAIRS = 2000;

    /** Impostor scores spread evenly over (0, 1), genuine ones over (.2, 2.2): one unit of FMR is half a unit of FNMR. */
    private static Scored even(String group) {
        Scored scored = new Scored("s").withoutIdentities();
        for (int i = 0; i < PAIRS; i++) {
            scored.add(true, group, "", "", 0.2 + 2 * (i + 0.5) / PAIRS);
            scored.add(false, group, "", "", (i + 0.5) / PAIRS);
        }
        return scored;
    }

    private static ScoreSpec settings(Map<String, Double> fixed) {
        return Scored.settings(
                List.of(0.3), fixed, ThresholdRule.POOLED, ImpostorRule.SAME_GROUP, Failures.EXCLUDE, 0, 30);
    }

    private static double width(Estimate estimate) {
        return estimate.high() - estimate.low();
    }

    @Test
    void theErrorOfTheThresholdIsThatOfItsFalseMatches() {
        PointResults point =
                even("a").evaluate(settings(Map.of())).systems().get(0).points().get(0);
        GroupErrors group = point.groups().get(0);
        double rate = group.falseNonMatch().rate().value();
        assertThat(rate).isCloseTo(0.25, within(0.001));
        // by hand: p (1 - p) / n + (1 / 2)^2 x (1 - x) / n
        double variance = (rate * (1 - rate) + 0.25 * 0.3 * 0.7) / PAIRS;
        Interval expected = Wilson.of(rate, rate * (1 - rate) / variance, 0.95);
        Estimate shown = group.falseNonMatch().rate();
        assertThat(shown.low()).isCloseTo(expected.low(), within(3e-4));
        assertThat(shown.high()).isCloseTo(expected.high(), within(3e-4));
        assertThat(width(group.falseNonMatch().resampled())).isCloseTo(width(shown), within(0.2 * width(shown)));
        // the effective number is that of the pairs, which the threshold leaves as it is
        assertThat(group.falseNonMatch().effective()).isEqualTo(PAIRS);
        // that of all groups is that of the only group
        assertThat(point.pooled().falseNonMatch().rate().low()).isCloseTo(shown.low(), within(1e-12));
        assertThat(point.pooled().falseNonMatch().rate().high()).isCloseTo(shown.high(), within(1e-12));
    }

    @Test
    void aGivenThresholdHasNoError() {
        Scored scored = even("a");
        PointResults chosen =
                scored.evaluate(settings(Map.of())).systems().get(0).points().get(0);
        PointResults given = scored.evaluate(
                        settings(Map.of("s", chosen.threshold().value())))
                .systems()
                .get(0)
                .points()
                .get(0);
        GroupErrors a = chosen.groups().get(0);
        GroupErrors b = given.groups().get(0);
        assertThat(a.falseNonMatch().rate().value())
                .isEqualTo(b.falseNonMatch().rate().value());
        assertThat(width(a.falseNonMatch().rate()))
                .isGreaterThan(1.05 * width(b.falseNonMatch().rate()));
        // false matches are those of the threshold as it is
        assertThat(a.falseMatch()).isEqualTo(b.falseMatch());
        double plain = Wilson.of(b.falseNonMatch().rate().value(), PAIRS, 0.95).low();
        assertThat(b.falseNonMatch().rate().low()).isCloseTo(plain, within(1e-12));
    }

    @Test
    void theErrorShrinksWithThePairsThatItWasChosenOn() {
        Scored few = new Scored("s").withoutIdentities();
        Scored many = new Scored("s").withoutIdentities();
        for (int i = 0; i < PAIRS; i++) {
            many.add(false, "a", "", "", (i + 0.5) / PAIRS);
            if (i % 20 == 0) {
                few.add(false, "a", "", "", (i + 0.5) / PAIRS);
            }
        }
        double[] widths = new double[2];
        for (int c = 0; c < 2; c++) {
            widths[c] = width(new ScoreEvaluator(settings(Map.of()))
                    .evaluate(even("a").input(), (c == 0 ? few : many).input())
                    .systems()
                    .get(0)
                    .points()
                    .get(0)
                    .groups()
                    .get(0)
                    .falseNonMatch()
                    .rate());
        }
        // sqrt((.1875 + 20 * .0525) / (.1875 + .0525)) = 2.27
        assertThat(widths[0] / widths[1]).isCloseTo(2.27, within(0.15));
    }

    @Test
    void ofTheWorstGroupOnlyItsPairsCount() {
        Scored scored = even("a");
        for (int i = 0; i < PAIRS; i++) {
            scored.add(true, "b", "", "", 0.2 + 2 * (i + 0.5) / PAIRS);
            scored.add(false, "b", "", "", (i + 0.5) / PAIRS - 0.5);
        }
        ScoreSpec worst = Scored.settings(
                List.of(0.3), Map.of(), ThresholdRule.WORST_GROUP, ImpostorRule.SAME_GROUP, Failures.EXCLUDE, 0, 30);
        Estimate other = scored.evaluate(worst)
                .systems()
                .get(0)
                .points()
                .get(0)
                .groups()
                .get(1)
                .falseNonMatch()
                .rate();
        Estimate alone = even("a")
                .evaluate(worst)
                .systems()
                .get(0)
                .points()
                .get(0)
                .groups()
                .get(0)
                .falseNonMatch()
                .rate();
        assertThat(other.low()).isCloseTo(alone.low(), within(1e-9));
        assertThat(other.high()).isCloseTo(alone.high(), within(1e-9));
    }

    @Test
    void thresholdsOfFoldsCostAccuracy() {
        double[] scores = {1, 2, 3, 4, 0.8, 0.9, 3.5, 3.6};
        boolean[] genuine = {false, false, true, true, false, false, true, true};
        int[] fold = {0, 0, 0, 0, 1, 1, 1, 1};
        FoldAccuracy fine = FoldAccuracy.of(scores, genuine, fold, 2);
        assertThat(FoldError.bias(fine, ScoreSplit.of(scores, genuine), 2, 0)).isZero();
        // the threshold of the second fold, 2.2, accepts an impostor pair of the first; one of 3.25 decides all rightly
        scores[1] = 3.2;
        scores[2] = 3.3;
        FoldAccuracy off = FoldAccuracy.of(scores, genuine, fold, 2);
        assertThat(off.accuracy()).isEqualTo(0.875);
        double f = Math.pow(2, 2 / 3.0);
        double bias = FoldError.bias(off, ScoreSplit.of(scores, genuine), 2, 0);
        assertThat(bias).isCloseTo(0.125 * f / (3 + f), within(1e-12));
        FoldError one = FoldError.of(new double[] {bias});
        assertThat(one.variance()).isGreaterThan(one.corrected());
        assertThat(one.corrected()).isPositive();
        FoldError three = FoldError.of(new double[] {bias, 0, 2 * bias});
        assertThat(three.bias()).isCloseTo(bias, within(1e-12));
        assertThat(three.corrected()).isZero();
    }
}
