package org.facegap.generator.worldset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.facegap.core.UserError;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.progress.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldSetsTest {
    private static final int SIZE = 16;

    @TempDir
    Path folder = Path.of("");

    @Test
    void permutedLabelsHaveTheAskedSharesAndSayNothing() {
        FaceDataset honest = render("honest", "balanced", false);
        FaceDataset permuted = render("permuted", "balanced", true);
        assertThat(Objects.requireNonNull(permuted.card().shares().get("tone")))
                .isEqualTo(Map.of("light", 60L, "medium", 60L, "dark", 60L));
        Map<String, Double> truth = brightness(honest);
        Map<String, Double> nothing = brightness(permuted);
        double gap = of(truth, "light") - of(truth, "dark");
        assertThat(gap).as("light minus dark identities").isGreaterThan(0.15);
        assertThat(Math.abs(of(nothing, "light") - of(nothing, "dark")))
                .as("identities labelled light minus identities labelled dark")
                .isLessThan(gap / 3);
    }

    @Test
    void permutedLabelsLeaveThePopulationsTones() {
        double population = mean(render("population", "population", false));
        double balanced = mean(render("balanced", "balanced", false));
        double permuted = mean(render("permuted-balanced", "balanced", true));
        assertThat(population - balanced)
                .as("a population is lighter than equal shares")
                .isGreaterThan(0.04);
        assertThat(Math.abs(permuted - population)).isLessThan((population - balanced) / 2);
    }

    @Test
    void aSetOfAnotherSpecificationIsRefused() {
        WorldIdentities spec =
                new WorldIdentities("identities", 1, "balanced", 6, 2, SIZE, 0.45, false, 31);
        FaceDataset set = new WorldSets().render("some", spec, folder.resolve("some"), Progress.silent());
        WorldSets.requireSame(FaceDataset.open(set.dir()), spec);
        WorldIdentities turned =
                new WorldIdentities("identities", 1, "balanced", 6, 2, SIZE, 1, false, 31);
        WorldIdentities more =
                new WorldIdentities("identities", 1, "balanced", 9, 2, SIZE, 0.45, false, 31);
        assertThatThrownBy(() -> WorldSets.requireSame(set, turned))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("some: is another set: pose is 0.45 there, expected 1.0");
        assertThatThrownBy(() -> WorldSets.requireSame(set, more))
                .hasMessageContaining("identities is 6 there, expected 9");
    }

    @Test
    void aSetOfAnEarlierWorldIsRefused() throws IOException {
        WorldIdentities spec = new WorldIdentities("identities", 1, "balanced", 6, 2, SIZE, 0.45, false, 31);
        FaceDataset set = new WorldSets().render("some", spec, folder.resolve("some"), Progress.silent());
        Path card = set.dir().resolve("dataset.json");
        String now = Files.readString(card);
        Files.writeString(card, now.replaceFirst(",\\s*\"world\" : 2", ""));
        assertThat(Files.readString(card)).isNotEqualTo(now);
        assertThatThrownBy(() -> WorldSets.requireSame(FaceDataset.open(set.dir()), spec))
                .hasMessageContaining("world is absent there, expected 2");
    }

    private FaceDataset render(String name, String composition, boolean permuteLabels) {
        WorldIdentities spec = new WorldIdentities(
                "identities", 1, composition, 180, 1, SIZE, 0.3, permuteLabels, 31);
        return new WorldSets().render(name, spec, folder.resolve(name), Progress.silent());
    }

    private static double of(Map<String, Double> values, String key) {
        return Objects.requireNonNull(values.get(key), key);
    }

    private static double mean(FaceDataset set) {
        Map<String, Double> groups = brightness(set);
        Map<String, Long> identities =
                Objects.requireNonNull(set.card().shares().get("tone"));
        double sum = 0;
        for (Map.Entry<String, Long> group : identities.entrySet()) {
            sum += of(groups, group.getKey()) * group.getValue() / set.card().identities();
        }
        return sum;
    }

    /** Mean brightness of the middle of the images, per label. */
    private static Map<String, Double> brightness(FaceDataset set) {
        Map<String, Double> sums = new HashMap<>();
        Map<String, Integer> counts = new HashMap<>();
        for (FaceRecord record : set.records()) {
            float[] image = set.read(record).toPlanar();
            double sum = 0;
            for (int y = 6; y < 12; y++) {
                for (int x = 5; x < 11; x++) {
                    sum += image[SIZE * SIZE + y * SIZE + x];
                }
            }
            String tone =
                    Objects.requireNonNull(record.attributes().get("tone")).value();
            sums.merge(tone, sum / 36, Double::sum);
            counts.merge(tone, 1, Integer::sum);
        }
        counts.forEach((tone, n) -> sums.computeIfPresent(tone, (k, v) -> v / n));
        return sums;
    }
}
