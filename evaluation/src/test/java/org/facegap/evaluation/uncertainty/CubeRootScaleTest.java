package org.facegap.evaluation.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CubeRootScaleTest {
    @Test
    void countsAreSkewedLikePoissons() {
        // 2.5 % limits of the count whose expectation is 12 are 6 and 19
        double sd = Math.sqrt(12) / 1200;
        assertThat(1200 * CubeRootScale.moved(0.01, -1.96 * sd)).isCloseTo(6, within(0.5));
        assertThat(1200 * CubeRootScale.moved(0.01, 1.96 * sd)).isCloseTo(19.5, within(0.7));
    }

    @Test
    void smallMovesAreAdded() {
        assertThat(CubeRootScale.moved(0.3, 1e-6)).isCloseTo(0.3 + 1e-6, within(1e-11));
        assertThat(CubeRootScale.moved(0.3, 0)).isCloseTo(0.3, within(1e-15));
    }

    @Test
    void theEndsAreKeptAndTheComplementMovesAlike() {
        assertThat(CubeRootScale.moved(0.01, -0.5)).isZero();
        assertThat(CubeRootScale.moved(0.4, 5)).isEqualTo(1);
        assertThat(CubeRootScale.moved(0, 0.02)).isEqualTo(0.02);
        assertThat(CubeRootScale.moved(0, -0.02)).isZero();
        assertThat(CubeRootScale.moved(1, -0.02)).isCloseTo(0.98, within(1e-15));
        assertThat(CubeRootScale.moved(0.9, 0.02)).isCloseTo(1 - CubeRootScale.moved(0.1, -0.02), within(1e-15));
    }
}
