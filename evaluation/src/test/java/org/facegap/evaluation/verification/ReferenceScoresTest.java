package org.facegap.evaluation.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Score files of bob.measure and deepface against the figures those tools give. */
class ReferenceScoresTest {
    private static final Offset<Double> TIGHT = within(1e-9);

    private record Labelled(double[] scores, boolean[] genuine) {
        ScoreSplit split() {
            return ScoreSplit.of(scores, genuine);
        }
    }

    private static List<String> lines(String resource) throws IOException {
        try (InputStream in = ReferenceScoresTest.class.getResourceAsStream("/org/facegap/evaluation/" + resource)) {
            assertThat(in).as(resource).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(l -> !l.isBlank())
                    .toList();
        }
    }

    private static Labelled labelled(List<Double> scores, List<Boolean> genuine) {
        boolean[] labels = new boolean[genuine.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = genuine.get(i);
        }
        return new Labelled(scores.stream().mapToDouble(v -> v).toArray(), labels);
    }

    private static Labelled nonsep() throws IOException {
        List<Double> scores = new ArrayList<>();
        List<Boolean> genuine = new ArrayList<>();
        for (String kind : List.of("negatives", "positives")) {
            for (String line : lines("bob/nonsep-" + kind + ".csv")) {
                scores.add(Double.parseDouble(line.trim()));
                genuine.add(kind.equals("positives"));
            }
        }
        return labelled(scores, genuine);
    }

    private static Labelled twoColumns(String name) throws IOException {
        List<Double> scores = new ArrayList<>();
        List<Boolean> genuine = new ArrayList<>();
        for (String line : lines("bob/" + name + ".txt")) {
            String[] f = line.trim().split("\\s+", -1);
            scores.add(f[1].equalsIgnoreCase("nan") ? Double.NaN : Double.parseDouble(f[1]));
            genuine.add(f[0].equals("1"));
        }
        return labelled(scores, genuine);
    }

    @Test
    void nonsepMatchesBob() throws IOException {
        Labelled data = nonsep();
        EqualErrorRate eer = EqualErrorRate.of(data.split());
        assertThat(eer.threshold()).isCloseTo(5.45, TIGHT);
        assertThat(eer.value()).isCloseTo(0.11, TIGHT);
        assertThat(AreaUnderRoc.of(data.scores(), data.genuine()).value()).isCloseTo(0.9326, TIGHT);
    }

    @ParameterizedTest
    @CsvSource({
        "dev-1,  495, 451, -0.00802528611964, 0.0626262626, 0.0620842572, 0.947416515, 0.054",
        "test-1, 479, 473, -0.0225241654839,  0.0605427975, 0.0613107822, 0.943844426, 0.048"
    })
    void filesWithFailuresMatchBob(
            String name,
            int negatives,
            int positives,
            double threshold,
            double fmr,
            double fnmr,
            double auc,
            double fta)
            throws IOException {
        Labelled data = twoColumns(name);
        ScoreSplit split = data.split();
        assertThat(split.impostor()).hasSize(negatives);
        assertThat(split.genuine()).hasSize(positives);
        assertThat(SystemRates.of(split, threshold).fta()).isCloseTo(fta, TIGHT);
        EqualErrorRate eer = EqualErrorRate.of(split);
        assertThat(eer.threshold()).isCloseTo(threshold, within(1e-12));
        assertThat(split.fmr(threshold)).isCloseTo(fmr, TIGHT);
        assertThat(split.fnmr(threshold)).isCloseTo(fnmr, TIGHT);
        assertThat(eer.value()).isCloseTo((fmr + fnmr) / 2, TIGHT);
        assertThat(AreaUnderRoc.of(data.scores(), data.genuine()).value()).isCloseTo(auc, TIGHT);
    }

    @Test
    void aThresholdOfTheDevelopmentFileCountsErrorsOfTheTestFile() throws IOException {
        double threshold = EqualErrorRate.of(twoColumns("dev-1").split()).threshold();
        ScoreSplit test = twoColumns("test-1").split();
        assertThat(test.falseMatches(threshold)).isEqualTo(27);
        assertThat(test.falseNonMatches(threshold)).isEqualTo(29);
        assertThat(test.failedImpostor()).isEqualTo(23);
        assertThat(test.failedGenuine()).isEqualTo(25);
    }

