package org.facegap.trainer.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.facegap.core.UserError;
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.trainer.loop.ValueGroups;
import org.junit.jupiter.api.Test;

class HeldOutPairsTest {
    /** Five identities of three images in each of two groups. */
    private static List<FaceRecord> records() {
        List<FaceRecord> records = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            AttributeLabel group = AttributeLabel.truth(i < 15 ? "a" : "b");
            records.add(new FaceRecord("k" + i, "p" + i / 3, 0, 0, 0, Map.of("g", group), "", -1, ""));
        }
        return records;
    }

    private static HeldOutPairs pairs(List<FaceRecord> records) {
        return new HeldOutPairs(records, ValueGroups.of(records, List.of("g"), "validate.groupBy"), 1);
    }

    @Test
    void aGroupThatIsToldApartScoresOneAndOneThatIsNotAHalf() {
        SplittableRandom random = new SplittableRandom(1);
        float[][] embeddings = new float[30][64];
        for (int i = 0; i < 30; i++) {
            // The identities of a have directions of their own, those of b all the same.
            embeddings[i][i < 15 ? i / 3 : 20] = 3;
            for (int k = 32; k < 64; k++) {
                embeddings[i][k] = (float) (0.1 * random.nextDouble(-1, 1));
            }
        }
        Map<String, Double> accuracy = pairs(records()).accuracy(embeddings);
        assertThat(accuracy.keySet()).containsExactly("a", "b");
        assertThat(accuracy.get("a")).isEqualTo(1);
        assertThat(accuracy.get("b")).isCloseTo(0.5, within(0.1));
    }

    @Test
    void aGroupWithoutPairsIsNamed() {
        assertThatThrownBy(() -> pairs(records().subList(0, 18)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("group b make no impostor pairs");
    }
}
