package org.facegap.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AdjustmentTest {
    private static final double[] P = {.01, .04, .03, .005, Double.NaN};

    @Test
    void holmByHand() {
        assertThat(Adjustment.HOLM.of(P))
                .usingComparatorWithPrecision(1e-12)
                .containsExactly(.03, .06, .06, .02, Double.NaN);
        assertThat(Adjustment.HOLM.of(new double[] {.7, .6})).containsExactly(1, 1);
    }

    /** R: p.adjust(c(.01, .04, .03, .005), "BH") */
    @Test
    void benjaminiAndHochbergAsInR() {
        assertThat(Adjustment.BH.of(P))
                .usingComparatorWithPrecision(1e-12)
                .containsExactly(.02, .04, .04, .02, Double.NaN);
        assertThat(Adjustment.BH.of(new double[] {.7, .6}))
                .usingComparatorWithPrecision(1e-12)
                .containsExactly(.7, .7);
    }
}
