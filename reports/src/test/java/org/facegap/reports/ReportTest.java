package org.facegap.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
    @Test
    void previews() {
        String out = System.getProperty("preview");
        if (out != null) {
            new Report().write(Path.of(out, "a.html"), SampleResults.world().input());
            new Report()
                    .write(
                            Path.of(out, "b.html"),
                            new SampleResults(
                                            List.of(
                                                    "African",
                                                    "East Asian and Pacific Islander",
                                                    "Caucasian",
                                                    "Indian",
                                                    "E",
                                                    "F",
                                                    "G",
                                                    "a group with a rather long name"),
                                            List.of(
                                                    "biased",
                                                    "balanced",
                                                    "balanced by rejection with a long name",
                                                    "plain",
                                                    "world",
                                                    "evolutionary-large"),
                                            List.of(1L, 2L, 3L))
                                    .input());
        }
        assertThat(new Report().html(SampleResults.world().input())).contains("<h1");
    }
}
