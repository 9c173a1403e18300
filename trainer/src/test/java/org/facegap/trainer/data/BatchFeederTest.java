package org.facegap.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.facegap.core.dataset.FaceRecord;
import org.junit.jupiter.api.Test;

class BatchFeederTest {
    private static ImageSet images(int n) {
        List<FaceRecord> records = new ArrayList<>();
        byte[][] pixels = new byte[n][3 * 16 * 16];
        for (int i = 0; i < n; i++) {
            Arrays.fill(pixels[i], (byte) (10 * i));
            records.add(new FaceRecord("k" + i, "i" + i, 0, 0, 0, Map.of(), "", -1, ""));
        }
        return ImageSet.of(records, pixels, 16);
    }

    @Test
    void everyEpochShowsEveryImageOnceInANewOrder() {
        try (BatchFeeder feeder = new BatchFeeder(images(10), Augmentation.none(), 5, 3, 0)) {
            List<Integer> first = epoch(feeder);
            List<Integer> second = epoch(feeder);
            assertThat(new TreeSet<>(first)).hasSize(10);
            assertThat(new TreeSet<>(second)).hasSize(10);
            assertThat(second).isNotEqualTo(first);
        }
    }

    private static List<Integer> epoch(BatchFeeder feeder) {
        List<Integer> seen = new ArrayList<>();
        for (int b = 0; b < 2; b++) {
            for (int i : feeder.next().indices()) {
                seen.add(i);
            }
        }
        return seen;
    }

    @Test
    void aBatchDependsOnSeedAndStepOnly() {
        Augmentation strong = new Augmentation(0.5, 3, 0.3, 0.1, 3, 0.1);
        try (BatchFeeder a = new BatchFeeder(images(7), strong, 4, 3, 0);
                BatchFeeder b = new BatchFeeder(images(7), strong, 4, 3, 0);
                BatchFeeder c = new BatchFeeder(images(7), strong, 4, 4, 0)) {
            for (int s = 0; s < 5; s++) {
                float[] expected = a.next().images();
                assertThat(b.next().images()).containsExactly(expected);
                assertThat(c.next().images()).isNotEqualTo(expected);
            }
        }
    }

    @Test
    void augmentationStaysInRangeAndDoesWhatItSays() {
        float[] row = images(2).planar(1);
        float[] same = row.clone();
        Augmentation.none().apply(same, 0, 16, 1, new float[256]);
        assertThat(same).containsExactly(row);
        float[] changed = row.clone();
        new Augmentation(0.5, 3, 0.3, 0.1, 3, 0.2).apply(changed, 0, 16, 1, new float[256]);
        assertThat(changed).isNotEqualTo(row);
        for (float v : changed) {
            assertThat(v).isBetween(0f, 1f);
        }
    }
}
