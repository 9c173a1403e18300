package org.facegap.evaluation.attribute;

import static org.assertj.core.api.Assertions.assertThat;
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
        assertThat(matrix.counts()).isDeepEqualTo(new double[][] {{1, 0, 1}, {0, 0, 0}, {1, 1, 2}});
    }

    private static BalancedAccuracy balanced(int[] identities, double[]... trainings) {
        return BalancedAccuracy.of(TRUTH, trainings, IdentityPairs.ofSingles(identities), .95);
    }

    @Test
    void variancesByHand() {
        double[] correct = {1, 0, 1, 1, 0, 0};
        BalancedAccuracy each = balanced(new int[] {0, 1, 2, 3, 4, 5}, correct);
        // 4 young of residual 1/2 / (2 * 4), 2 old of 1/2 / (2 * 2)
        assertThat(each.rate().variance()).isCloseTo(4 / 256.0 + 2 / 64.0, within(1e-15));
        assertThat(each.rate().rate()).isEqualTo(.5);
        // identities 0 and 1 hold two young images each: residuals +2/16 and -2/16
        BalancedAccuracy joined = balanced(new int[] {0, 1, 0, 2, 3, 1}, correct);
        assertThat(joined.rate().variance()).isCloseTo(2 * 4 / 256.0 + 2 / 64.0, within(1e-15));
    }

    @Test
    void trainingsAreAveragedAndTheirSpreadWidens() {
        int[] subjects = {0, 1, 2, 3, 4, 5};
        double[] one = {1, 0, 1, 1, 0, 0};
        double[] other = {1, 1, 1, 1, 1, 1};
        assertThat(balanced(subjects, one, one)).as("no spread").isEqualTo(balanced(subjects, one));
        BalancedAccuracy both = balanced(subjects, one, other);
        assertThat(both.rate().rate()).isEqualTo(.75);
        BalancedAccuracy half = balanced(subjects, new double[] {1, .5, 1, 1, .5, .5});
        assertThat(both.rate().variance()).isGreaterThan(half.rate().variance());
    }

    @Test
    void oneValueHasNoBalancedAccuracy() {
        BalancedAccuracy one = BalancedAccuracy.of(
                List.of("old", "old"), new double[][] {{1, 0}}, IdentityPairs.ofSingles(new int[] {0, 1}), .95);
        assertThat(one.values()).isEqualTo(1);
        assertThat(one.rate().rate()).isNaN();
    }
}
