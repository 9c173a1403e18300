package org.facegap.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.facegap.core.UserError;
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.dataset.LabelGroups;
import org.junit.jupiter.api.Test;

class SamplerTest {
    private final List<FaceRecord> records = new ArrayList<>();

    /** Group a: two identities of 1 and 9 images; group b: one of 30; one image without a group. */
    SamplerTest() {
        add("p", "a", 1);
        add("q", "a", 9);
        add("r", "b", 30);
        records.add(new FaceRecord("x", "s", 0, 0, 0, Map.of(), "", -1, ""));
    }

    private void add(String identity, String group, int images) {
        for (int i = 0; i < images; i++) {
            records.add(new FaceRecord(
                    identity + i,
                    identity,
                    0,
                    0,
                    0,
                    Map.of("race", AttributeLabel.truth(group), "half", AttributeLabel.truth("h" + i % 2)),
                    "",
                    -1,
                    ""));
        }
    }

    private static SamplingConfig group(String within, String... by) {
        return new SamplingConfig.Group("group", List.of(by), within);
    }

    private Map<String, Integer> drawn(SamplingConfig config, int n, Function<FaceRecord, String> by) {
        Sampler sampler = Sampler.of(config, records, 5);
        Map<String, Integer> counts = new TreeMap<>();
        for (int i = 0; i < n; i++) {
            counts.merge(by.apply(records.get(sampler.at(i))), 1, Integer::sum);
        }
        return counts;
    }

    @Test
    void uniformDrawsEveryImageEquallyOften() {
        assertThat(drawn(SamplingConfig.UNIFORM, 41 * 3, FaceRecord::key).values())
                .hasSize(41)
                .containsOnly(3);
    }

    @Test
    void groupsAreDrawnEquallyOftenAndImagesWithinThem() {
        Map<String, Integer> images = drawn(group("images", "race"), 600, FaceRecord::key);
        assertThat(images).doesNotContainKey("x").containsEntry("p0", 30).containsEntry("q3", 30);
        assertThat(images).containsEntry("r7", 10);
        assertThat(drawn(
                        group("images", "race", "half"),
                        400,
                        r -> String.valueOf(LabelGroups.of(r.attributes(), List.of("race", "half")))))
                .isEqualTo(Map.of("a+h0", 100, "a+h1", 100, "b+h0", 100, "b+h1", 100));
    }

    @Test
    void identitiesAreDrawnEquallyOften() {
        assertThat(drawn(new SamplingConfig.Identity("identity"), 400, FaceRecord::identity))
                .isEqualTo(Map.of("p", 100, "q", 100, "r", 100, "s", 100));
        assertThat(drawn(group("identities", "race"), 400, FaceRecord::identity))
                .isEqualTo(Map.of("p", 100, "q", 100, "r", 200));
    }

    /** So that a training can go on at any step. */
    @Test
    void aPositionTellsTheImageWhateverWasAskedBefore() {
        for (SamplingConfig config : List.of(
                SamplingConfig.UNIFORM,
                new SamplingConfig.Identity("identity"),
                group("images", "race"),
                group("identities", "race"))) {
            Sampler forward = Sampler.of(config, records, 5);
            Sampler backward = Sampler.of(config, records, 5);
            Sampler other = Sampler.of(config, records, 6);
            int[] seen = new int[300];
            for (int i = 0; i < seen.length; i++) {
                seen[i] = forward.at(i);
            }
            int same = 0;
            for (int i = seen.length - 1; i >= 0; i--) {
                assertThat(backward.at(i)).isEqualTo(seen[i]);
                same += other.at(i) == seen[i] ? 1 : 0;
            }
            assertThat(same).isLessThan(seen.length / 2);
        }
    }

    @Test
    void groupsThatNoImageHasAreRefused() {
        assertThatThrownBy(() -> Sampler.of(group("images", "race", "eyes"), records, 1))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("race and of eyes");
    }
}
