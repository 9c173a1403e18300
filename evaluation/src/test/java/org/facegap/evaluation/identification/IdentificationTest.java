package org.facegap.evaluation.identification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.IdentificationResults;
import org.facegap.evaluation.golden.GoldenFiles;
import org.facegap.evaluation.verification.Failures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentificationTest {
    private static ProbeSearch search(double[] nonMates, double... mates) {
        return new ProbeSearch(nonMates, mates);
    }

    private static IdentificationResults.Group measured(List<ProbeSearch> searches, Failures rule) {
        List<Search> own = IntStream.range(0, searches.size())
                .mapToObj(i -> new Search("p" + i, "", searches.get(i)))
                .toList();
        return new IdentificationEvaluator(new IdentificationSpec(
                        IntStream.rangeClosed(1, 20).boxed().toList(), List.of(), List.of(.5), rule, .95))
                .evaluate(own, 0)
                .groups()
                .get(0);
    }

    private static double[] curve(List<ProbeSearch> searches, int ranks) {
        return measured(searches, Failures.EXCLUDE).ranks().stream()
                .limit(ranks)
                .mapToDouble(r -> r.rate().value())
                .toArray();
    }

    @Test
    void ranksOfBobsToy() {
        List<ProbeSearch> searches = List.of(
                search(new double[] {0.3, 1.1, 0.5}, 0.7),
                search(new double[] {1.4, -1.3, 0.6}, 0.2),
                search(new double[] {0.8, 0.0, 1.5}, -0.8, 1.8),
                search(new double[] {2.0, 1.3, 1.6, 0.9}, 2.4));
        assertThat(curve(searches, 5)).containsExactly(.5, .75, 1, 1, 1);
        assertThat(measured(searches, Failures.EXCLUDE).ranks().get(0).rate().n())
                .isEqualTo(4);
    }

    @Test
    void anImpostorWithTheMatesScoreStandsBeforeIt() {
        assertThat(search(new double[] {.5, .5, .1}, .5).rank()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"scores-cmc-4col.txt", "scores-cmc-5col.txt"})
    void ranksOfBobBio(String file) {
        JsonNode expected = GoldenFiles.expected("bob_bio_base").get(file);
        List<ProbeSearch> searches = GoldenFiles.bobSearches(file);
        assertThat(searches).hasSize(expected.get("n_probes").asInt());
        double[] curve = curve(searches, 10);
        for (int r = 0; r < 10; r++) {
            assertThat(curve[r]).isEqualTo(expected.get("cmc_first10").get(r).asDouble());
        }
    }

    @Test
    void ranksOfBobMeasure() {
        double[][] negatives = GoldenFiles.table("bob/test-cmc-neg.csv");
        double[][] positives = GoldenFiles.table("bob/test-cmc-pos.csv");
        List<ProbeSearch> searches = new ArrayList<>();
        for (int i = 0; i < negatives.length; i++) {
            searches.add(new ProbeSearch(negatives[i], positives[i]));
        }
        JsonNode expected = GoldenFiles.expected("bob_measure").get("test-cmc").get("cmc");
        double[] curve = curve(searches, expected.size());
        for (int r = 0; r < curve.length; r++) {
            assertThat(curve[r]).isEqualTo(expected.get(r).asDouble());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "scores-cmc-4col-open-set.txt, test0-open-set",
        "scores-cmc-4col-open-set-one-error.txt, test1-open-set",
        "scores-cmc-4col-open-set-two-errors.txt, test2-open-set"
    })
    void openSets(String file, String set) {
        List<ProbeSearch> searches = GoldenFiles.bobSearches(file);
        JsonNode bio = GoldenFiles.expected("bob_bio_base").get(file);
        JsonNode measure = GoldenFiles.expected("bob_measure").get(set);
        assertThat(searches).hasSize(bio.get("n_probes").asInt());
        IdentificationResults.Group measured = measured(searches, Failures.EXCLUDE);
        assertThat(measured.mated()).isEqualTo(bio.get("n_mated").asLong());
        assertThat(measured.nonMated()).isEqualTo(bio.get("n_nonmated").asLong());
        double fnir = measured.points().get(0).fnir().value();
        assertThat(fnir).isCloseTo(measure.get("FNIR@0.5_rank1").asDouble(), within(1e-12));
        assertThat(1 - fnir)
                .isCloseTo(bio.get("TPIR(DIR)@0.5_rank1").asDouble(), within(1e-12))
                .isCloseTo(measure.get("DIR@thr0.5_rank1").asDouble(), within(1e-12));
        assertThat(measured.points().get(0).fpir().value())
                .isEqualTo(bio.get("FPIR@0.5").asDouble())
                .isEqualTo(measure.get("FPIR(false_alarm_rate)@0.5").asDouble());
    }

    @Test
    void aScoreThatEqualsTheThresholdReturnsItsCandidate() {
        IdentificationResults.Point point = measured(
                        List.of(search(new double[] {.1}, .5), search(new double[] {.5})), Failures.EXCLUDE)
                .points()
                .get(0);
        assertThat(point.fnir().value()).isZero();
        assertThat(point.fpir().value()).isEqualTo(1);
    }

    @Test
    void failuresAreCountedByTheRuleAndNeverLost() {
        double nan = Double.NaN;
        List<ProbeSearch> searches = List.of(
                search(new double[] {.1, nan}, .9), search(new double[] {.1, .2}, nan), search(new double[] {nan}));
        IdentificationResults.Group excluded = measured(searches, Failures.EXCLUDE);
        assertThat(excluded.failed()).isEqualTo(2);
        assertThat(excluded.points().get(0).fnir().value()).isZero();
        assertThat(excluded.points().get(0).fnir().n()).isEqualTo(1);
        assertThat(excluded.points().get(0).fpir().status()).isEqualTo(Estimate.Status.UNDEFINED);
        assertThat(excluded.ranks().get(0).rate().value()).isEqualTo(1);
        IdentificationResults.Group counted = measured(searches, Failures.NONMATCH);
        assertThat(counted.points().get(0).fnir().value()).isEqualTo(.5);
        assertThat(counted.points().get(0).fpir().value()).isZero();
        assertThat(counted.points().get(0).fpir().n()).isEqualTo(1);
        assertThat(counted.ranks().get(2).rate().value()).isEqualTo(.5);
    }

    @Test
    void withoutAMatedSearchThereIsNoRank() {
        assertThat(measured(List.of(search(new double[] {1})), Failures.EXCLUDE)
                        .ranks()
                        .get(0)
                        .rate()
                        .status())
                .isEqualTo(Estimate.Status.UNDEFINED);
    }

    @Test
    void aThresholdForAFpirIsABestScoreOfNonMatedSearches() {
        List<ProbeSearch> searches = List.of(
                search(new double[] {.1, .7}),
                search(new double[] {.6, .2}),
                search(new double[] {.3}),
                search(new double[] {.7}),
                search(new double[] {.9}, .2));
        assertThat(IdentificationEvaluator.thresholdAtFpir(searches, .5).value())
                .isEqualTo(.7);
        assertThat(IdentificationEvaluator.thresholdAtFpir(searches, .5).realised())
                .isEqualTo(.5);
        assertThat(IdentificationEvaluator.thresholdAtFpir(searches, .4).value())
                .isEqualTo(Math.nextUp(.7));
    }

    @Test
    void theThresholdIsAmongTheBestScoresOfSearchesWithoutAMate() {
        List<ProbeSearch> searches = new ArrayList<>();
        for (int i = 1; i <= 100; i++) {
            searches.add(search(new double[] {i / 100.0, -1}));
        }
        searches.add(search(new double[] {.1}, .95));
        searches.add(search(new double[] {.1}, .99));
        searches.add(search(new double[] {1.2}, 1.1));
        searches.add(search(new double[] {.99}, .99));
        assertThat(IdentificationEvaluator.thresholdAtFpir(searches, .05).value())
                .isEqualTo(.96);
    }

    @Test
    void aVideoWeighsAsMuchAsAStill() {
        float[][] features = {{1, 0}, {3, 0}, {0, 2}, {5, 5}, {Float.NaN, 1}, {0, 0}};
        int[] template = {7, 7, 7, 2, 2, 9};
        int[] media = {1, 1, 4, 1, 3, 1};
        TemplatePooling pooled = TemplatePooling.of(features, template, media);
        assertThat(pooled.ids()).containsExactly(2, 7, 9);
        assertThat(pooled.vectors()[1][0]).isCloseTo(Math.sqrt(.5), within(1e-15));
        assertThat(pooled.vectors()[1][1]).isCloseTo(Math.sqrt(.5), within(1e-15));
        assertThat(pooled.score(0, 1)).isCloseTo(1, within(1e-15));
        assertThat(pooled.failedFrames()).isEqualTo(1);
        assertThat(pooled.score(0, 2)).isNaN();
    }
}
