package org.facegap.trainer.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.facegap.core.UserError;
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.core.dataset.FaceRecord;
import org.junit.jupiter.api.Test;

class HeldOutTest {
    /** 40 identities of group a, 5 of b, 1 of c, with three images each. */
    private static List<FaceRecord> records() {
        List<FaceRecord> records = new ArrayList<>();
        for (int i = 0; i < 3 * 46; i++) {
            int identity = i % 46;
            String value = identity < 40 ? "a" : identity < 45 ? "b" : "c";
            records.add(new FaceRecord(
                    "k" + i, "p" + identity, 0, 0, 0, Map.of("g", AttributeLabel.truth(value)), "", -1, ""));
        }
        return records;
    }

    private static ValidateConfig config(double share) {
        return new ValidateConfig(share, List.of("g"), null, 0, ValidateConfig.Keep.BEST);
    }

    private static Set<String> identities(int[] rows) {
        return Arrays.stream(rows)
                .mapToObj(row -> records().get(row).identity())
                .collect(Collectors.toSet());
    }

    @Test
    void holdsOutTheShareOfEveryGroupAndSplitsNoIdentity() {
        HeldOut split = HeldOut.of(records(), config(0.1), 3);
        Set<String> held = identities(split.validation());
        assertThat(held).hasSize(5).doesNotContainAnyElementsOf(identities(split.training()));
        assertThat(held.stream().filter(name -> Integer.parseInt(name.substring(1)) >= 40))
                .hasSize(1)
                .doesNotContain("p45");
        assertThat(split.training().length + split.validation().length).isEqualTo(138);
        assertThat(identities(HeldOut.of(records(), config(0.1), 3).validation()))
                .isEqualTo(held);
        assertThat(identities(HeldOut.of(records(), config(0.1), 4).validation()))
                .isNotEqualTo(held);
    }

    @Test
    void nobodyIsHeldOutUnlessAskedFor() {
        assertThat(HeldOut.of(records(), ValidateConfig.none(), 3).isEmpty()).isTrue();
        List<FaceRecord> one = records().subList(45, 46);
        assertThatThrownBy(() -> HeldOut.of(one, config(0.5), 3)).isInstanceOf(UserError.class);
    }
}
