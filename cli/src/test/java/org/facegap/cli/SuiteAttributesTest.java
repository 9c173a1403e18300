package org.facegap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.facegap.core.json.Json;
import org.facegap.core.results.attribute.AttributeAuditResults;
import org.facegap.core.results.attribute.CellAudit;
import org.facegap.core.results.attribute.GroupingAudit;
import org.facegap.core.results.suite.ArmResults;
import org.facegap.core.results.suite.GroupAccuracy;
import org.facegap.core.results.suite.SuiteResults;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The attribute results of a suite are those of its predictions, measured by {@code facegap score-attributes}. */
class SuiteAttributesTest {
    @TempDir
    private Path dir;

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "[1, 2, 3]"})
    void everyFigureIsThatOfThePredictions(String seeds) throws IOException {
        Path suite = TinySuite.write(
                dir,
                TinySuite.YAML
                        .replace("seeds: [1]", "seeds: " + seeds)
                        .replace("steps: 3\n    batch: 8\nevaluate", "steps: 40\n    batch: 8\nevaluate"));
        Path run = dir.resolve("run");
        Invocation made = Invocation.of("run", suite, "--jobs", 0, "--out", run);
        assertThat(made.code()).as(made.all()).isZero();
        Path predictions;
        try (Stream<Path> folders = Files.list(run)) {
            predictions = folders.map(folder -> folder.resolve("predictions-test.csv"))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow();
        }
        Path out = dir.resolve("out");
        Invocation scored = Invocation.of(
                "score-attributes",
                predictions,
                "--by",
                "tone",
                "--min-rows",
                4,
                "--min-trials",
                4,
                "--permutations",
                100,
                "--out",
                out);
        assertThat(scored.code()).as(scored.all()).isZero();
        AttributeAuditResults there = Json.read(out.resolve("results.json"), AttributeAuditResults.class);
        SuiteResults results = Json.read(run.resolve("results.json"), SuiteResults.class);
        AttributeAuditResults here = Objects.requireNonNull(results.attributes());

        assertThat(here.systems()).hasSize(2).isEqualTo(there.systems());
        assertThat(here.comparisons()).hasSize(2).isEqualTo(there.comparisons());
        assertThat(here.warnings()).isEqualTo(there.warnings());
        assertThat(here.protocol()).isEqualTo(there.protocol());
        int trainings = seeds.split(",").length;
        for (int a = 0; a < 2; a++) {
            ArmResults arm = results.arms().get(a);
            assertThat(here.systems().get(a).system()).isEqualTo(arm.name());
            assertThat(here.systems().get(a).trainingSeeds())
                    .isEqualTo(arm.seeds())
                    .hasSize(trainings);
            for (int i = 0; i < 2; i++) {
                GroupingAudit audited =
                        here.systems().get(a).attributes().get(i).groupings().get(0);
                List<GroupAccuracy> picked = arm.attributes().get(i).groups();
                assertThat(picked).hasSize(3);
                for (GroupAccuracy group : picked) {
                    CellAudit cell = audited.cells().stream()
                            .filter(c -> c.cell().equals(group.group()))
                            .findFirst()
                            .orElseThrow();
                    assertThat(group.accuracy()).isEqualTo(cell.accuracy());
                    assertThat(group.balancedAccuracy()).isEqualTo(cell.balancedAccuracy());
                }
                assertThat(arm.attributes().get(i).gap().value())
                        .isEqualTo(audited.accuracyGap().value());
            }
        }
    }
}
