package org.facegap.evaluation.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.assertj.core.data.Offset;
import org.facegap.core.estimate.Estimate;
import org.facegap.evaluation.golden.GoldenFiles;
import org.facegap.evaluation.verification.AreaUnderRoc;
import org.facegap.evaluation.verification.BestAccuracy;
import org.facegap.evaluation.verification.DPrime;
import org.facegap.evaluation.verification.EqualErrorRate;
import org.facegap.evaluation.verification.FoldAccuracy;
import org.facegap.evaluation.verification.FoldSpread;
import org.facegap.evaluation.verification.ScoreSplit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Figures of pyeer, insightface, FaceX-Zoo and scikit-learn on the same scores. */
class CompatibilityFiguresTest {
    private static final Offset<Double> EXACT = within(1e-12);
    private static final Offset<Double> TIGHT = within(1e-9);

    @ParameterizedTest
    @CsvSource({
        "exp1, 2793, 4950, 0.080862329, 0.0808080808, 0.0809165772, 0.0199099383, 0.965004864, 0.284640172,"
                + " 0.128535625, 0.319011815, 2.05905733, 0.411627064, 0.00902448766, 0.0809633391",
        "exp2, 180, 3619, 0.0441896165, 0.0439347886, 0.0444444444, 0.154, 0.992590034, 0.188888889,"
                + " 0.0888888889, 0.194444444, 3.68801973, 0.655222222, 0.039006079, 0.044465936"
    })
    void pyeer(
            String experiment,
            int genuine,
            int impostor,
            double eer,
            double low,
            double high,
            double threshold,
            double auc,
            double fmr1000,
            double fmr100,
            double fmr0,
            double separation,
            double genuineMean,
            double impostorMean,
            double halfSum) {
        ScoreSplit split = GoldenFiles.pyeer(experiment);
        assertThat(split.genuine()).hasSize(genuine);
        assertThat(split.impostor()).hasSize(impostor);
        PyeerMode mode = new PyeerMode();
        PyeerMode.Interval interval = mode.equalErrorRate(split);
        // The figures are printed with nine significant digits.
        Offset<Double> printed = within(5.1e-9);
        assertThat(interval.value()).isCloseTo(eer, within(5.1e-11));
        assertThat(interval.low()).isCloseTo(low, within(5.1e-11));
        assertThat(interval.high()).isCloseTo(high, within(5.1e-11));
        assertThat(interval.threshold()).isCloseTo(threshold, within(5.1e-11));
        assertThat(mode.areaUnderRoc(split)).isCloseTo(auc, within(5.1e-10));
        assertThat(mode.nearestFmr(split, 0.001).fnmr()).isCloseTo(fmr1000, within(5.1e-10));
        assertThat(mode.nearestFmr(split, 0.01).fnmr()).isCloseTo(fmr100, within(5.1e-10));
        assertThat(mode.nearestFmr(split, 0).fnmr()).isCloseTo(fmr0, within(5.1e-10));
        DPrime moments = DPrime.of(split);
        assertThat(moments.population().value()).isCloseTo(separation, printed);
        assertThat(moments.genuineMean()).isCloseTo(genuineMean, within(5.1e-10));
        assertThat(moments.impostorMean()).isCloseTo(impostorMean, within(5.1e-11));
        assertThat(EqualErrorRate.of(split).value()).isCloseTo(halfSum, within(5.1e-11));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "VGG-Face_cosine",
                "VGG-Face_euclidean",
                "VGG-Face_euclidean_l2",
                "Facenet_cosine",
                "Facenet_euclidean",
                "Facenet_euclidean_l2",
                "OpenFace_cosine",
                "OpenFace_euclidean_l2",
                "DeepFace_cosine",
                "DeepFace_euclidean",
                "DeepFace_euclidean_l2"
            })
    void deepfacePairs(String column) {
        JsonNode expected = GoldenFiles.expected("deepface_unit_pivot").get(column);
        ScoreSplit split = GoldenFiles.deepface(column).split();
        assertThat(split.genuine()).hasSize(expected.get("n_gen").asInt());
        assertThat(split.impostor()).hasSize(expected.get("n_imp").asInt());
        assertThat(AreaUnderRoc.value(split)).isCloseTo(expected.get("auc").asDouble(), TIGHT);
        EqualErrorRate eer = EqualErrorRate.of(split);
        assertThat(eer.value())
                .isCloseTo(expected.get("bob_eer_halfsum(score=-distance)").asDouble(), EXACT);
        assertThat(-eer.threshold())
                .isCloseTo(expected.get("eer_distance_threshold").asDouble(), TIGHT);
        assertThat(split.fmr(eer.threshold())).isCloseTo(expected.get("fmr").asDouble(), EXACT);
        assertThat(BestAccuracy.of(split).value())
                .isCloseTo(expected.get("best_accuracy(match if d<=t)").asDouble(), EXACT);
        assertThat(DPrime.of(split).population().value())
                .isCloseTo(expected.get("dprime_pop").asDouble(), TIGHT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"VGG-Face_cosine", "OpenFace_cosine", "DeepFace_euclidean_l2"})
    void tenFolds(String column) {
        JsonNode expected = GoldenFiles.expected("tenfold_deepface_pivot").get(column);
        LabelledScores scores = GoldenFiles.deepface(column);
        FoldDecisions insightface = new InsightfaceMode().accuracy(scores);
        FoldDecisions facexzoo = new FacexZooMode().accuracy(scores);
        for (int k = 0; k < 10; k++) {
            assertThat(insightface.thresholds()[k])
                    .isCloseTo(expected.get("insightface_thresholds").get(k).asDouble(), EXACT);
            assertThat(insightface.accuracy()[k])
                    .isCloseTo(expected.get("insightface_fold_acc").get(k).asDouble(), EXACT);
            assertThat(facexzoo.accuracy()[k])
                    .as("FaceX-Zoo fold %d", k)
                    .isCloseTo(expected.get("facexzoo_fold_acc").get(k).asDouble(), EXACT);
        }
        FoldSpread spread = insightface.spread();
        assertThat(spread.mean()).isCloseTo(expected.get("insightface_mean").asDouble(), EXACT);
        assertThat(spread.populationSd())
                .isCloseTo(expected.get("insightface_std_pop").asDouble(), EXACT);
        assertThat(spread.standardError()).isCloseTo(expected.get("sem_ddof1").asDouble(), EXACT);
        assertThat(facexzoo.spread().mean())
                .isCloseTo(expected.get("facexzoo_mean").asDouble(), EXACT);
        assertThat(facexzoo.spread().standardError())
                .isCloseTo(expected.get("facexzoo_sem").asDouble(), EXACT);
        JsonNode validation = expected.get("val@far1e-2_last_thr_le");
        InsightfaceMode.Validation ours = new InsightfaceMode().validation(scores, 0.01);
        assertThat(ours.rate().mean()).isCloseTo(validation.get("val_mean").asDouble(), EXACT);
        assertThat(ours.rate().populationSd())
                .isCloseTo(validation.get("val_std").asDouble(), EXACT);
        assertThat(ours.far().mean()).isCloseTo(validation.get("far_mean").asDouble(), EXACT);
        FoldAccuracy midpoints =
                FoldAccuracy.of(scores.scores(), scores.genuine(), scores.fold(), 10, FoldAccuracy.Candidates.ALL);
        assertThat(midpoints.mean())
                .isCloseTo(expected.get("exact_midpoint_mean").asDouble(), EXACT);
    }

    @Test
    void curvesOfScikitLearn() {
        ScoreSplit toy = ScoreSplit.of(
                new double[] {.1, .4, .35, .8, .4, .8}, new boolean[] {false, false, true, true, false, true});
        SklearnCurve roc = SklearnCurve.roc(toy, true);
        assertThat(roc.fpr()).containsExactly(0, 0, 2 / 3.0, 2 / 3.0, 1);
        assertThat(roc.tpr()).containsExactly(0, 2 / 3.0, 2 / 3.0, 1, 1);
        assertThat(roc.thresholds()).containsExactly(Double.POSITIVE_INFINITY, .8, .4, .35, .1);
        SklearnCurve det = SklearnCurve.det(toy);
        assertThat(det.fpr()).containsExactly(2 / 3.0, 2 / 3.0, 0);
        assertThat(det.tpr()).containsExactly(0, 1 / 3.0, 1 / 3.0);
        assertThat(det.thresholds()).containsExactly(.35, .4, .8);
        assertThat(AreaUnderRoc.value(toy)).isCloseTo(7 / 9.0, EXACT);
    }

    @Test
    void oneListOfScoresHasSixEqualErrorRatesAndThreeTrueMatchRates() {
        LabelledScores nonsep = GoldenFiles.bob("nonsep");
        assertThat(figure("bob", "EER", nonsep)).isCloseTo(.11, EXACT);
        assertThat(figure("sklearn", "EER (max at argmin)", nonsep)).isCloseTo(.12, EXACT);
        assertThat(figure("sklearn", "EER (interpolated)", nonsep)).isCloseTo(.1166667, within(5e-8));
        assertThat(figure("bosaris", "EER (ROCCH)", nonsep)).isCloseTo(.1163636, within(5e-8));
        assertThat(figure("bob", "FMR at the EER threshold", nonsep)).isCloseTo(.10, EXACT);
        assertThat(figure("bob", "FNMR at the EER threshold", nonsep)).isCloseTo(.12, EXACT);
        assertThat(1 - figure("bob", "FNMR at FAR=0.01", nonsep)).isCloseTo(.52, EXACT);
        assertThat(figure("sklearn", "TAR@FAR=0.01 (interpolated)", nonsep)).isCloseTo(.55, EXACT);
        assertThat(figure("insightface", "TAR@FAR=0.01", nonsep)).isCloseTo(.58, EXACT);
        assertThat(figure("insightface", "FAR at FAR=0.01", nonsep)).isCloseTo(.02, EXACT);
    }

    /** insightface calls roc_curve as it comes, which leaves out collinear points, and so misses the nearest rate. */
    @Test
    void insightfaceSeesNoPointsOnStraightLines() {
        ScoreSplit split = GoldenFiles.bob("dev-1").split();
        assertThat(new InsightfaceMode().nearestRate(split, 0.1).fpr()).isEqualTo(56 / 495.0);
        assertThat(new InsightfaceMode().nearestRate(split, 0.1, false).fpr()).isEqualTo(50 / 495.0);
    }

    private static double figure(String mode, String name, LabelledScores scores) {
        return CompatibilityModes.all().stream()
                .filter(known -> known.name().equals(mode))
                .flatMap(known -> known.figures(scores, 0.01).stream())
                .filter(f -> f.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(mode + " has no figure " + name))
                .value()
                .value();
    }

    @Test
    void everyModeGivesAStateForEveryDegenerateInput() {
        int[] twoFolds = {0, 0, 1, 1};
        boolean[] mixed = {true, false, true, false};
        double[] scores = {.1, .2, .3, .4};
        double nan = Double.NaN;
        List<LabelledScores> inputs = List.of(
                LabelledScores.similarities(new double[0], new boolean[0]),
                LabelledScores.similarities(new double[] {.5}, new boolean[] {true}),
                LabelledScores.similarities(new double[] {.5, .5}, new boolean[] {true, false}),
                new LabelledScores(
                        new double[] {nan, nan, nan, nan}, mixed, twoFolds, 2, LabelledScores.Scale.SIMILARITY),
                new LabelledScores(scores, new boolean[4], twoFolds, 2, LabelledScores.Scale.SIMILARITY),
                new LabelledScores(new double[] {.5, .5, .5, .5}, mixed, twoFolds, 2, LabelledScores.Scale.SIMILARITY),
                new LabelledScores(scores, mixed, new int[] {0, 1, 1, 1}, 2, LabelledScores.Scale.SIMILARITY),
                new LabelledScores(scores, mixed, new int[4], 2, LabelledScores.Scale.SIMILARITY),
                new LabelledScores(new double[] {-90, 7, 300, 2}, mixed, twoFolds, 2, LabelledScores.Scale.SIMILARITY));
        for (CompatibilityMode mode : CompatibilityModes.all()) {
            for (int i = 0; i < inputs.size(); i++) {
                List<ToolFigure> figures = mode.figures(inputs.get(i), 0.1);
                assertThat(figures).as("%s, input %d", mode.name(), i).isNotEmpty();
                if (i < 2 || i == 3 || i == 4) {
                    assertThat(figures)
                            .as("%s, input %d: one kind or none", mode.name(), i)
                            .noneMatch(
                                    f -> f.name().startsWith("EER") && f.value().status() == Estimate.Status.OK);
                }
            }
        }
    }
}
