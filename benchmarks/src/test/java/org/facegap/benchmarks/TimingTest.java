package org.facegap.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TimingTest {
    @Test
    void theMedianIsTheMiddleOrTheMeanOfTheTwoMiddles() {
        assertThat(Timing.of(new double[] {0.5, 0.1, 0.2})).isEqualTo(new Timing(0.2, 0.1, 0.5, 3));
        assertThat(Timing.of(new double[] {0.5, 0.125, 0.25, 0.375}).median()).isEqualTo(0.3125);
        assertThat(Timing.of(new double[] {0.25}).perSecond()).isEqualTo(4);
    }

    @Test
    void nothingTimedIsAMistake() {
        assertThatIllegalArgumentException().isThrownBy(() -> Timing.of(new double[0]));
    }
}
