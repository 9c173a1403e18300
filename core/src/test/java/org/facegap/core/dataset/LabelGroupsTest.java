package org.facegap.core.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LabelGroupsTest {
    private static @Nullable String name(String... values) {
        Map<String, AttributeLabel> labels = new HashMap<>();
        List<String> by = new ArrayList<>();
        for (String value : values) {
            by.add("a" + by.size());
            labels.put("a" + labels.size(), AttributeLabel.truth(value));
        }
        return LabelGroups.of(labels, by);
    }

    @Test
    void valuesAreJoinedAsTheyAre() {
        assertThat(name("dark", "70+")).isEqualTo("dark+70+");
        assertThat(name("70+", "dark")).isEqualTo("70++dark");
        assertThat(name("a+b")).isEqualTo("a+b");
        assertThat(name("a+b", "c")).isEqualTo("a\\+b+c");
        assertThat(LabelGroups.of(Map.of(), List.of("race"))).isNull();
    }

    @Test
    void twoGroupsNeverHaveOneName() {
        List<String> words = new ArrayList<>();
        List<String> longest = List.of("");
        for (int length = 1; length <= 4; length++) {
            List<String> longer = new ArrayList<>();
            longest.forEach(word -> List.of("a", "+", "\\").forEach(sign -> longer.add(word + sign)));
            words.addAll(longer);
            longest = longer;
        }
        Map<String, List<String>> names = new HashMap<>();
        for (String first : words) {
            for (String second : words) {
                List<String> values = List.of(first, second);
                assertThat(names.put(String.valueOf(name(first, second)), values))
                        .isNull();
            }
        }
        List<String> few = words.subList(0, 12);
        names.clear();
        for (String first : few) {
            for (String second : few) {
                few.forEach(third -> assertThat(
                                names.put(String.valueOf(name(first, second, third)), List.of(first, second, third)))
                        .isNull());
            }
        }
    }
}
