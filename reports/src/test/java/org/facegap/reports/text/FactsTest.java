package org.facegap.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FactsTest {
    @Test
    void filesStandByTheirNameWithoutTheFolders() {
        assertThat(Facts.of(Map.of(
                        "a",
                        "/home/me/models/oracle.model.yaml",
                        "b",
                        List.of("C:\\models\\x.onnx", "builtin:oracle-a"),
                        "c",
                        "1/2 of identities",
                        "d",
                        "/",
                        "e",
                        "configs/mine.yaml")))
                .containsExactly(
                        new Entry("a", "oracle.model.yaml"),
                        new Entry("b", "x.onnx, builtin:oracle-a"),
                        new Entry("c", "1/2 of identities"),
                        new Entry("d", "/"),
                        new Entry("e", "configs/mine.yaml"));
    }
}
