package org.facegap.generator.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.facegap.core.UserError;
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.core.dataset.DatasetCard;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceDatasetWriter;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.image.Image;
import org.facegap.core.json.Json;
import org.facegap.core.npy.NpyMatrix;
import org.facegap.core.npy.NpyRows;
import org.facegap.core.progress.Progress;
import org.facegap.core.random.Gaussian;
import org.facegap.core.results.suite.Balance;
import org.facegap.generator.audit.GroupKey;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.named.Embedding;
import org.facegap.models.named.Oracle;
import org.facegap.models.named.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From two sets of small images to the report; features are mean colours, an oracle calls what is bright light. */
class QualityMeasurementTest {
    private static final EngineRuntime RUNTIME = EngineRuntime.start("cpu", "float32", 1);
    private static final int SIDE = 4;
    private static final FeatureSpace COLOUR = new FeatureSpace("colour", false);

    private static final GroupKey TONE = new GroupKey(List.of("tone"));
    private static final GroupKey NO_GROUPS = new GroupKey(List.of());

    @TempDir
    Path dir;

    private static final Embedding MEANS = images -> {
        float[][] rows = new float[images.length][3];
        for (int i = 0; i < rows.length; i++) {
            for (int at = 0; at < images[i].length; at++) {
                rows[i][at / (SIDE * SIDE)] += images[i][at] + 0.01f;
            }
        }
        return rows;
    };

    private static final Oracle BRIGHT = new Oracle() {
        @Override
        public Map<String, List<String>> values() {
            return Map.of("tone", List.of("light", "dark"));
        }

        @Override
        public List<Reading> read(float[][] images) {
            List<Reading> readings = new ArrayList<>();
            for (float[] feature : MEANS.embed(images)) {
                float bright = (feature[0] + feature[1] + feature[2]) / (3 * SIDE * SIDE);
                float light = bright > 0.5f ? 0.9f : 0.2f;
                readings.add(Reading.of(values(), new float[] {light, 1 - light}));
            }
            return readings;
        }
    };

    /** Identities of four images each: light ones bright, dark ones dim; {@code wrong} of the light ones are labelled dark. */
    private FaceDataset set(String name, int identities, int wrong, double red, long seed) {
        return set(name, identities, wrong, red, seed, "");
    }

    private FaceDataset set(String name, int identities, int wrong, double red, long seed, String prefix) {
        Gaussian random = new Gaussian(seed);
        try (FaceDatasetWriter writer = FaceDatasetWriter.create(dir.resolve(name), List.of("tone"), 0)) {
            for (int p = 0; p < identities; p++) {
                boolean light = p % 2 == 0;
                boolean mislabelled = light && p / 2 < wrong;
                for (int v = 0; v < 4; v++) {
                    byte[] rgb = new byte[3 * SIDE * SIDE];
                    for (int i = 0; i < rgb.length; i++) {
                        double value = (light ? 180 : 70) + 30 * random.next() + (i % 3 == 0 ? red : 0);
                        rgb[i] = (byte) Math.max(0, Math.min(255, value));
                    }
                    writer.add(
                            name + p + "-" + v,
                            name + p,
                            Map.of(
                                    "tone",
                                    new AttributeLabel(prefix + (light && !mislabelled ? "light" : "dark"), 0.95)),
                            "",
                            new Image(SIDE, SIDE, rgb),
                            null);
                }
            }
            return writer.finish(DatasetCard.describe(
                    name, SIDE, List.of("tone"), "made", "an oracle", Map.of(), "Apache-2.0", true, Map.of()));
        }
    }

    private static QualitySample sample(FaceDataset set, int most) {
        return QualitySample.of(set, most, TONE, COLOUR, MEANS, BRIGHT, 1, Progress.silent());
    }

    private static <T> T entry(Map<String, T> map, String key) {
        return Objects.requireNonNull(map.get(key), key);
    }

