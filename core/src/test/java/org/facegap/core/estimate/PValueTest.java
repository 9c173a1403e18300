package org.facegap.core.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PValueTest {
    @ParameterizedTest
    @CsvSource({
        "1, p = 1.00",
        "0.25, p = 0.25",
        "0.0996, p = 0.10",
        "0.0125, p = 0.013",
        "0.0099, p = 0.0099",
        "0.0015, p = 0.0015",
        "0.001, p = 0.0010",
        "0.0007, p = 0.0007",
        "0.00049975, p = 0.0005",
        "0.0001, p = 0.0001",
        "0.00009, p < 0.0001",
        "0, p < 0.0001",
        "NaN, p undefined"
    })
    void onePIsWrittenInOneWay(double p, String text) {
        assertThat(PValue.text(p).replace('\u00a0', ' ')).isEqualTo(text);
    }
}
