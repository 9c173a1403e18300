package org.facegap.evaluation.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.facegap.evaluation.compatibility.BobMode;
import org.facegap.evaluation.compatibility.BosarisMode;
import org.facegap.evaluation.compatibility.InsightfaceMode;
import org.facegap.evaluation.compatibility.SklearnMode;
import org.facegap.evaluation.golden.GoldenFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** bob.measure's files against the figures of bob.measure, scikit-learn, scipy, BOSARIS and insightface. */
class BobFiguresTest {
    private static final Offset<Double> EXACT = within(1e-12);
    private static final Offset<Double> TIGHT = within(1e-9);

    private static JsonNode figures(String set) {
        return GoldenFiles.expected("bob_measure").get(set);
    }

    private static double figure(String set, String name) {
        return figures(set).get(name).asDouble();
    }

    @ParameterizedTest
    @ValueSource(strings = {"linsep", "nonsep", "dev-1", "dev-2", "test-1", "test-2"})
    void figuresOfASet(String set) {
        JsonNode expected = figures(set);
        ScoreSplit split = GoldenFiles.bob(set).split();
        assertThat(split.impostor()).hasSize(expected.get("n_neg").asInt());
        assertThat(split.genuine()).hasSize(expected.get("n_pos").asInt());

        for (double threshold :
                new double[] {EqualErrorRate.of(split).threshold(), new BobMode().equalErrorThreshold(split)}) {
            assertThat(threshold).isCloseTo(figure(set, "bob_eer_threshold"), TIGHT);
            assertThat(split.fmr(threshold)).isCloseTo(figure(set, "bob_fmr_at_eer"), EXACT);
            assertThat(split.fnmr(threshold)).isCloseTo(figure(set, "bob_fnmr_at_eer"), EXACT);
        }
        assertThat(EqualErrorRate.of(split).value()).isCloseTo(figure(set, "bob_eer_halfsum"), EXACT);

        MinimumCost hter = MinimumCost.of(split, ErrorWeights.hter());
        assertThat(hter.value()).isCloseTo(figure(set, "bob_min_hter"), EXACT);
        assertThat(hter.point().threshold()).isCloseTo(figure(set, "bob_min_hter_threshold"), TIGHT);
        assertThat(new BobMode().minimumHterThreshold(split)).isCloseTo(figure(set, "bob_min_hter_threshold"), TIGHT);

        assertThat(AreaUnderRoc.value(split)).isCloseTo(figure(set, "sklearn_auc"), TIGHT);
        DPrime moments = DPrime.of(split);
        assertThat(moments.population().value()).isCloseTo(figure(set, "dprime_pop"), TIGHT);
        assertThat(moments.sample().value()).isCloseTo(figure(set, "dprime_sample"), TIGHT);
        assertThat(moments.genuineMean()).isCloseTo(figure(set, "gmean"), TIGHT);
        assertThat(moments.impostorMean()).isCloseTo(figure(set, "imean"), TIGHT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"linsep", "nonsep", "dev-1", "dev-2", "test-1", "test-2"})
    void thresholdsForAFalseMatchRate(String set) {
        ScoreSplit split = GoldenFiles.bob(set).split();
        for (String target : new String[] {"0.1", "0.05", "0.01", "0.001", "0.0"}) {
            JsonNode expected = figures(set).get("bob_far_threshold@" + target);
            MatchThreshold ours = MatchThreshold.atFmr(split, Double.parseDouble(target));
            assertThat(ours.value())
                    .as(target)
                    .isEqualTo(expected.get("threshold").asDouble());
            assertThat(new BobMode().farThreshold(split, ours.target())).isEqualTo(ours.value());
            assertThat(ours.realised())
                    .isCloseTo(expected.get("fmr").asDouble(), EXACT)
                    .isEqualTo(split.fmr(ours.value()));
            assertThat(split.fnmr(ours.value())).isCloseTo(expected.get("fnmr").asDouble(), EXACT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"linsep", "nonsep", "dev-1", "dev-2", "test-1", "test-2"})
    void threeKindsOfTarAtFarAndTwoOfEer(String set) {
        ScoreSplit split = GoldenFiles.bob(set).split();
        SklearnMode sklearn = new SklearnMode();
        for (String target : new String[] {"0.1", "0.01", "0.001"}) {
            double f = Double.parseDouble(target);
            TarAtFar ours = TarAtFar.of(split, f);
            assertThat(ours.tar()).isCloseTo(figure(set, "tar_at_far_le@" + target), EXACT);
            assertThat(ours.point().fmr()).isLessThanOrEqualTo(f);
            assertThat(ours.point()).isEqualTo(split.at(ours.point().threshold()));
            assertThat(sklearn.interpolatedTar(split, f)).isCloseTo(figure(set, "tar_at_far_interp@" + target), EXACT);
            JsonNode nearest = figures(set).get("tar_at_far_insightface_nearest@" + target);
            InsightfaceMode.NearestRate insightface = new InsightfaceMode().nearestRate(split, f, false);
            assertThat(insightface.fpr()).isCloseTo(nearest.get("fpr").asDouble(), EXACT);
            assertThat(insightface.tpr()).isCloseTo(nearest.get("tpr").asDouble(), EXACT);
        }
        assertThat(sklearn.interpolatedEqualErrorRate(split)).isCloseTo(figure(set, "interp_eer_brentq"), TIGHT);
        SklearnMode.NearestPoint point = sklearn.nearestPoint(split);
        JsonNode argmin = figures(set).get("sklearn_argmin_eer");
        assertThat(point.index()).isEqualTo(argmin.get("index").asInt());
        assertThat(point.threshold()).isCloseTo(argmin.get("threshold").asDouble(), TIGHT);
        assertThat((point.fpr() + point.fnr()) / 2).isCloseTo(argmin.get("mean").asDouble(), EXACT);
        assertThat(Math.max(point.fpr(), point.fnr()))
                .isCloseTo(argmin.get("max").asDouble(), EXACT);
    }

    @ParameterizedTest
    @CsvSource({"dev-1, dev-1", "dev-1, test-1", "dev-2, dev-2", "dev-2, test-2"})
    void systemRatesAtTheThresholdOfTheDevelopmentSet(String development, String test) {
        double threshold =
                EqualErrorRate.of(GoldenFiles.bob(development).split()).threshold();
        JsonNode expected = figures(test).get("at_dev_eer_threshold");
        SystemRates rates = SystemRates.of(GoldenFiles.bob(test).split(), threshold);
        assertThat(rates.failedImpostor())
                .isEqualTo(figures(test).get("n_nan_neg").asLong());
        assertThat(rates.failedGenuine())
                .isEqualTo(figures(test).get("n_nan_pos").asLong());
        assertThat(rates.point().falseMatches())
                .isEqualTo(expected.get("FM_count").asLong());
        assertThat(rates.point().falseNonMatches())
                .isEqualTo(expected.get("FNM_count").asLong());
        assertThat(rates.fta()).isCloseTo(expected.get("FTA").asDouble(), EXACT);
        assertThat(rates.far()).isCloseTo(expected.get("FAR=FMR*(1-FTA)").asDouble(), EXACT);
        assertThat(rates.frr()).isCloseTo(expected.get("FRR=FTA+FNMR*(1-FTA)").asDouble(), EXACT);
        assertThat(rates.hter()).isCloseTo(expected.get("HTER").asDouble(), EXACT);
    }

    @Test
    void costOfLogLikelihoodRatios() {
        assertThat(LogLikelihoodCost.cllr(GoldenFiles.bob("linsep").split()).value())
                .isCloseTo(figure("linsep", "cllr"), within(1e-10));
        ScoreSplit nonsep = GoldenFiles.bob("nonsep").split();
        assertThat(LogLikelihoodCost.cllr(nonsep).value()).isCloseTo(figure("nonsep", "cllr"), within(1e-5));
        assertThat(new BobMode().minimumCllr(nonsep).value()).isCloseTo(figure("nonsep", "min_cllr"), within(1e-5));
        // bob puts tied impostor scores before tied genuine ones; a function of the score cannot.
        assertThat(LogLikelihoodCost.minimum(nonsep).value()).isCloseTo(0.4030620105355871, EXACT);
        assertThat(LogLikelihoodCost.minimum(GoldenFiles.bob("linsep").split()).value())
                .isZero();
    }

    @Test
    void convexHull() {
        BosarisMode bosaris = new BosarisMode();
        ScoreSplit nonsep = GoldenFiles.bob("nonsep").split();
        assertThat(bosaris.equalErrorRate(nonsep)).isCloseTo(figure("nonsep", "bosaris_rocch_eer"), within(1e-12));
        JsonNode points = figures("nonsep").get("bosaris_rocch_points");
        BosarisMode.Hull hull = bosaris.hull(nonsep);
        // The reference's names are swapped: without a false match .48 of the genuine scores are missed, not .68
        // (bob_roc_for_far at FAR 0 says so too), and it goes from accept all to accept none.
        int corners = hull.pmiss().length;
        assertThat(points.get("pmiss")).hasSize(corners);
        for (int i = 0; i < corners; i++) {
            assertThat(hull.pfa()[corners - 1 - i])
                    .isCloseTo(points.get("pmiss").get(i).asDouble(), EXACT);
            assertThat(hull.pmiss()[corners - 1 - i])
                    .isCloseTo(points.get("pfa").get(i).asDouble(), EXACT);
        }
        assertThat(hull.pmiss()[1])
                .isEqualTo(figures("nonsep")
                        .get("bob_roc_for_far")
                        .get("frr")
                        .get(0)
                        .asDouble());
        assertThat(bosaris.equalErrorRate(GoldenFiles.bob("linsep").split())).isZero();
    }

    @Test
    void curvesOfBob() {
        BobMode bob = new BobMode();
        ScoreSplit nonsep = GoldenFiles.bob("nonsep").split();
        double[][] expected = GoldenFiles.table("bob/nonsep-roc.csv");
        List<OperatingPoint> roc = bob.roc(nonsep, expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(roc.get(i).fmr()).as("far %d", i).isCloseTo(expected[i][0], EXACT);
            assertThat(roc.get(i).fnmr()).as("frr %d", i).isCloseTo(expected[i][1], EXACT);
        }
        assertThat(bob.areaUnderRoc(nonsep, 2000, false)).isCloseTo(figure("nonsep", "bob_roc_auc_2000pts"), TIGHT);
        assertThat(bob.areaUnderRoc(nonsep, 2000, true)).isCloseTo(1.4183699583300993, TIGHT);
        JsonNode far = figures("nonsep").get("bob_roc_for_far");
        for (int i = 0; i < 3; i++) {
            double threshold = bob.farThreshold(nonsep, far.get("far").get(i).asDouble());
            assertThat(nonsep.fmr(threshold))
                    .isCloseTo(far.get("real_far").get(i).asDouble(), EXACT);
            assertThat(nonsep.fnmr(threshold)).isCloseTo(far.get("frr").get(i).asDouble(), EXACT);
        }
    }

    /** bob's expected performance curve: thresholds from the first half of each file, errors of the second. */
    @Test
    void minimumWeightedErrorsOfBob() {
        double[] negatives = GoldenFiles.column("bob/nonsep-negatives.csv");
        double[] positives = GoldenFiles.column("bob/nonsep-positives.csv");
        ScoreSplit development = ScoreSplit.ofKinds(Arrays.copyOf(positives, 25), Arrays.copyOf(negatives, 25));
        ScoreSplit test =
                ScoreSplit.ofKinds(Arrays.copyOfRange(positives, 25, 50), Arrays.copyOfRange(negatives, 25, 50));
        double[][] expected = GoldenFiles.table("bob/nonsep-epc.csv");
        for (double[] row : expected) {
            double threshold = new BobMode().minimumWeightedErrorThreshold(development, row[0]);
            assertThat(threshold).as("cost %s", row[0]).isCloseTo(row[2], TIGHT);
            assertThat((test.fmr(threshold) + test.fnmr(threshold)) / 2).isCloseTo(row[1], EXACT);
        }
    }

    /** bob's own test: an outlying negative score must not hide the best threshold. */
    @Test
    void anOutlyingNegativeScore() {
        ScoreSplit split = ScoreSplit.ofKinds(new double[] {0.5, 3}, new double[] {-3, -2, -1, -0.5, 4});
        ErrorWeights weights = ErrorWeights.weightedError(0.99);
        double threshold = new BobMode().minimumWeightedErrorThreshold(split, 0.99);
        assertThat(weights.of(split.at(threshold))).isLessThanOrEqualTo(0.01 + 1e-10);
        assertThat(MinimumCost.of(split, weights).value()).isLessThanOrEqualTo(0.01 + 1e-10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev-4col.txt", "dev-5col.txt", "test-4col.txt", "test-5col.txt"})
    void filesOfBobBio(String file) {
        JsonNode expected = GoldenFiles.expected("bob_bio_base").get(file);
        ScoreSplit split = GoldenFiles.bobColumns(file).split();
        assertThat(split.impostor()).hasSize(expected.get("n_neg").asInt());
        assertThat(split.genuine()).hasSize(expected.get("n_pos").asInt());
        EqualErrorRate eer = EqualErrorRate.of(split);
        assertThat(eer.threshold()).isCloseTo(expected.get("eer_threshold").asDouble(), TIGHT);
        assertThat(eer.value()).isCloseTo(expected.get("eer_halfsum").asDouble(), EXACT);
        assertThat(split.fmr(eer.threshold())).isCloseTo(expected.get("fmr").asDouble(), EXACT);
        assertThat(split.fnmr(eer.threshold())).isCloseTo(expected.get("fnmr").asDouble(), EXACT);
        assertThat(AreaUnderRoc.value(split)).isCloseTo(expected.get("auc").asDouble(), TIGHT);
    }
}
