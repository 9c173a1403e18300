package org.facegap.core.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.facegap.core.UserError;
import org.facegap.core.image.Image;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubsetTest {
    private final List<FaceRecord> records = new ArrayList<>();

    /** 40 white, 20 black, 10 asian identities, of 1 to 3 images; every other one is a woman. One identity without labels. */
    SubsetTest() {
        add("white", 40);
        add("black", 20);
        add("asian", 10);
        records.add(new FaceRecord("x", "nobody", 0, 0, 1, Map.of(), "", -1, ""));
    }

    private void add(String race, int identities) {
        for (int i = 0; i < identities; i++) {
            for (int k = 0; k <= i % 3; k++) {
                records.add(new FaceRecord(
                        race + i + "_" + k,
                        race + i,
                        0,
                        0,
                        1,
                        Map.of(
                                "race",
                                AttributeLabel.truth(race),
                                "sex",
                                AttributeLabel.truth(i % 2 == 0 ? "woman" : "man")),
                        "",
                        -1,
                        ""));
            }
        }
    }

    private Subset subset(SubsetSpec spec) {
        return new Subset(records, FaceRecord::attributes, spec);
    }

    private static SubsetSpec spec(
            String composition,
            List<String> groupBy,
            Map<String, Double> shares,
            @Nullable Integer identities,
            @Nullable Integer images,
            long seed) {
        return new SubsetSpec(Map.of(), Map.of(), composition, groupBy, shares, identities, images, seed);
    }

    private static Map<String, Integer> identities(List<FaceRecord> records, String... by) {
        Map<String, Set<String>> groups = new TreeMap<>();
        records.forEach(record -> groups.computeIfAbsent(
                        String.valueOf(LabelGroups.of(record.attributes(), List.of(by))), k -> new HashSet<>())
                .add(record.identity()));
        Map<String, Integer> counts = new TreeMap<>();
        groups.forEach((group, own) -> counts.put(group, own.size()));
        return counts;
    }

    @Test
    void everythingIsEverything() {
        assertThat(subset(SubsetSpec.all()).records()).isEqualTo(records);
    }

    @Test
    void onlyAndDropGoByValues() {
        Subset some = subset(new SubsetSpec(
                Map.of("race", "white|asian"), Map.of("sex", "man"), "as-is", List.of(), Map.of(), null, null, 1));
        assertThat(identities(some.records(), "race", "sex")).isEqualTo(Map.of("white+woman", 20, "asian+woman", 5));
        assertThat(some.leftOut().keySet())
                .containsExactlyInAnyOrder("of another race than white|asian", "of the sex man");
        assertThat(some.leftOut().values().stream().mapToLong(v -> v).sum()
                        + some.records().size())
                .isEqualTo(records.size());
    }

    @Test
    void balancedTakesAsManyOfEveryGroupAsTheSmallestHas() {
        Subset even = subset(spec("balanced", List.of("race"), Map.of(), null, null, 1));
        assertThat(identities(even.records(), "race")).isEqualTo(Map.of("white", 10, "black", 10, "asian", 10));
        assertThat(even.leftOut()).containsEntry("without race", 1L).containsKey("that were not drawn");
        assertThat(identities(
                                subset(spec("balanced", List.of("race", "sex"), Map.of(), 12, null, 1))
                                        .records(),
                                "race",
                                "sex")
                        .values())
                .hasSize(6)
                .containsOnly(2);
    }

    @Test
    void sharesAreKeptInIdentitiesAndInImages() {
        Map<String, Double> shares = Map.of("white", 3.0, "black", 1.0);
        assertThat(identities(
                        subset(spec("shares", List.of("race"), shares, 20, null, 1))
                                .records(),
                        "race"))
                .isEqualTo(Map.of("white", 15, "black", 5));
        assertThat(identities(
                        subset(spec("shares", List.of("race"), shares, null, null, 1))
                                .records(),
                        "race"))
                .isEqualTo(Map.of("white", 40, "black", 13));
        List<FaceRecord> images =
                subset(spec("shares", List.of("race"), shares, null, 40, 1)).records();
        assertThat(images).hasSize(40);
        assertThat(images.stream().filter(r -> r.identity().startsWith("white")))
                .hasSize(30);
    }

    @Test
    void aDrawIsSeededAndALargerOneHoldsASmallerOne() {
        List<FaceRecord> ten =
                subset(spec("as-is", List.of(), Map.of(), 10, null, 1)).records();
        assertThat(identities(ten).values()).containsExactly(10);
        assertThat(subset(spec("as-is", List.of(), Map.of(), 10, null, 1)).records())
                .isEqualTo(ten);
        assertThat(subset(spec("as-is", List.of(), Map.of(), 10, null, 2)).records())
                .isNotEqualTo(ten);
        assertThat(subset(spec("as-is", List.of(), Map.of(), 30, null, 1)).records())
                .containsAll(ten);
    }

    @Test
    void whatIsNotThereIsTold() {
        assertThatThrownBy(() -> subset(
                        new SubsetSpec(Map.of("race", "whit"), Map.of(), "as-is", List.of(), Map.of(), null, null, 1)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("only.race")
                .hasMessageContaining("white");
        assertThatThrownBy(() -> subset(spec("balanced", List.of("race"), Map.of(), 33, null, 1)))
                .hasMessageContaining("33 need 11 of asian, there are 10");
        assertThatThrownBy(() -> subset(spec("shares", List.of("race"), Map.of("blac", 1.0), 3, null, 1)))
                .hasMessageContaining("did you mean 'black'");
        assertThatThrownBy(() -> spec("balanced", List.of(), Map.of(), null, null, 1))
                .hasMessageContaining("groupBy");
        assertThatThrownBy(() -> spec("as-is", List.of(), Map.of(), 1, 1, 1)).hasMessageContaining("not both");
    }

    @Test
    void partsShareNobodyAndEveryStratumIsSplitAlike() {
        List<List<FaceRecord>> parts = DatasetSplit.of(records, List.of(0.7, 0.1, 0.2), List.of("race", "sex"), 3);
        Set<String> seen = new HashSet<>();
        int images = 0;
        for (List<FaceRecord> part : parts) {
            Set<String> own = new HashSet<>();
            part.forEach(record -> own.add(record.identity()));
            assertThat(own).isNotEmpty().noneMatch(seen::contains);
            seen.addAll(own);
            images += part.size();
        }
        assertThat(images).isEqualTo(records.size());
        assertThat(identities(parts.get(0)).values()).containsExactly(50);
        assertThat(identities(parts.get(2)).values()).containsExactly(14);
        Map<String, Integer> strata = identities(parts.get(0), "race", "sex");
        assertThat(strata.get("white+man")).isBetween(13, 15);
        assertThat(strata.get("black+woman")).isBetween(6, 8);
        assertThat(strata.get("asian+woman")).isBetween(3, 4);
        assertThat(DatasetSplit.of(records, List.of(0.7, 0.1, 0.2), List.of("race", "sex"), 3))
                .isEqualTo(parts);
        assertThat(DatasetSplit.of(records, List.of(0.7, 0.1, 0.2), List.of("race", "sex"), 4))
                .isNotEqualTo(parts);
        assertThatThrownBy(() -> DatasetSplit.of(records.subList(0, 1), List.of(0.5, 0.5), List.of(), 1))
                .hasMessageContaining("of 1 identities");
    }

    private static FaceDataset stored(Path dir, String attribute, int grey, int images) {
        try (FaceDatasetWriter writer = FaceDatasetWriter.create(dir, List.of(attribute), 0)) {
            for (int i = 0; i < images; i++) {
                writer.add(
                        "k" + i,
                        "p" + i / 2,
                        Map.of(attribute, AttributeLabel.truth("v")),
                        "",
                        new Image(1, 1, new byte[] {(byte) grey, (byte) i, 0}),
                        null);
            }
            return writer.finish(
                    DatasetCard.describe("d", 1, List.of(attribute), "s", "", Map.of(), "l", true, Map.of()));
        }
    }

    @Test
    void linksAreADatasetOfOtherDatasetsImages(@TempDir Path dir) throws IOException {
        FaceDataset a = stored(dir.resolve("a"), "race", 1, 4);
        FaceDataset b = stored(dir.resolve("b"), "tone", 2, 6);
        Path mixed = Files.createDirectories(dir.resolve("m"));
        FaceDatasetLinks.write(
                mixed,
                DatasetCard.describe("m", 1, List.of("race", "tone"), "s", "", Map.of(), "l", true, Map.of()),
                List.of(
                        new FaceDatasetLinks.Part(a, a.records(), "0_", "a:"),
                        new FaceDatasetLinks.Part(b, b.records().subList(1, 6), "1_", "b:")));
        FaceDataset set = FaceDataset.open(mixed);
        assertThat(set.card().images()).isEqualTo(9);
        assertThat(set.card().identities()).isEqualTo(5);
        assertThat(set.records().get(4).identity()).isEqualTo("b:p0");
        assertThat(set.records().get(4).attributes()).containsOnlyKeys("tone");
        assertThat(set.read(set.records().get(4))).isEqualTo(b.read(b.records().get(1)));
        assertThat(set.read(set.records().get(3))).isEqualTo(a.read(a.records().get(3)));
        assertThat(mixed.resolve("shards")).doesNotExist();
        Files.delete(dir.resolve("b/shards/000000.tar"));
        assertThatThrownBy(() -> FaceDataset.open(mixed)).hasMessageContaining("000000.tar does not exist");
    }
}
