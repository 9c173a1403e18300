package org.facegap.models.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuppressionTest {
    private static Detection box(double left, double top, double right, double bottom, double confidence) {
        return new Detection(left, top, right, bottom, confidence, null);
    }

    @Test
    void overlapIsIntersectionOverUnion() {
        assertThat(box(0, 0, 10, 10, 1).overlap(box(5, 0, 15, 10, 1))).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(box(0, 0, 10, 10, 1).overlap(box(20, 0, 30, 10, 1))).isZero();
        assertThat(box(0, 0, 0, 0, 1).overlap(box(0, 0, 0, 0, 1))).isZero();
        assertThat(box(5, 5, 0, 0, 1).area()).isZero();
    }

    @Test
    void theSurestOfSeveralStays() {
        Detection weak = box(1, 1, 11, 11, 0.6);
        Detection sure = box(0, 0, 10, 10, 0.9);
        Detection far = box(50, 50, 60, 60, 0.5);
        assertThat(Suppression.greedy(List.of(weak, far, sure), 0.4)).containsExactly(sure, far);
        assertThat(Suppression.greedy(List.of(weak, far, sure), 0.9)).containsExactly(sure, weak, far);
        assertThat(Suppression.greedy(List.of(), 0.4)).isEmpty();
    }

    @Test
    void aFloodOfBoxesIsCut() {
        List<Detection> flood = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            flood.add(box(20 * i, 0, 20 * i + 10, 10, 0.5 + i * 1e-5));
        }
        List<Detection> kept = Suppression.greedy(flood, 0.4);
        assertThat(kept).hasSize(2000);
        assertThat(kept.get(0)).isEqualTo(flood.get(4999));
    }
}
