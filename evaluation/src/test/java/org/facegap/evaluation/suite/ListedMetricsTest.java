package org.facegap.evaluation.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.facegap.core.results.Measurement;
import org.facegap.core.results.scores.Contrast;
import org.facegap.core.results.suite.SuiteResults;
import org.facegap.evaluation.catalogue.MetricCatalogue;
import org.facegap.evaluation.catalogue.MetricDefinition;
import org.facegap.evaluation.protocol.ImpostorRule;
import org.facegap.evaluation.scores.ScoreTableBuilder;
import org.facegap.evaluation.scores.analysis.ScoreEvaluator;
import org.facegap.evaluation.scores.analysis.ScoreSpec;
import org.facegap.evaluation.scores.analysis.ThresholdRule;
import org.facegap.evaluation.scores.reading.ScoreInput;
import org.facegap.evaluation.verification.Failures;
import org.junit.jupiter.api.Test;

/** The list of metrics beside what is measured. */
class ListedMetricsTest {
    /**
     * What is listed is shown and what is shown is listed: a small suite with failures, several trainings and pairs across groups.
     */
    @Test
    void whatIsListedIsMeasuredAndWhatIsMeasuredIsListed() {
        Map<String, MetricDefinition> listed = new TreeMap<>();
        for (MetricDefinition metric : MetricCatalogue.all()) {
            boolean figure =
                    !Set.of(MetricDefinition.CURVE, MetricDefinition.SET).contains(metric.unit());
            if (figure && Set.of("verification", "differential").contains(metric.area())) {
                listed.put(metric.name(), metric);
            }
        }
        Set<String> measured = new TreeSet<>();
        for (Measurement m : everything()) {
            String name = m.metric().replaceFirst("=.*", "");
            MetricDefinition metric = listed.get(name);
            assertThat(metric == null ? "not listed" : metric.unit())
                    .as(name)
                    .isEqualTo(m.estimate().unit());
            measured.add(name);
        }
        assertThat(measured).isEqualTo(listed.keySet());
    }

    private static List<Measurement> everything() {
        SyntheticSuite made = new SyntheticSuite(60, 4, 200, 1);
        List<ArmScores> arms = Stream.of("one", "two")
                .map(arm -> made.arm(arm, Map.of("dark", 1.2), 3, 1, 2))
                .toList();
        SuiteResults suite = new SuiteEvaluator(
                        settings(ImpostorRule.SAME_GROUP).withContrast(new Contrast(List.of("dark"), List.of("light"))))
                .evaluate(made.suite(arms));
        List<Measurement> all =
                new ArrayList<>(SyntheticSuite.verified(suite).scores().measurements());
        all.addAll(new ScoreEvaluator(settings(ImpostorRule.ALL))
                .evaluate(across(), null)
                .measurements());
        return all;
    }

    private static ScoreSpec settings(ImpostorRule impostors) {
        return new ScoreSpec(
                List.of(0.01),
                Map.of(),
                ThresholdRule.POOLED,
                impostors,
                Failures.EXCLUDE,
                0,
                0.95,
                200,
                199,
                30,
                50,
                7,
                null,
                null);
    }

    /** Pairs across groups, which count for the threshold: what cross-group cells and a realised FMR need. */
    private static ScoreInput across() {
        ScoreTableBuilder table = new ScoreTableBuilder(List.of("s"), true, false);
        int sex = table.sexes().number("");
        for (int i = 0; i < 600; i++) {
            String a = i % 2 == 0 ? "a" : "b";
            String b = i % 3 == 0 && i % 4 > 1 ? "b" : a;
            int identity = table.identities().number(a + i % 50);
            boolean genuine = i % 4 < 2;
            int other = genuine ? identity : table.identities().number(b + "other" + i % 60);
            int cell = table.cell(table.groups().number(a), table.groups().number(b), sex, sex);
            table.add(genuine, cell, identity, other, 0, new double[] {(genuine ? 0.5 : 0.1) + i * 37 % 101 / 150.0});
        }
        return new ScoreInput(table.build(new boolean[1], new boolean[1]), List.of(), 0, List.of());
    }
}