    @Test
    void theReportHoldsWhatWasPutIn() {
        FaceDataset generated = set("generated", 60, 6, 40, 1);
        FaceDataset reference = set("reference", 120, 0, 0, 2);
        QualityReport report = new QualityMeasurement(RUNTIME, COLOUR, 5)
                .measure(sample(generated, 1000), sample(reference, 2000), TONE, List.of("a note"));
        Distances all = entry(report.distances(), QualityReport.ALL);
        assertThat(all.images()).isEqualTo(240);
        assertThat(all.firstIdentities()).isEqualTo(60);
        assertThat(all.frechet().n()).isEqualTo(240);
        assertThat(all.kernel().n()).isEqualTo(240);
        assertThat(all.subsetSize()).isEqualTo(120);
        Distances halves = report.referenceHalves();
        assertThat(halves.images()).isEqualTo(240);
        assertThat(halves.firstIdentities()).isEqualTo(60);
        assertThat(halves.secondIdentities()).isEqualTo(60);
        // Forty grey levels of red more are a difference; two halves of one set are none.
        assertThat(all.frechet().value()).isGreaterThan(20 * halves.frechet().value());
        assertThat(all.kernel().low()).isGreaterThan(halves.kernel().high());
        assertThat(halves.kernel().low()).isLessThan(0);
        Distances dark = entry(report.distances(), "dark");
        assertThat(dark.images()).isEqualTo(144);
        assertThat(entry(report.distances(), "light").images()).isEqualTo(96);
        Confidence tone = entry(report.confidence(), "tone");
        assertThat(entry(tone.labels(), QualityReport.ALL))
                .containsEntry("n", 60)
                .containsEntry("p50", 0.95);
        assertThat(entry(tone.reading(), QualityReport.ALL)).containsEntry("n", 240);
        assertThat(entry(tone.agreement(), "light").value()).isEqualTo(1);
        assertThat(entry(tone.agreement(), "dark").value()).isCloseTo(30 / 36.0, within(1e-12));
        Balance balance = entry(report.balance(), "tone");
        assertThat(balance.smallest()).isEqualTo("light");
        assertThat(balance.smallestShare().value()).isCloseTo(0.4, within(1e-12));
        assertThat(entry(balance.correctedShares(), "light").value()).isCloseTo(0.5, within(1e-9));
        assertThat(entry(entry(report.sharpness(), "generated"), "dark")).containsEntry("n", 144);
        assertThat(entry(entry(report.sharpness(), "reference"), QualityReport.ALL))
                .containsEntry("n", 480);
        assertThat(report.frechetName()).isEqualTo("Frechet distance in colour's space");
        assertThat(report.notes()).containsExactly("a note");
        Path file = dir.resolve("quality.json");
        Json.write(file, report);
        assertThat(Json.read(file, QualityReport.class)).isEqualTo(report);
        QualityReport again = new QualityMeasurement(RUNTIME, COLOUR, 5)
                .measure(sample(generated, 1000), sample(reference, 2000), TONE, List.of("a note"));
        assertThat(again).isEqualTo(report);
    }

    @Test
    void sizesAreMadeEqualAndTooFewIsSaid() {
        FaceDataset generated = set("generated", 4, 0, 0, 1);
        FaceDataset reference = set("reference", 60, 0, 0, 2);
        QualityReport report = new QualityMeasurement(RUNTIME, COLOUR, 5)
                .measure(sample(generated, 1000), sample(reference, 2000), TONE, List.of());
        Distances all = entry(report.distances(), QualityReport.ALL);
        assertThat(all.images()).isEqualTo(16);
        assertThat(all.frechet().isOk()).isTrue();
        assertThat(all.kernel().status()).isEqualTo(Estimate.Status.TOO_FEW);
        assertThat(all.kernel().needed()).isEqualTo(KernelDistance.LEAST);
        assertThat(report.referenceHalves().images()).isEqualTo(16);
        FaceDataset tiny = set("tiny", 2, 0, 0, 3);
        Distances few = entry(
                new QualityMeasurement(RUNTIME, COLOUR, 5)
                        .measure(sample(tiny, 3), sample(reference, 6), NO_GROUPS, List.of())
                        .distances(),
                QualityReport.ALL);
        assertThat(few.frechet().status()).isEqualTo(Estimate.Status.TOO_FEW);
        assertThat(few.frechet().needed()).isEqualTo(4);
    }

