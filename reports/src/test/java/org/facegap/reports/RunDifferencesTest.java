package org.facegap.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.facegap.core.results.suite.SuiteResults;
import org.facegap.core.statistics.Adjustment;
import org.facegap.reports.document.Preset;
import org.facegap.reports.input.CellFigures;
import org.facegap.reports.input.ComparedRun;
import org.facegap.reports.input.ComparedRuns;
import org.facegap.reports.suite.RunDifferences;
import org.junit.jupiter.api.Test;

class RunDifferencesTest {
    private static final SuiteResults ONE =
            new SampleResults(List.of("light", "dark"), List.of("biased", "balanced"), List.of(1L)).results();
    private static final SuiteResults OTHER =
            new SampleResults(List.of("light", "medium"), List.of("biased", "balanced"), List.of(1L)).results();

    private static ComparedRun run(String name, SuiteResults results, Map<String, Object> config) {
        return new ComparedRun(CellFigures.of(name, Map.of(), "", results), results, config);
    }

    private static Map<String, Object> steps(int steps) {
        return Map.of("train", Map.of("recognition", Map.of("steps", steps)), "question", "q" + steps);
    }

    @Test
    void settingsThatDifferAreListedByKeyAndLeaveRunsComparable() {
        RunDifferences differences = RunDifferences.of(List.of(run("a", ONE, steps(40)), run("b", ONE, steps(80))));
        assertThat(differences.alike()).isTrue();
        assertThat(differences.settings())
                .extracting(RunDifferences.Difference::text)
                .containsExactly("train.recognition.steps 40 | 80");
        assertThat(differences.same()).singleElement().asString().startsWith("b holds the same figures");
    }

    @Test
    void otherGroupsAreNotComparable() {
        List<ComparedRun> runs = List.of(run("a", ONE, Map.of()), run("b", OTHER, Map.of()));
        RunDifferences differences = RunDifferences.of(runs);
        assertThat(differences.alike()).isFalse();
        assertThat(differences.notAlike()).contains("groups dark, light | light, medium");
        ComparedRuns compared = new ComparedRuns(runs, List.of(), Adjustment.HOLM, List.of());
        assertThat(Report.of(compared).html()).contains("NOT measured alike");
        assertThat(String.join("\n", Report.refusal(compared)))
                .contains("cannot be set against each other")
                .doesNotContain("Mean accuracy");
    }

    @Test
    void severalTestsOfOneTableAreAdjusted() {
        ComparedRuns compared = new ComparedRuns(
                List.of(run("a", ONE, steps(40)), run("b", ONE, steps(80))), List.of(), Adjustment.BH, List.of());
        assertThat(Report.of(compared).tables(Preset.CELLS, Report.Format.CSV)).contains("contrast_accuracy_p_bh");
        assertThat(Report.of(compared).html())
                .contains("p for 2 tests (Benjamini-Hochberg)", "id=\"trade-off-1\"")
                .doesNotContain("id=\"trade-off-2\"");
    }
}
