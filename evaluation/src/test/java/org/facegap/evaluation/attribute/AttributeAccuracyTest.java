package org.facegap.evaluation.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.facegap.evaluation.uncertainty.IdentityPairs;
import org.junit.jupiter.api.Test;

class AttributeAccuracyTest {
    private static final List<String> TRUTH = List.of("young", "young", "young", "old", "old", "young");
    private static final List<String> PREDICTED = List.of("young", "old", "young", "old", "young", "unknown");

    @Test
    void confusionByHand() {
        ConfusionMatrix matrix = ConfusionMatrix.of(List.of("old", "unknown", "young"), TRUTH, PREDICTED);
        assertThat(matrix.counts()).isDeepEqualTo(new long[][] {{1, 0, 1}, {0, 0, 0}, {1, 1, 2}});
    }

    @Test
    void variancesByHand() {
        double[] correct = {1, 0, 1, 1, 0, 0};
        PredictionAccuracy each =
                PredictionAccuracy.of(TRUTH, correct, IdentityPairs.ofSingles(new int[] {0, 1, 2, 3, 4, 5}), 0);
        assertThat(each.accuracy().rate()).isEqualTo(.5);
        assertThat(each.accuracy().variance()).isCloseTo(6 * .25 / 36, within(1e-15));
        // 4 young of residual 1/2 / (2 * 4), 2 old of 1/2 / (2 * 2)
        assertThat(each.balanced().variance()).isCloseTo(4 / 256.0 + 2 / 64.0, within(1e-15));
        assertThat(each.balanced().rate()).isEqualTo(.5);
        PredictionAccuracy joined =
                PredictionAccuracy.of(TRUTH, correct, IdentityPairs.ofSingles(new int[] {0, 1, 0, 2, 3, 1}), 0);
        // people 0 and 1 hold two pictures each: residuals +1 and -1
        assertThat(joined.accuracy().variance()).isCloseTo((1 + 1 + .25 + .25) / 36, within(1e-15));
    }

    @Test
    void oneValueHasNoBalancedAccuracy() {
        PredictionAccuracy one = PredictionAccuracy.of(
                List.of("old", "old"), new double[] {1, 0}, IdentityPairs.ofSingles(new int[] {0, 1}), 0);
        assertThat(one.values()).isEqualTo(1);
        assertThat(one.balanced().rate()).isNaN();
        assertThat(one.accuracy().rate()).isEqualTo(.5);
    }

    @Test
    void listsMustFit() {
        assertThatThrownBy(() ->
                        new AttributePredictions("age", 1, List.of("old"), List.of(), List.of("g"), List.of("id")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'age'");
    }
}