    @Test
    void wordsThatHaveNothingInCommonAreNotCompared() {
        QualitySample generated = sample(set("generated", 20, 0, 0, 1, "very "), 1000);
        QualityReport report = new QualityMeasurement(RUNTIME, COLOUR, 5)
                .measure(generated, sample(set("reference", 20, 0, 0, 2), 1000), TONE, List.of());
        assertThat(entry(report.confidence(), "tone").agreement()).isEmpty();
        assertThat(report.balance()).isEmpty();
        assertThat(report.notes())
                .containsExactlyInAnyOrder(
                        "generated: the labels of tone ('very dark', 'very light') and what the oracle says of it ('light',"
                                + " 'dark') have no word in common; they are not compared.",
                        "The sets have no group of tone in common, so nothing is compared by it: generated has 'very dark',"
                                + " 'very light'; reference has 'dark', 'light'.");
    }

    @Test
    void aGroupThatTheReferenceLacksIsUndefined() {
        QualitySample generated = sample(set("generated", 20, 0, 0, 1), 1000);
        FaceDataset reference = set("reference", 20, 10, 0, 2);
        Distances light = entry(
                new QualityMeasurement(RUNTIME, COLOUR, 5)
                        .measure(generated, sample(reference, 1000), TONE, List.of())
                        .distances(),
                "light");
        assertThat(light.frechet().reason()).isEqualTo("one of the sets has no such image");
        assertThat(light.kernel().status()).isEqualTo(Estimate.Status.UNDEFINED);
    }

    @Test
    void onlyInceptionFeaturesGiveFidAndKid() {
        assertThat(new FeatureSpace("inception.npy", true).frechetName()).isEqualTo("FID");
        assertThat(new FeatureSpace("inception.npy", true).kernelName()).isEqualTo("KID");
        assertThat(new FeatureSpace("x", true).kernelScale(2048)).isEqualTo(1 / 2048.0);
        assertThat(new FeatureSpace("x", true).place(new float[] {3, 4}, "row")).containsExactly(3, 4);
        assertThat(new FeatureSpace("x", false).place(new float[] {3, 4}, "row"))
                .containsExactly(0.6f, 0.8f);
        assertThatThrownBy(() -> new FeatureSpace("x", false).place(new float[2], "row 3"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("row 3");
        assertThatThrownBy(() -> new FeatureSpace("x", true).place(new float[] {Float.NaN}, "row 3"))
                .hasMessageContaining("no finite number");
    }

    @Test
    void featuresOfFilesAreComparedToo() {
        Gaussian random = new Gaussian(1);
        Path a = features("a.npy", 50, 4, random);
        Path b = features("b.npy", 80, 4, random);
        FeatureSpace inception = new FeatureSpace("features", true);
        QualityReport report = new QualityMeasurement(RUNTIME, inception, 5)
                .measure(
                        QualitySample.of(NpyMatrix.open(a), "a", 1000, inception, 1),
                        QualitySample.of(NpyMatrix.open(b), "b", 1000, inception, 1),
                        NO_GROUPS,
                        List.of());
        Distances all = entry(report.distances(), QualityReport.ALL);
        assertThat(all.images()).isEqualTo(50);
        assertThat(report.referenceHalves().images()).isEqualTo(40);
        assertThat(report.frechetName()).isEqualTo("FID");
        assertThat(report.sharpness()).isEmpty();
        assertThat(report.balance()).isEmpty();
        Path c = features("c.npy", 50, 5, random);
        assertThatThrownBy(() -> new QualityMeasurement(RUNTIME, inception, 5)
                        .measure(
                                QualitySample.of(NpyMatrix.open(a), "a", 1000, inception, 1),
                                QualitySample.of(NpyMatrix.open(c), "c", 1000, inception, 1),
                                NO_GROUPS,
                                List.of()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("features of 4 values");
    }

    private Path features(String name, int rows, int dimension, Gaussian random) {
        Path file = dir.resolve(name);
        try (NpyRows out = NpyRows.create(file, dimension)) {
            float[] row = new float[dimension];
            for (int i = 0; i < rows; i++) {
                random.fill(row);
                out.add(row);
            }
        }
        return file;
    }
}
