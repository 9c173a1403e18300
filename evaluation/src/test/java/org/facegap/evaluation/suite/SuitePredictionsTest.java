package org.facegap.evaluation.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.facegap.core.UserError;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.suite.AttributeResults;
import org.facegap.core.results.suite.GroupAccuracy;
import org.facegap.core.results.suite.SuiteResults;
import org.facegap.evaluation.scores.analysis.ScoreSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a suite makes of its attribute models. */
class SuitePredictionsTest {
    private static final ScoreSpec SETTINGS = SuiteEvaluatorTest.settings(400, 30);
    private static final Map<String, Double> BIASED = Map.of("light", 3.2, "medium", 2.4, "dark", 1.6);

    @TempDir
    private Path dir;

    @Test
    void attributesOfOneGroupAreNotComparedEither() throws IOException {
        SyntheticSuite suite = new SyntheticSuite(List.of("light"), 40, 5, 200, 1);
        List<String> young =
                Collections.nCopies(suite.protocol().test().images().size(), "young");
        ArmScores arm = suite.arm("biased", BIASED, 3, 1);
        SuiteInput input = suite.suite(List.of(arm), List.of("light"));
        SuiteResults results = new SuiteEvaluator(SETTINGS)
                .evaluate(
                        predicting(input, Map.of("age", young), List.of(new SeedPredictions(1, Map.of("age", young)))));
        assertThat(results.conclusion().sentences())
                .contains("biased: the groups' accuracies of the attribute age were not compared: the test set has one"
                        + " group, light.");
    }

    /** The suite with what its one arm's attribute models say. */
    private SuiteInput predicting(SuiteInput input, Map<String, List<String>> truth, List<SeedPredictions> said)
            throws IOException {
        VerificationInput verification = Objects.requireNonNull(input.verification());
        SplitPredictions predictions = new SplitPredictions(
                verification.protocol().test().images(), input.groupAttribute(), truth, Map.of(input.baseline(), said));
        Path file = dir.resolve(SplitPredictions.FILE);
        predictions.write(file);
        return new SuiteInput(
                input.suite(),
                input.question(),
                input.groupAttribute(),
                input.groups(),
                input.baseline(),
                input.arms(),
                verification,
                predictions.read(file),
                input.description(),
                input.warnings());
    }

    @Test
    void attributesPerGroup() throws IOException {
        SyntheticSuite suite = new SyntheticSuite(20, 6, 200, 1);
        TestImages images = suite.protocol().test().images();
        List<String> truth = new ArrayList<>();
        List<String> said = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            truth.add(i % 2 == 0 ? "old" : "young");
            // dark: every second young image is called old
            said.add(images.groups().get(i).equals("dark") && i % 4 == 1 ? "old" : truth.get(i));
        }
        SuiteInput input = suite.suite(List.of(suite.arm("biased", BIASED, 3, 1)));
        Map<String, List<String>> known = Map.of("age", truth);
        SuiteResults all = new SuiteEvaluator(SETTINGS)
                .evaluate(predicting(input, known, List.of(new SeedPredictions(1, Map.of("age", said)))));
        AttributeResults results = all.arms().get(0).attributes().get(0);
        assertThat(results.groups()).extracting(GroupAccuracy::group).containsExactly("light", "medium", "dark");
        assertThat(results.groups().get(0).accuracy().value()).isEqualTo(1);
        assertThat(results.groups().get(0).accuracy().low()).isLessThan(.97);
        assertThat(results.groups().get(2).accuracy().value()).isCloseTo(.75, within(1e-12));
        assertThat(results.gap().worst()).isEqualTo("dark");
        assertThat(results.gap().permutationP()).isLessThan(.01);
        assertThat(results.average().value()).isCloseTo(2.75 / 3, within(1e-12));
        assertThat(results.average().low()).isLessThan(results.average().value());

        SuiteResults two = new SuiteEvaluator(SETTINGS)
                .evaluate(predicting(
                        input,
                        known,
                        List.of(
                                new SeedPredictions(1, Map.of("age", said)),
                                new SeedPredictions(2, Map.of("age", truth)))));
        Estimate mean = two.arms().get(0).attributes().get(0).groups().get(2).accuracy();
        assertThat(mean.value()).as("the mean of both trainings").isCloseTo(.875, within(1e-12));
        assertThat(Objects.requireNonNull(two.attributes()).systems().get(0).trainingSeeds())
                .containsExactly(1L, 2L);

        assertThatThrownBy(() ->
                        predicting(input, known, List.of(new SeedPredictions(1, Map.of("age", List.of("young"))))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("predicted_age@biased@seed1: 1 values do not fit");
        assertThatThrownBy(() -> predicting(
                        input,
                        Map.of("hat", Collections.nCopies(images.size(), "none")),
                        List.of(new SeedPredictions(1, Map.of("hat", Collections.nCopies(images.size(), "none"))))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("give it another name");
    }
}
