package org.facegap.core.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CountedTest {
    private final Locale before = Locale.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(before);
    }

    @Test
    void oneIsSingular() {
        assertThat(Counted.of(1, "identities")).isEqualTo("1 identity");
        assertThat(Counted.of(1, "images")).isEqualTo("1 image");
        assertThat(Counted.of(1, "identities")).isEqualTo("1 identity");
        assertThat(Counted.of(1, "different identities")).isEqualTo("1 different identity");
        assertThat(Counted.of(1, "batches")).isEqualTo("1 batch");
        assertThat(Counted.of(1, "classes")).isEqualTo("1 class");
        assertThat(Counted.of(1, "images")).isEqualTo("1 image");
    }

    @Test
    void otherCountsArePluralWithThousandsApartInEveryCountry() {
        Locale.setDefault(Locale.GERMANY);
        assertThat(Counted.of(0, "pairs")).isEqualTo("0 pairs");
        assertThat(Counted.of(2, "identities")).isEqualTo("2 identities");
        assertThat(Counted.of(1440, "images")).isEqualTo("1,440 images");
    }
}
