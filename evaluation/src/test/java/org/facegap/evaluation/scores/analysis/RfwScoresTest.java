package org.facegap.evaluation.scores.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.facegap.core.results.scores.PointResults;
import org.facegap.core.results.scores.ScoreResults;
import org.facegap.core.results.scores.SystemResults;
import org.facegap.evaluation.protocol.ImpostorRule;
import org.facegap.evaluation.scores.reading.ReadingSpec;
import org.facegap.evaluation.scores.reading.ScoreFiles;
import org.facegap.evaluation.scores.reading.ScoreSource;
import org.facegap.evaluation.verification.Failures;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The two recognisers on the official pairs of Racial Faces in the Wild, read and evaluated end to end. The scores may
 * not be copied: the test reads them from {@code -Dfacegap.reference=FOLDER} and is skipped without.
 */
class RfwScoresTest {
    private static ScoreResults results;

    @BeforeAll
    static void evaluate() {
        String folder = System.getProperty("facegap.reference", "");
        Path rfw = Path.of(folder, "scores", "rfw");
        assumeTrue(!folder.isEmpty() && Files.isDirectory(rfw), "no reference scores here");
        List<ScoreSource> files = Stream.of("African", "Asian", "Caucasian", "Indian")
                .map(race -> ScoreSource.of(rfw.resolve(race + ".csv")))
                .toList();
        ScoreSpec settings = Scored.settings(
                List.of(0.1, 0.01, 0.001),
                Map.of("Balanced34", 0.36585384607315063, "Global34", 0.3975),
                ThresholdRule.POOLED,
                ImpostorRule.SAME_GROUP,
                Failures.EXCLUDE,
                0,
                30);
        results = new ScoreEvaluator(settings).evaluate(new ScoreFiles(ReadingSpec.standard()).read(files), null);
    }

    private static PointResults point(int system, int number) {
        return results.systems().get(system).points().get(number);
    }

    private static void rates(PointResults point, double threshold, double[] fmr, double[] fnmr) {
        assertThat(point.threshold().value()).isCloseTo(threshold, within(1e-9));
        for (int g = 0; g < 4; g++) {
            assertThat(point.groups().get(g).falseMatch().errors() / 3000.0).isCloseTo(fmr[g], within(5e-7));
            assertThat(point.groups().get(g).falseNonMatch().errors() / 3000.0).isCloseTo(fnmr[g], within(5e-7));
        }
    }

    private static double value(PointResults point, String differential) {
        return Scored.figure(point, differential).value().value();
    }

    @Test
    void ratesAtPooledOperatingPoints() {
        rates(point(0, 1), 0.332050472498, new double[] {.161667, .07, .037, .131333}, new double[] {
            .035333, .071, .043667, .038333
        });
        rates(point(0, 2), 0.424440443516, new double[] {.024667, .006, .002333, .007}, new double[] {
            .161333, .225, .172333, .139333
        });
        rates(point(1, 3), 0.492382109165, new double[] {.000667, .002667, 0, .000667}, new double[] {
            .300667, .276, .328, .241333
        });
    }

    @Test
    void differentialsAtPooledOperatingPoints() {
        assertThat(value(point(0, 2), "FDR")).isCloseTo(0.946, within(1e-9));
        assertThat(value(point(0, 2), "IR")).isCloseTo(4.1317172, within(1e-7));
        assertThat(value(point(0, 2), "GARBE")).isCloseTo(0.34732569, within(1e-8));
        assertThat(value(point(1, 2), "max / geomean FMR")).isCloseTo(2.8867513, within(1e-7));
        assertThat(value(point(1, 2), "WERM")).isCloseTo(1.8665633, within(1e-7));
    }

    @Test
    void figuresAtThePublishedThreshold() {
        assertThat(100 * value(point(0, 0), "STD (ddof 0) error")).isCloseTo(1.069949376, within(1e-8));
        assertThat(value(point(0, 0), "SER")).isCloseTo(1.560553633, within(1e-8));
        assertThat(value(point(0, 0), "IR")).isCloseTo(3.008803803, within(1e-8));
        assertThat(value(point(0, 0), "FDR")).isCloseTo(0.94, within(1e-9));
        assertThat(100 * value(point(1, 0), "STD (ddof 0) error")).isCloseTo(0.662906060, within(1e-8));
        assertThat(value(point(1, 0), "GARBE")).isCloseTo(0.251269503, within(1e-8));
    }

    @Test
    void figuresThatNeedNoThreshold() {
        SystemResults balanced = results.systems().get(0);
        assertThat(results.data().folds()).isEqualTo(10);
        assertThat(balanced.groups().get(0).auc().value()).isCloseTo(0.976767, within(1e-9));
        assertThat(balanced.groups().get(1).eer().value()).isCloseTo(0.070333333, within(1e-9));
        assertThat(balanced.groups().get(2).separation().value()).isCloseTo(3.4224905, within(1e-6));
        assertThat(balanced.compatibility())
                .filteredOn(f -> f.mode().equals("insightface") && f.group().equals("African"))
                .anySatisfy(f -> assertThat(f.value().value()).isCloseTo(0.922, within(1e-9)));
    }

    @Test
    void identitiesAreNotKnownAndThatIsSaid() {
        assertThat(results.data().identitiesKnown()).isFalse();
        assertThat(results.warnings()).anyMatch(w -> w.contains("name no identities"));
        assertThat(point(0, 1).differentials())
                .allSatisfy(d -> assertThat(d.notes()).anyMatch(n -> n.contains("no identities known")));
    }
}
