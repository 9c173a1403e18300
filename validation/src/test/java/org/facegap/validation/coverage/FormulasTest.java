package org.facegap.validation.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.facegap.core.statistics.Interval;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulasTest {
    @ParameterizedTest
    @CsvSource({"1, 2, .0125791, .9874209", "10, 10, .6915029, 1", "0, 10, 0, .3084971"})
    void clopperPearsonMatchesBob(long k, long n, double low, double high) {
        Interval interval = ClopperPearson.of(k, n, 0.95);
        assertThat(interval.low()).isCloseTo(low, within(5e-8));
        assertThat(interval.high()).isCloseTo(high, within(5e-8));
    }

    @ParameterizedTest
    @CsvSource({"2, 1.128", "3, 1.693", "4, 2.059", "5, 2.326", "8, 2.847", "14, 3.407"})
    void meanRangeOfNormals(int groups, double d2) {
        assertThat(ChanceGap.d2(groups)).isCloseTo(d2, within(6e-4));
    }
}
