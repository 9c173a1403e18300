package org.facegap.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.Assumptions;
import org.facegap.validation.reference.ReferenceFigure;
import org.facegap.validation.reference.ReferenceSection;
import org.facegap.validation.reference.ReferenceSections;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class ReferenceFiguresTest {
    /** The scores may not be shipped: {@code -Dfacegap.reference=FOLDER} names the folder that holds {@code scores/}. */
    @TestFactory
    Stream<DynamicTest> everyFigureIsThatOfTheOtherTool() {
        String folder = System.getProperty("facegap.reference");
        return ReferenceSections.all().stream()
                .map(section -> DynamicTest.dynamicTest(section.title(), () -> {
                    Assumptions.assumeThat(folder).as("-Dfacegap.reference").isNotNull();
                    List<ReferenceFigure> figures = section.figures(Path.of(folder));
                    assertThat(figures).isNotEmpty();
                    assertThat(figures).filteredOn(f -> !f.same()).isEmpty();
                }));
    }

    @Test
    void aDifferenceIsShownAndCounted(@TempDir Path dir) throws IOException {
        ReferenceSection section = new ReferenceSection() {
            @Override
            public String title() {
                return "sample";
            }

            @Override
            public List<ReferenceFigure> figures(Path folder) {
                return List.of(
                        ReferenceFigure.of("a | b", 0.5, 0.5 + 1e-13, ReferenceFigure.EXACT),
                        ReferenceFigure.of("infinite", Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0),
                        ReferenceFigure.of("undefined", Double.NaN, 0, 1),
                        new ReferenceFigure("far", 1, 2, 0.5, "another rule"));
            }
        };
        Path file = dir.resolve("out.md");
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        int different = ReferenceFigures.write(
                dir, file, List.of(section), new PrintStream(printed, true, StandardCharsets.UTF_8));
        assertThat(different).isEqualTo(2);
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("sample: 4 figures, 2 differ");
        assertThat(Files.readAllLines(file))
                .contains("4 figures, 2 the same within tolerance, 2 different.")
                .contains("| a \\| b | 0.5 | 0.5 | 1.0e-13 | 1e-12 | same |")
                .contains("| infinite | Infinity | Infinity | 0.0e+00 | 0e+00 | same |")
                .contains("| undefined | NaN | 0 | Infinity | 1e+00 | **different** |")
                .contains("| far | 1 | 2 | 1.0e+00 | 5e-01 | **different**: another rule |");
    }
}
