package org.facegap.generator.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.facegap.generator.latent.EncodedWorld.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.json.Json;
import org.facegap.core.progress.Progress;
import org.facegap.core.results.suite.Balance;
import org.facegap.generator.ascent.Ascents;
import org.facegap.generator.latent.EncodedWorld;
import org.facegap.generator.search.SearchConfig;
import org.facegap.generator.search.SearchConfigs;
import org.facegap.generator.variation.DirectionFitter;
import org.facegap.generator.variation.LatentDirections;
import org.facegap.generator.variation.VariationConfig;
import org.facegap.generator.variation.WorldDirectionLabels;
import org.facegap.models.named.FaceCheck;
import org.facegap.models.named.Oracle;
import org.facegap.models.named.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerationRunTest {
    private static final EncodedWorld WORLD = new EncodedWorld();
    private static final LatentDirections DIRECTIONS =
            new DirectionFitter(4096, 1).fit(new WorldDirectionLabels(WORLD.population()), 64);

    @TempDir
    Path dir;

    private static GenerateSpec spec(
            String strategy, String composition, Map<String, String> only, int identities, int images) {
        String named = strategy.equals("evolutionary") ? "{name: evolutionary, sigma: 0.5, frontier: 64}" : strategy;
        SearchConfig search = SearchConfigs.of("{strategy: " + named + ", batch: 32,"
                + " identityThreshold: 0.85, densityQuantile: 1, maxRendersPerIdentity: 500}");
        VariationConfig variations = new VariationConfig(
                "drawn",
                images,
                1,
                Map.of("pose", 1.0, "light", 1.0, "expression", 1.0, "hair", 1.0, "background", 1.0, "exposure", 1.0),
                0.5,
                5);
        return new GenerateSpec(
                new GenerateConfig(
                        "fake", 0, "fake-o", "fake-e", "fake-ao", "fake-ae", "none", identities, 1, search, variations),
                List.of("tone"),
                composition,
                only,
                composition.equals("shares") ? Map.of("dark", 3.0, "light", 1.0) : Map.of(),
                11);
    }

    private static GenerationModels models(Oracle audit, FaceCheck check) {
        return new GenerationModels(
                WORLD.faces(),
                WORLD.oracle(),
                WORLD.embedding(),
                audit,
                WORLD.embedding(),
                check,
                DIRECTIONS,
                Ascents.none("fake"),
                "Apache-2.0",
                true);
    }

    private GenerationReport run(GenerateSpec spec, Oracle audit, String folder) {
        return run(spec, audit, FaceCheck.NONE, folder);
    }

    private GenerationReport run(GenerateSpec spec, Oracle audit, FaceCheck check, String folder) {
        return new GenerationRun("set", spec, models(audit, check)).generate(dir.resolve(folder), Progress.silent());
    }

    @Test
    void writesABalancedDatasetOfTheSameIdentitiesInDifferentShots() {
        GenerateSpec spec = spec("evolutionary", "balanced", Map.of(), 12, 4);
        GenerationReport report = run(spec, WORLD.oracle(), "a");
        FaceDataset set = FaceDataset.open(dir.resolve("a"));

        assertThat(report.targets()).isEqualTo(Map.of("tone", Map.of("light", 4L, "medium", 4L, "dark", 4L)));
        assertThat(report.composition().identitiesPerValue().get("tone"))
                .isEqualTo(Map.of("light", 4L, "medium", 4L, "dark", 4L));
        assertThat(set.card().identities()).isEqualTo(12);
        assertThat(set.card().images()).isEqualTo(48);
        assertThat(set.card().shares()).isEqualTo(report.composition().identitiesPerValue());
        assertThat(set.card().imagesMayBeShown()).isTrue();
        assertThat(set.card().generator()).containsEntry("seed", 11).containsKey("search");
        assertThat(set.latentDim()).isEqualTo(64);
        for (FaceRecord record : set.records()) {
            String tone = entry(record.attributes(), "tone").value();
            var face = WORLD.population().face(set.latent(record.latentRow()));
            assertThat(face.identity().tone().name()).isEqualToIgnoringCase(tone);
            assertThat(record.variation().isEmpty()).isEqualTo(record.key().endsWith("-00"));
            assertThat(set.read(record).width()).isEqualTo(EncodedWorld.SIDE);
        }
        assertThat(report.cost().accepted()).isEqualTo(48);
        assertThat(report.cost().rendersPerIdentity()).isCloseTo(report.cost().renders() / 12.0, within(1e-9));
        assertThat(Json.read(dir.resolve("a/generation.json"), GenerationReport.class)
                        .composition())
                .isEqualTo(report.composition());
    }

    @Test
    void twoRunsWriteTheSameBytes() throws IOException {
        GenerateSpec spec = spec("evolutionary", "generator-shares", Map.of(), 10, 3);
        run(spec, WORLD.oracle(), "a");
        run(spec, WORLD.oracle(), "b");
        for (String file :
                List.of("index.csv", "latents.npy", "dataset.json", "generation.json", "shards/000000.tar")) {
            assertThat(Files.mismatch(
                            dir.resolve("a").resolve(file), dir.resolve("b").resolve(file)))
                    .as(file)
                    .isEqualTo(-1);
        }
    }

    @Test
    void theGeneratorsSharesAreItsOwn() {
        GenerationReport report = run(spec("evolutionary", "generator-shares", Map.of(), 50, 1), WORLD.oracle(), "a");
        Map<String, Long> tones = entry(report.composition().identitiesPerValue(), "tone");
        assertThat(tones.get("light")).isBetween(33L, 37L);
        assertThat(tones.get("dark")).isBetween(4L, 6L);
        assertThat(tones).isEqualTo(report.targets().get("tone"));
    }

    @Test
    void sharesOfOnesOwnAreMet() {
        GenerateSpec spec = spec("evolutionary", "shares", Map.of(), 12, 1);
        GenerationReport report = run(spec, WORLD.oracle(), "a");
        assertThat(report.composition().identitiesPerValue().get("tone"))
                .isEqualTo(Map.of("dark", 9L, "light", 3L, "medium", 0L));

        GenerateSpec two = spec("evolutionary", "shares", Map.of("tone", "dark|medium"), 12, 1);
        assertThatThrownBy(() -> run(two, WORLD.oracle(), "b"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("there is no group 'light'")
                .hasMessageContaining("medium, dark");
    }

    /** Finds no face in images of which one value is in the upper half of those it was shown at first. */
    private static final class HalfBlind implements FaceCheck {
        private static final int VALUE = 9;
        private float limit = Float.NaN;
        private long looked;
        private long refused;

        boolean sees(float[] image) {
            return image[VALUE] <= limit;
        }

        @Override
        public float[] confidence(float[][] images) {
            if (Float.isNaN(limit)) {
                List<Float> first =
                        Arrays.stream(images).map(p -> p[VALUE]).sorted().toList();
                limit = first.get(first.size() / 2);
            }
            float[] confidence = new float[images.length];
            for (int i = 0; i < confidence.length; i++) {
                confidence[i] = sees(images[i]) ? 0.7f : 0;
                looked++;
                refused += confidence[i] > 0 ? 0 : 1;
            }
            return confidence;
        }
    }

    @Test
    void noImageWithoutAFaceIsWritten() {
        HalfBlind check = new HalfBlind();
        GenerateSpec spec = spec("evolutionary", "balanced", Map.of(), 12, 4);
        GenerationReport report = run(spec, WORLD.oracle(), check, "a");
        FaceDataset set = FaceDataset.open(dir.resolve("a"));
        assertThat(set.records()).hasSize(48);
        float[][] styles = set.records().stream()
                .map(record -> set.latent(record.latentRow()))
                .toArray(float[][]::new);
        for (float[] image : WORLD.faces().render(WORLD.faces().map(styles, 1))) {
            assertThat(check.sees(image)).isTrue();
        }
        assertThat(check.refused).isBetween(1L, check.looked - 48);
        double noFace = report.composition().rejectionRates().values().stream()
                .mapToDouble(reasons -> entry(reasons, "no face").value())
                .max()
                .orElse(0);
        assertThat(noFace).isGreaterThan(0);
    }

    @Test
    void oneCombinationCanBeAskedFor() {
        GenerationReport report =
                run(spec("evolutionary", "balanced", Map.of("tone", "dark", "age", "old"), 8, 2), WORLD.oracle(), "a");
        assertThat(report.targets()).isEqualTo(Map.of("tone+age", Map.of("dark+old", 8L)));
        assertThat(report.composition().identitiesPerValue().get("age")).containsEntry("old", 8L);
        assertThat(report.composition().identitiesPerValue().get("tone")).containsEntry("dark", 8L);
        assertThat(report.composition().rejectionRates()).containsKey("dark+old");
    }

    /** Says that every masculine face is of medium tone. */
    private static Oracle mistaken() {
        return new Oracle() {
            @Override
            public Map<String, List<String>> values() {
                return WORLD.oracle().values();
            }

            @Override
            public List<Reading> read(float[][] images) {
                return WORLD.oracle().read(images).stream()
                        .map(r -> {
                            Map<String, AttributeLabel> labels = new LinkedHashMap<>(r.labels());
                            if (r.value("presentation").equals("masculine")) {
                                labels.put("tone", new AttributeLabel("medium", 0.9));
                            }
                            return new Reading(labels, r.margins());
                        })
                        .toList();
            }
        };
    }

    @Test
    void theAuditDropsIdentitiesAndItsDisagreementIsReported() {
        GenerationReport report = run(spec("evolutionary", "balanced", Map.of(), 15, 3), mistaken(), "a");
        FaceDataset set = FaceDataset.open(dir.resolve("a"));
        assertThat(report.composition().identitiesPerValue().get("tone"))
                .isEqualTo(Map.of("light", 5L, "medium", 5L, "dark", 5L));
        for (FaceRecord record : set.records()) {
            assertThat(entry(record.attributes(), "tone").value().equals("medium")
                            || entry(record.attributes(), "presentation")
                                    .value()
                                    .equals("feminine"))
                    .isTrue();
        }
        var agreement = report.composition().auditAgreement();
        assertThat(entry(agreement, "tone").value()).isLessThan(0.95);
        assertThat(entry(agreement, "age").value()).isEqualTo(1);
        assertThat(entry(agreement, "tone").n()).isGreaterThan(15);
        assertThat(report.composition().rejectionRates().get("dark")).containsKey("dropped");
        Balance tone = entry(report.composition().balance(), "tone");
        assertThat(entry(tone.correctedShares(), "medium").value())
                .as("whom the audit contradicts is not in the set")
                .isCloseTo(1 / 3.0, within(1e-9));
        assertThat(tone.correctedEntropy().n()).isEqualTo(15);
        assertThat(set.card().confusion()).containsKey("tone");
    }

    @Test
    void plainSamplingHasNoTargets() {
        GenerationReport report = run(spec("plain", "balanced", Map.of(), 40, 1), WORLD.oracle(), "a");
        assertThat(report.targets()).isEmpty();
        Balance tone = entry(report.composition().balance(), "tone");
        double share = entry(entry(report.composition().identitiesPerValue(), "tone"), tone.smallest()) / 40.0;
        assertThat(tone.smallestShare().value()).isEqualTo(share);
        assertThat(tone.entropy().value()).isBetween(0.3, 0.95);
        assertThat(entry(entry(report.composition().identitiesPerValue(), "tone"), "light"))
                .isGreaterThan(20);
    }

    @Test
    void variationsNeedDirections() {
        GenerationModels blind = new GenerationModels(
                WORLD.faces(),
                WORLD.oracle(),
                WORLD.embedding(),
                WORLD.oracle(),
                WORLD.embedding(),
                FaceCheck.NONE,
                LatentDirections.none("z", 64),
                Ascents.none("fake"),
                "unknown",
                false);
        assertThatThrownBy(() -> new GenerationRun("set", spec("plain", "balanced", Map.of(), 4, 2), blind))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("fake.directions.json");
    }

    @Test
    void sharesOfPlainSamplesAreThePopulations() {
        SampleShares shares = SampleShares.measure(WORLD.faces(), WORLD.oracle(), List.of("tone", "age"), 3000, 1, 5);
        assertThat(entry(entry(shares.shares(), "tone"), "dark").value()).isCloseTo(0.1, within(0.02));
        assertThat(entry(entry(shares.shares(), "age"), "old").value()).isCloseTo(0.2, within(0.03));
        assertThat(shares.groups().get("dark+old")).isBetween(30L, 95L);
        assertThat(shares.groups().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(3000);
    }
}