    @ParameterizedTest
    @CsvSource({
        "dev-1,  0.1,   -0.04375812081600161, 0.098989899,   0.0576496674",
        "dev-1,  0.05,  0.22538783943331264,  0.0484848485,  0.274944568",
        "dev-1,  0.01,  0.7628012955668297,   0.00808080808, 0.745011086",
        "dev-1,  0.001, 0.951559518681642,    0,             0.946784922",
        "test-1, 0.1,   -0.05592164545011902, 0.0981210856,  0.0549682875",
        "test-1, 0.01,  0.9067400616619856,   0.00835073069, 0.917547569",
        "nonsep, 0.1,   5.5,                  0.1,           0.12",
        "nonsep, 0.05,  5.8,                  0.02,          0.42",
        "nonsep, 0.01,  5.800000000000001,    0,             0.48"
    })
    void thresholdForFmrMatchesBob(String name, double target, double value, double fmr, double fnmr)
            throws IOException {
        ScoreSplit split = (name.equals("nonsep") ? nonsep() : twoColumns(name)).split();
        MatchThreshold threshold = MatchThreshold.atFmr(split, target);
        assertThat(threshold.value()).isEqualTo(value);
        assertThat(threshold.realised()).isCloseTo(fmr, TIGHT).isLessThanOrEqualTo(target);
        assertThat(split.fmr(threshold.value())).isEqualTo(threshold.realised());
        assertThat(split.fnmr(threshold.value())).isCloseTo(fnmr, TIGHT);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0.9905102041, 0.03571428571, 0.9714285714, 0.975",
        "2, 0.8190816327, 0.2714285714,  0.7,          0.7",
        "3, 0.7423214286, 0.3357142857,  0.6857142857, 0.6892857143"
    })
    void deepfaceColumnsMatch(int column, double auc, double eer, double tenFold, double strict) throws IOException {
        List<String> rows = lines("deepface/pivot.csv");
        List<Double> scores = new ArrayList<>();
        List<Boolean> genuine = new ArrayList<>();
        List<Integer> fold = new ArrayList<>();
        int yes = 0;
        int no = 0;
        for (String row : rows.subList(1, rows.size())) {
            String[] f = row.split(",", -1);
            boolean same = f[0].equals("Yes");
            scores.add(-Double.parseDouble(f[column]));
            genuine.add(same);
            fold.add((same ? yes++ : no++) / 14);
        }
        Labelled data = labelled(scores, genuine);
        assertThat(AreaUnderRoc.of(data.scores(), data.genuine()).value()).isCloseTo(auc, TIGHT);
        assertThat(EqualErrorRate.of(data.split()).value()).isCloseTo(eer, TIGHT);
        int[] folds = fold.stream().mapToInt(v -> v).toArray();
        assertThat(FoldAccuracy.of(data.scores(), data.genuine(), folds, 10).accuracy())
                .isCloseTo(strict, TIGHT);
        FoldAccuracy accuracy = FoldAccuracy.of(data.scores(), data.genuine(), folds, 10, FoldAccuracy.Candidates.ALL);
        assertThat(accuracy.accuracy()).isCloseTo(tenFold, TIGHT);
        assertThat(Arrays.stream(accuracy.perFold()).average().orElseThrow()).isCloseTo(tenFold, TIGHT);
    }

    @Test
    void deLongVarianceOfPlacementsMatches() throws IOException {
        List<String> rows = lines("deepface/pivot.csv");
        int n = rows.size() - 1;
        double[] scores = new double[n];
        boolean[] genuine = new boolean[n];
        for (int i = 0; i < n; i++) {
            String[] f = rows.get(i + 1).split(",", -1);
            genuine[i] = f[0].equals("Yes");
            scores[i] = -Double.parseDouble(f[2]);
        }
        AreaUnderRoc auc = AreaUnderRoc.of(scores, genuine);
        double[] squares = new double[2];
        for (int i = 0; i < n; i++) {
            double r = auc.placements()[i] - auc.value();
            squares[genuine[i] ? 0 : 1] += r * r;
        }
        double variance = squares[0] / 139 / 140 + squares[1] / 139 / 140;
        assertThat(variance).isCloseTo(0.0006030496136, within(1e-12));
    }
}
