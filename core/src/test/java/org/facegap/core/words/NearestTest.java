package org.facegap.core.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NearestTest {
    @Test
    void aMessageNamesTheNearestAndAllCandidates() {
        List<String> columns = List.of("age", "skin_tone");
        assertThat(Nearest.among("Skin-tome", "columns", columns))
                .isEqualTo("; did you mean 'skin_tone'? The columns are age, skin_tone");
        assertThat(Nearest.among("score", "columns", columns)).isEqualTo("; the columns are age, skin_tone");
        assertThat(Nearest.among("score", "columns", List.of())).isEqualTo("; there are no columns");
        assertThat(Nearest.question("score", columns)).isEmpty();
    }

    @Test
    void aLongListIsCut() {
        List<String> many = IntStream.range(0, 41).mapToObj(i -> "v" + i).toList();
        assertThat(Nearest.among("else", "values", many)).endsWith("v38, v39, ...");
    }
}
