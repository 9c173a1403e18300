package org.facegap.reports.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.facegap.core.estimate.Estimate;
import org.facegap.reports.text.NumberText.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {
    @ParameterizedTest
    @CsvSource({
        "0.8462, PERCENT, 84.6",
        "0.0104, PERCENT, 1.04",
        "0.00123, PERCENT, 0.12",
        "0.000123, PERCENT, 0.012",
        "0, PERCENT, 0.0",
        "1, PERCENT, 100.0",
        "-0.0443, SIGNED_POINTS, −4.4",
        "0.0212, SIGNED_POINTS, +2.1",
        "0, SIGNED_POINTS, 0.0",
        "0.0212, POINTS, 2.1",
        "0.00042, POINTS, 0.042",
        "0.9304, FRACTION, 0.930",
        "12, PLAIN, 12",
        "12.34567, PLAIN, 12.35",
        "0.01234567, PLAIN, 0.01235"
    })
    void numbersOnTheirScale(double value, Scale scale, String expected) {
        assertThat(NumberText.number(value, scale)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, false, from 0.500000",
        "0.5000000000000001, false, above 0.5",
        "0.49999999999999994, true, below 0.5",
        "0.5, true, up to 0.500000",
        "-0.19999999999999998, false, above −0.2",
        "0.512743, false, from 0.512743",
        "0.00000012, false, from 0.0000001200",
        "0.123456789012345, false, from 0.123457"
    })
    void aThresholdSaysWhatItAccepts(double value, boolean distances, String expected) {
        assertThat(NumberText.threshold(value, distances)).isEqualTo(expected);
    }

    @Test
    void theNumberAboveAScoreOfSinglePrecisionIsAboveIt() {
        assertThat(NumberText.threshold(Math.nextUp((double) 0.35f), false)).isEqualTo("above 0.35");
        assertThat(NumberText.threshold((double) 0.35f, false)).isEqualTo("from 0.350000");
    }

    @Test
    void aSmallNumberNeverBecomesZero() {
        assertThat(NumberText.number(1e-7, Scale.PERCENT)).isEqualTo("0.000010");
        assertThat(NumberText.number(-0.00004, Scale.SIGNED_POINTS)).isEqualTo("\u22120.0040");
    }

    @Test
    void whatIsNotFiniteIsRefused() {
        assertThatThrownBy(() -> NumberText.number(Double.NaN, Scale.PERCENT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void permutationTests() {
        assertThat(NumberText.permutationP(0.0005, 1999)).isEqualTo("p\u00a0=\u00a00.0005 (1,999 permutations)");
        assertThat(NumberText.permutationP(0.0415, 1999)).isEqualTo("p\u00a0=\u00a00.042 (1,999 permutations)");
        assertThat(NumberText.permutationP(0, 99)).isEqualTo("p\u00a0<\u00a00.010 (99 permutations)");
        assertThat(NumberText.permutationP(1, 99)).isEqualTo("p\u00a0=\u00a01.00 (99 permutations)");
        assertThat(NumberText.permutationP(Double.NaN, 99)).isEqualTo("no permutation test");
        assertThat(NumberText.permutationP(0.5, 0)).isEqualTo("no permutation test");
    }

    @Test
    void durations() {
        assertThat(NumberText.duration(4.25)).isEqualTo("4.2\u00a0s");
        assertThat(NumberText.duration(59.7)).isEqualTo("1\u00a0min 00\u00a0s");
        assertThat(NumberText.duration(200)).isEqualTo("3\u00a0min 20\u00a0s");
        assertThat(NumberText.duration(7500)).isEqualTo("2\u00a0h 05\u00a0min");
        assertThat(NumberText.duration(Double.NaN)).isEqualTo("not recorded");
    }

    @Test
    void theLocaleOfTheMachineDoesNotMatter() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(NumberText.number(0.8462, Scale.PERCENT)).isEqualTo("84.6");
            assertThat(NumberText.count(12345)).isEqualTo("12,345");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void estimatesAsWords() {
        assertThat(EstimateText.of(Estimate.ok(0.9304, 0.91, 0.95, 600, "rate"), Scale.PERCENT)
                        .sentence())
                .isEqualTo("93.0\u00a0% [91.0,\u00a095.0], n\u00a0600");
        assertThat(EstimateText.of(Estimate.ok(0, 0, 0.00124, 3000, "rate"), Scale.PERCENT)
                        .sentence())
                .isEqualTo("0.00\u00a0% [0.00,\u00a00.12], n\u00a03,000");
        assertThat(EstimateText.of(Estimate.point(0.01, 9000, "rate"), Scale.POINTS)
                        .sentence())
                .isEqualTo("1.0\u00a0point, n\u00a09,000");
        assertThat(EstimateText.of(Estimate.tooFew(12, 30, "rate"), Scale.PERCENT)
                        .sentence())
                .isEqualTo("too few, n\u00a012 (needs at least 30)");
        assertThat(EstimateText.of(Estimate.undefined("no pairs", 0, "rate"), Scale.PERCENT)
                        .sentence())
                .isEqualTo("undefined, n\u00a00 (no pairs)");
        assertThat(EstimateText.of(Estimate.infinite(40, "ratio"), Scale.PLAIN).value())
                .isEqualTo("infinite");
        assertThat(EstimateText.bare(Estimate.point(0.01, 9000, "rate"), Scale.POINTS)
                        .value())
                .isEqualTo("1.0");
        assertThat(EstimateText.bare(Estimate.point(0.5, 9000, "rate"), Scale.PERCENT)
                        .value())
                .isEqualTo("50.0");
    }
}
