package org.facegap.generator.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.core.random.Gaussian;
import org.facegap.models.named.Reading;
import org.junit.jupiter.api.Test;

class SurrogateLabelsTest {
    private static final String GROUP = "dark+old";

    private final Gaussian random = new Gaussian(1);
    private final SurrogateLabels labels = new SurrogateLabels(
            GroupQuotas.equal(List.of("tone", "age"), List.of(GROUP, "light+old"), 10), styles(500), 0.8, 0.3);

    /** Features of very different scale, off zero. */
    private float[][] styles(int count) {
        float[][] styles = new float[count][];
        for (int i = 0; i < count; i++) {
            styles[i] = style(random.next(), random.next());
        }
        return styles;
    }

    private float[] style(double tone, double age) {
        return new float[] {(float) (100 + 10 * tone), (float) (0.01 * age - 5), (float) random.next()};
    }

    private static Reading reading(boolean dark, boolean old, double sure) {
        return new Reading(
                Map.of(
                        "tone",
                        new AttributeLabel(dark ? "dark" : "light", sure),
                        "age",
                        new AttributeLabel(old ? "old" : "young", 0.95)),
                Map.of("tone", 2 * sure - 1, "age", 0.9));
    }

    /** Dark beyond one standard deviation of the first feature, old beyond one of the second. */
    private void learn(int count) {
        for (int i = 0; i < count; i++) {
            double tone = random.next();
            double age = random.next();
            labels.learn(style(tone, age), reading(tone > 1, age > 1, 0.95));
        }
        labels.refresh();
    }

    @Test
    void learnsACombinationFromItsParts() {
        learn(600);
        assertThat(labels.seen()).isEqualTo(600);
        assertThat(labels.knows(GROUP)).isTrue();
        assertThat(labels.probability(style(2, 2), GROUP)).isGreaterThan(0.8);
        assertThat(labels.probability(style(2, 0), GROUP)).isLessThan(0.1);
        assertThat(labels.probability(style(0, 2), GROUP)).isLessThan(0.1);
        assertThat(labels.probability(style(0, 2), "light+old")).isGreaterThan(0.8);
    }

    @Test
    void aValueThatWasNeverSeenOrNeverMissedIsNotKnown() {
        for (int i = 0; i < 50; i++) {
            labels.learn(style(2, random.next()), reading(true, i % 2 == 0, 0.95));
        }
        labels.refresh();
        assertThat(labels.knows(GROUP)).isFalse();
        assertThat(labels.probability(style(2, 2), GROUP)).isZero();
        learn(100);
        assertThat(labels.knows(GROUP)).isTrue();
    }

    @Test
    void aLabelThatIsNotSureIsAMiss() {
        for (int i = 0; i < 400; i++) {
            double tone = random.next();
            double age = random.next();
            // Dark faces beyond two standard deviations are read surely, the others not.
            labels.learn(style(tone, age), reading(tone > 0, age > 0, tone > 1.5 ? 0.95 : 0.7));
        }
        labels.refresh();
        assertThat(labels.probability(style(0.7, 3), GROUP)).isLessThan(0.3);
        assertThat(labels.probability(style(3, 3), GROUP)).isGreaterThan(0.7);
    }
}
