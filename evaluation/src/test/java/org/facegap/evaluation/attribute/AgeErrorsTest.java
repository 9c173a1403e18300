package org.facegap.evaluation.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.facegap.core.estimate.Estimate;
import org.facegap.evaluation.uncertainty.IdentityPairs;
import org.junit.jupiter.api.Test;

class AgeErrorsTest {
    private static final double[] TRUTH = {20, 30, 40, 50, 60};
    private static final double[] SAID = {21, 27, 40, 60, 58};

    @Test
    void errorsOfSingleImages() {
        AgeErrors errors = AgeErrors.of(
                TRUTH,
                List.of(SAID),
                IdentityPairs.ofSingles(new int[] {1, 2, 3, 4, 5}),
                List.of(1, 3, 10),
                "years",
                0.95);
        assertThat(errors.mae().value()).isCloseTo(16 / 5.0, within(1e-12));
        assertThat(errors.bias().value()).isCloseTo(6 / 5.0, within(1e-12));
        assertThat(errors.within().get(1))
                .isNotNull()
                .extracting(Estimate::value)
                .isEqualTo(0.4);
        assertThat(errors.within().get(3))
                .isNotNull()
                .extracting(Estimate::value)
                .isEqualTo(0.8);
        assertThat(errors.within().get(10))
                .isNotNull()
                .extracting(Estimate::value)
                .isEqualTo(1.0);
        // Student's interval of |e| = 1 3 0 10 2: sd 3.9623225512, t(4) 2.7764451052, half 4.9198720
        assertThat(errors.mae().high()).isCloseTo(3.2 + 2.7764451052 * 3.9623225512 / Math.sqrt(5), within(1e-7));
        assertThat(errors.mae().low()).isZero();
        assertThat(errors.bias().low()).isNegative();
    }

    @Test
    void oneIdentityHasNoInterval() {
        AgeErrors errors = AgeErrors.of(
                TRUTH, List.of(SAID), IdentityPairs.ofSingles(new int[] {7, 7, 7, 7, 7}), List.of(1), "years", 0.95);
        assertThat(errors.mae().isOk()).isTrue();
        assertThat(errors.mae().hasInterval()).isFalse();
    }

    @Test
    void noRowsAreUndefined() {
        AgeErrors none = AgeErrors.of(
                new double[0], List.of(new double[0]), IdentityPairs.ofSingles(new int[0]), List.of(1), "years", 0.95);
        assertThat(none.mae().status()).isEqualTo(Estimate.Status.UNDEFINED);
        assertThat(none.within().get(1))
                .isNotNull()
                .extracting(Estimate::status)
                .isEqualTo(Estimate.Status.UNDEFINED);
    }

    @Test
    void rangesAreOrderedByTheirFirstNumber() {
        assertThat(AgeErrors.ranges(List.of("more than 70", "10-19", "0-2", "3-9")))
                .isEqualTo(Map.of("0-2", 0, "3-9", 1, "10-19", 2, "more than 70", 3));
        assertThat(AgeErrors.ranges(List.of("young", "10-19"))).isEmpty();
        assertThat(AgeErrors.ranges(List.of("10-19", "10-29"))).isEmpty();
    }
}
