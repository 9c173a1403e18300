package org.facegap.evaluation.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.facegap.core.json.Json;
import org.facegap.evaluation.verification.MatchThreshold;
import org.facegap.evaluation.verification.ScoreSplit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Differentials of two recognisers on Racial Faces in the Wild. The scores may not be shipped: the folder named by the
 * system property {@code facegap.reference} has them, and without it these tests are skipped.
 */
class RfwFiguresTest {
    private static final List<String> RACES = List.of("African", "Asian", "Caucasian", "Indian");

    private static Path reference() {
        String folder = System.getProperty("facegap.reference");
        Assumptions.assumeTrue(folder != null, "facegap.reference is not set");
        return Path.of(folder).resolve("scores");
    }

    private static ScoreSplit scores(Path folder, String race, String system) throws IOException {
        List<String> rows = Files.readAllLines(folder.resolve("rfw").resolve(race + ".csv"));
        int column = List.of(rows.get(0).split(",", -1)).indexOf(system);
        double[] scores = new double[rows.size() - 1];
        boolean[] genuine = new boolean[scores.length];
        for (int i = 0; i < scores.length; i++) {
            String[] f = rows.get(i + 1).split(",", -1);
            genuine[i] = f[1].equals("1");
            scores[i] = Float.parseFloat(f[column]);
        }
        return ScoreSplit.of(scores, genuine);
    }

    private static ScoreSplit pooled(List<ScoreSplit> splits) {
        double[] genuine = splits.stream()
                .flatMapToDouble(s -> Arrays.stream(s.genuine()))
                .sorted()
                .toArray();
        double[] impostor = splits.stream()
                .flatMapToDouble(s -> Arrays.stream(s.impostor()))
                .sorted()
                .toArray();
        return new ScoreSplit(genuine, impostor, 0, 0);
    }

    @ParameterizedTest
    @CsvSource({
        "Balanced34, at_published_threshold, NaN", "Global34, at_published_threshold, NaN",
        "Balanced34, at_pooled_FMR<=0.1, .1", "Global34, at_pooled_FMR<=0.1, .1",
        "Balanced34, at_pooled_FMR<=0.01, .01", "Global34, at_pooled_FMR<=0.01, .01",
        "Balanced34, at_pooled_FMR<=0.001, .001", "Global34, at_pooled_FMR<=0.001, .001"
    })
    void everyDifferentialIsThatOfTheReference(String system, String point, double target) throws IOException {
        Path folder = reference();
        JsonNode expected = Json.read(folder.resolve("expected/rfw.json"), JsonNode.class)
                .get(system)
                .get(point);
        List<ScoreSplit> splits = new ArrayList<>();
        for (String race : RACES) {
            splits.add(scores(folder, race, system));
        }
        double threshold = expected.get("threshold").asDouble();
        if (!Double.isNaN(target)) {
            assertThat(MatchThreshold.atFmr(pooled(splits), target).value()).isCloseTo(threshold, within(1e-9));
        }
        List<GroupSample> groups = new ArrayList<>();
        for (int g = 0; g < 4; g++) {
            ScoreSplit s = splits.get(g);
            groups.add(GroupSample.ofPairs(
                    new GroupCounts(RACES.get(g), s.falseMatches(threshold), s.impostor().length, 0, 0),
                    new GroupCounts(RACES.get(g), s.falseNonMatches(threshold), s.genuine().length, 0, 0)));
        }
        List<DifferentialResult> results = new DifferentialAnalysis(
                        new DifferentialSpec(SuppressionRule.NONE, 199, 1L << 30, 1))
                .of(groups, Differential.all(.5, .1));
        int checked = 0;
        for (DifferentialResult r : results) {
            JsonNode value = expected.get(key(r.differential().name()));
            if (value != null) {
                double ours = r.value().value();
                if (value.isTextual()) {
                    assertThat(Double.toString(ours))
                            .as(r.differential().name())
                            .isEqualTo(value.asText());
                } else {
                    assertThat(ours).as(r.differential().name()).isCloseTo(value.asDouble(), within(1e-12));
                }
                checked++;
            }
        }
        assertThat(checked).isEqualTo(28);
    }

    private static String key(String name) {
        return switch (name) {
            case "FPD" -> "gini_corrected_fmr";
            case "FND" -> "gini_corrected_fnmr";
            case "SER" -> "SER";
            case "FDR", "IR", "GARBE" -> name + "_alpha0.5";
            case "WERM" -> "WERM_linghu_eps1e-5";
            case "max - min error" -> "acc_max_min_gap";
            case "STD (ddof 0) error" -> "acc_std_pop";
            case "STD (ddof 1) error" -> "acc_std_sample";
            default ->
                name.replace("max - min ", "maxdiff_")
                        .replace("max / min ", "maxmin_")
                        .replace("max / geomean ", "max_over_geomean_")
                        .replace("max / mean ", "max_over_mean_")
                        .replace("vary geomean ", "nist_vary_geomean_")
                        .replace("Gini, uncorrected ", "gini_uncorrected_")
                        .replace("STD (ddof 0) ", "std_pop_")
                        .replace("STD (ddof 1) ", "std_sample_")
                        .replace("MAD ", "MAD_n2_")
                        .replace("FNMR", "fnmr")
                        .replace("FMR", "fmr");
        };
    }
}
